import {prepareCommand} from '../context/prepare-command.ts';
import type {RatingCase} from '../domain/cases/rating-case.ts';
import {clockedStates, setClock} from '../domain/cases/set-clock.ts';
import type {Job} from './job.ts';

const batchSize = 100;

/** Sets the time limits of orders that were created before they could be determined, e.g. across an unknown year. */
export const setClocks: Job = {
  name: 'set-clocks',
  everyMs: 3_600_000,
  async run(context) {
    const states = clockedStates(context.clocks);
    for (let after = '', found = [after]; found.length > 0; after = found.at(-1) ?? '') {
      found = await context.storage.ordersWithoutClock(states, after, batchSize);
      for (const orderNumber of found) {
        const command = await prepareCommand(context);
        const decide = (ratingCase: RatingCase) => setClock(ratingCase, command);
        await context.storage.changeCase({orderNumber}, null, decide, {busy: 'skip'});
      }
    }
    return 0;
  },
};
