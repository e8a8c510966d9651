import {mapped, moment, type Column} from '../engine/table.ts';

/** The value for "no due date" in the database, so that rows can be sorted by due date without a special case. */
export const noClock = '9999-12-31T00:00:00.000Z';

/** A moment at which something is due, null if nothing is due. */
export const clock = (name: string): Column<string | null> =>
  mapped(
    moment(name),
    dueAt => (dueAt === noClock ? null : dueAt),
    dueAt => dueAt ?? noClock,
  );
