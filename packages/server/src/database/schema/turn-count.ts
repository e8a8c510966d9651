import {bigint, key, moment, table} from '../engine/table.ts';

/** Turns that callers have taken, by minute, for the limits that several processes share. Not logged by PostgreSQL. */
export const turnCount = table('turn_count', {
  minute: moment('minute'),
  source: key('source'),
  turns: bigint('turns'),
});
