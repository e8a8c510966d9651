import {mapped, moment, type Column} from '../engine/table.ts';

/** What the database holds where no clock runs, so that rows sort by what is due without a special case. */
export const noClock = '9999-12-31T00:00:00.000Z';

/** A moment at which something is due, null where no clock runs. */
export const clock = (name: string): Column<string | null> =>
  mapped(
    moment(name),
    dueAt => (dueAt === noClock ? null : dueAt),
    dueAt => dueAt ?? noClock,
  );
