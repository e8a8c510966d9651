/** Stored when no time limit runs, so that orders sort by due date without a special case. */
export const noClock = '9999-12-31T00:00:00.000Z';
