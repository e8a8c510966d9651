import type {Hono} from 'hono';
import type {Context} from '../../context/context.ts';
import type {Env} from '../../http/call.ts';
import type {RateLimits} from '../../security/rate-limits.ts';
import {answerDialect} from '../answer-dialect.ts';
import {readReport} from './fields.ts';
import {queueEvents, report} from './report.ts';

/**
 * Serves the reports of queue machines where the operator has switched them on. A report says neither where the machine is nor what
 * has happened, so its address does: `/dialects/queue-machine/POINT/take`, `…/call` and `…/complete`.
 */
export function serveQueueMachine(hono: Hono<Env>, context: Context, rateLimits: RateLimits | undefined): void {
  if (context.settings.queueMachine === 'off') return;
  for (const event of queueEvents)
    hono.all(`/dialects/queue-machine/:pointId/${event}`, call =>
      answerDialect(call, {
        ...{routeName: 'queueMachine', context, rateLimits},
        takes: method => method === 'POST',
        answer: async (fields, client) => {
          const values = readReport(fields);
          if ('msg' in values) return values;
          return report({event, pointId: call.req.param('pointId') ?? '', values}, context, client);
        },
      }),
    );
}
