import {prepareCommand} from '../context/prepare-command.ts';
import {escalate} from '../domain/cases/extend-transfer.ts';
import type {Job} from './job.ts';

const batchSize = 50;

/** Escalates overdue orders, each once (督办). When two processes find the same order, one of them changes it. */
export const escalateOrders: Job = {
  name: 'escalate-orders',
  everyMs: 30_000,
  async run(context) {
    const {storage, now} = context;
    const late = await storage.overdueOrders(now().toISOString(), batchSize);
    for (const orderNumber of late) {
      const command = await prepareCommand(context);
      await storage.changeCase({orderNumber}, null, ratingCase => escalate(ratingCase, command));
    }
    return late.length;
  },
};
