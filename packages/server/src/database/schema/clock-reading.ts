import {integer, moment, nullable, table} from '../engine/table.ts';

/** What the servers of a database know of the time: one row, or none before the first server. */
export const clockReading = table('clock_reading', {
  onlyOne: integer('only_one'),
  knownAt: moment('known_at'),
  confirmedAt: nullable(moment('confirmed_at')),
});
