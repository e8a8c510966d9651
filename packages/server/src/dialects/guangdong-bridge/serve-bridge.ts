import type {Hono} from 'hono';
import type {Context} from '../../context/context.ts';
import type {Env} from '../../http/call.ts';
import type {RateLimits} from '../../security/rate-limits.ts';
import {answerDialect} from '../answer-dialect.ts';
import {readFields, type BridgeAnswer} from './fields.ts';
import {notify} from './notify.ts';

/** Where window programs call, below the address of this server. */
export const bridgePath = '/dialects/guangdong-bridge/notify';

/**
 * Serves `notify` of Guangdong's hall evaluator bridge where the operator has switched it on. It answers in the words of the
 * bridge, `{code, msg}`: status 200 for 0 (done) and 1 (rated already), 4xx for what the program has to mend.
 */
export function serveGuangdongBridge(hono: Hono<Env>, context: Context, rateLimits: RateLimits | undefined): void {
  const {guangdongBridge} = context.settings;
  if (guangdongBridge === 'off') return;
  hono.all(bridgePath, call =>
    answerDialect(call, {
      ...{routeName: 'guangdongBridge', context, rateLimits},
      takes: method => method === 'POST' || (method === 'GET' && guangdongBridge === 'get'),
      answer: async (fields, client) => {
        const values = readFields(fields);
        return isAnswer(values) ? values : notify(values, context, client);
      },
    }),
  );
}

const isAnswer = (values: object): values is BridgeAnswer => 'msg' in values;
