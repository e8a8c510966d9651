import type {ParsedInput, RouteName, RouteOutput, Routes} from '@gov-rating/contract';
import type {Context} from '../context/context.ts';
import type {DeviceCaller} from '../domain/devices/device.ts';
import type {Client} from '../domain/institutions/client-storage.ts';
import type {StaffMember} from '../domain/institutions/staff-member.ts';
import type {Rater} from '../domain/raters/portal.ts';
import type {Citizen} from '../security/caller.ts';

interface Callers {
  readonly anyone: undefined;
  readonly citizen: Citizen;
  readonly rater: Rater;
  readonly device: DeviceCaller;
  readonly department: Client;
  readonly person: StaffMember;
  readonly office: Client | StaffMember;
}

type EndpointOf<N extends RouteName> = Routes[N];
type Keyed<N extends RouteName> = EndpointOf<N> extends {readonly keyed: true} ? true : false;

/** How a route was called: by whom and, where the contract demands one, under which idempotency key. */
export interface Call<N extends RouteName> {
  readonly caller: Callers[EndpointOf<N>['caller']];
  readonly idempotencyKey: Keyed<N> extends true ? string : undefined;
  /** Network address, where the transport knows it; neither stored nor logged in plain. */
  readonly address?: string | undefined;
  /** The last event that the caller of a stream has (`Last-Event-ID`). */
  readonly lastEventId?: string | undefined;
}

/** An answer that was given before under the same idempotency key. */
export class ReplayedResponse<T> {
  readonly answer: T;

  constructor(answer: T) {
    this.answer = answer;
  }
}

/** Results that were read from a replica, which lags behind. */
export class AgedResponse<T> {
  readonly answer: T;
  /** How old they are at most, in seconds: the header `Age`. */
  readonly ageSeconds: number;

  constructor(answer: T, ageSeconds: number) {
    this.answer = answer;
    this.ageSeconds = ageSeconds;
  }
}

/** A response whose bytes never change, so that a client that has them need not request it again. */
export class ImmutableResponse {
  readonly text: string;
  /** Names the bytes, for validators. */
  readonly tag: string;

  constructor(text: string, tag: string) {
    this.text = text;
    this.tag = tag;
  }
}

/** A response too long to be held in memory; with a tag it never changes, like {@link ImmutableResponse}. */
export class Download {
  readonly contentType: string;
  readonly fileName: string;
  /** Names the bytes, for validators; undefined for an answer that may change. */
  readonly tag: string | undefined;
  readonly pieces: AsyncIterable<string>;

  constructor(contentType: string, fileName: string, tag: string | undefined, pieces: AsyncIterable<string>) {
    this.contentType = contentType;
    this.fileName = fileName;
    this.tag = tag;
    this.pieces = pieces;
  }
}

/** A stream of server-sent events, which ends when the reader goes or the server stops. */
export class EventStream {
  readonly bytes: ReadableStream<Uint8Array>;

  constructor(bytes: ReadableStream<Uint8Array>) {
    this.bytes = bytes;
  }
}

type AnswerAs = {
  readonly json: never;
  readonly immutable: ImmutableResponse;
  readonly download: Download;
  readonly events: EventStream;
};
type Form<N extends RouteName> = EndpointOf<N> extends {readonly answer: infer A extends keyof AnswerAs} ? A : 'json';

type Answer<N extends RouteName> =
  | (Form<N> extends 'json' ? RouteOutput<N> : AnswerAs[Form<N>])
  | (EndpointOf<N> extends {readonly aged: true} ? AgedResponse<RouteOutput<N>> : never)
  | (Keyed<N> extends true ? ReplayedResponse<RouteOutput<N>> : never);

/** One route: takes checked input and returns the response. It refuses by throwing a `Problem`. */
export type Handler<N extends RouteName> = (
  input: ParsedInput<N>,
  context: Context,
  call: Call<N>,
) => Promise<Answer<N>> | Answer<N>;

/** A handler for every route of the contract; a missing one does not compile. */
export type Handlers = {readonly [N in RouteName]: Handler<N>};
