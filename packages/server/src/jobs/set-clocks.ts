import {occasionOf} from '../context/prepare-command.ts';
import {clockedStates, setClock} from '../domain/cases/set-clock.ts';
import type {Job} from './job.ts';

const portion = 100;

/** Sets the clocks of orders that were made before anybody could tell when they are due, such as across an unknown year. */
export const setClocks: Job = {
  name: 'set-clocks',
  everyMs: 3_600_000,
  async run(context) {
    const states = clockedStates(context.clocks);
    for (let after = '', found = [after]; found.length > 0; after = found.at(-1) ?? '') {
      found = await context.storage.ordersWithoutClock(states, after, portion);
      for (const orderNumber of found) {
        const occasion = await occasionOf(context);
        await context.storage.change({orderNumber}, null, life => setClock(life, occasion));
      }
    }
    return 0;
  },
};
