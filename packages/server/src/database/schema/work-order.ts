/** Stands for "no clock runs", so that orders sort by what is due without a special case. */
export const noClock = '9999-12-31T00:00:00.000Z';
