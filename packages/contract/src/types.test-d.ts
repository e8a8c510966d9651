import type {z} from 'zod';
import type {problemDocument} from './problem-document.ts';
import type {Routes} from './routes/index.ts';
import type * as types from './types.ts';
import type {webhookEvents} from './webhook-events.ts';

/** `true` when values of either type may be used as the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The names for which something differs: none. */
type Differences<A, B extends {[N in keyof A]: unknown}> = {
  [N in keyof A]: Same<A[N], B[N]> extends true ? never : N;
}[keyof A];

/** Never run: the generated types are those of the schemas. Compiles only while nothing differs. */
export function typesAreThoseOfTheSchemas(): void {
  type Inputs = {[N in keyof Routes]: z.input<Routes[N]['input']>};
  type Outputs = {[N in keyof Routes]: z.output<Routes[N]['output']>};
  type Events = {[T in keyof typeof webhookEvents]: z.output<(typeof webhookEvents)[T]['data']>};
  const same: readonly [
    Differences<Inputs, types.RouteInputs>,
    Differences<Outputs, types.RouteOutputs>,
    Differences<Events, types.WebhookEventContents>,
    Same<keyof Routes, types.RouteName> extends true ? never : 'RouteName',
    Same<z.output<typeof problemDocument>, types.Problem> extends true ? never : 'Problem',
  ][] = [];
  const none: readonly (readonly [never, never, never, never, never])[] = same;
  void none;
}
