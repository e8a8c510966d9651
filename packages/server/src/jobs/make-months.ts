import type {Job} from './job.ts';

/** Makes the parts of the coming months ahead, where the database keeps a table by month. */
export const makeMonths: Job = {
  name: 'make-months',
  everyMs: 24 * 3_600_000,
  async run({storage, now}) {
    await storage.makeMonths(now().toISOString());
    return 0;
  },
};
