import type {StaffNotice} from '@gov-rating/contract';
import {z} from 'zod';

const form =
  'must say how many bad ratings in how many natural days and a time limit, such as 3/90n,10w: 2 to 100 in 1 to 365 days, then 1 to 365 w(orking) or n(atural) days';

/** A threshold written as `3/90n,10w`: three bad ratings in ninety natural days, then ten working days for the answer. */
export const staffNoticeText = z.string().transform((text, context): StaffNotice => {
  const [, badRatings, days, limit, unit] = /^(\d{1,3})\/(\d{1,3})n, ?(\d{1,3})([wn])$/.exec(text) ?? [];
  const known = between(badRatings, 2, 100) && between(days, 1, 365) && between(limit, 1, 365);
  if (!known) {
    context.addIssue({code: 'custom', message: form});
    return z.NEVER;
  }
  return {
    badRatings: Number(badRatings),
    days: Number(days),
    deadline: {days: Number(limit), dayKind: unit === 'w' ? 'working' : 'natural'},
  };
});

const between = (number: string | undefined, least: number, most: number): boolean =>
  number !== undefined && Number(number) >= least && Number(number) <= most;
