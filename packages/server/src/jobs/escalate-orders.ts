import {prepareCommand} from '../context/prepare-command.ts';
import type {RatingCase} from '../domain/cases/rating-case.ts';
import {escalate} from '../domain/cases/extend-transfer.ts';
import type {Job} from './job.ts';

const batchSize = 50;

/** Escalates overdue orders, each once (督办). Of two processes that find the same order one changes it, the other goes on. */
export const escalateOrders: Job = {
  name: 'escalate-orders',
  everyMs: 30_000,
  cannotBeUndone: true,
  async run(context) {
    const {storage, now} = context;
    const late = await storage.overdueOrders(now().toISOString(), batchSize);
    let escalated = 0;
    for (const orderNumber of late) {
      const command = await prepareCommand(context);
      const decide = (ratingCase: RatingCase) => escalate(ratingCase, command);
      const changed = await storage.changeCase({orderNumber}, null, decide, {busy: 'skip'});
      if (changed?.order?.escalatedAt === command.at.toISOString()) escalated++;
    }
    return escalated;
  },
};
