import type {Deadline, StaffNotice} from '@gov-rating/contract';
import {z} from 'zod';
import {deadlineSteps, type DeadlineStep} from '../domain/profile/rules.ts';

const step = z.enum(deadlineSteps);
const deadlinesForm = `must be a list such as contact=3w,answer=10n of ${deadlineSteps.join(', ')}, each at most once, with 1 to 365 w(orking) or n(atural) days`;

/** Time limits written as `contact=3w,answer=10n`: `w` counts working days, `n` natural days. */
export const deadlinesText = z
  .string()
  .max(200, deadlinesForm)
  .transform((text, context) => {
    const deadlines = text.split(',').map(part => deadlineOf(part.trim()));
    const known = deadlines.filter(deadline => deadline !== undefined);
    const steps = new Set(known.map(([name]) => name));
    if (steps.size === deadlines.length) return Object.fromEntries(known) as Partial<Record<DeadlineStep, Deadline>>;
    context.addIssue({code: 'custom', message: deadlinesForm});
    return z.NEVER;
  });

function deadlineOf(part: string): readonly [DeadlineStep, Deadline] | undefined {
  const [, name, number, unit] = /^(\w+)=(\d{1,3})([wn])$/.exec(part) ?? [];
  const known = step.safeParse(name);
  const days = Number(number);
  if (!known.success || days < 1 || days > 365) return undefined;
  return [known.data, {days, dayKind: unit === 'w' ? 'working' : 'natural'}];
}

const staffNoticeForm =
  'must say how many bad ratings in how many natural days and a time limit, such as 3/90n,10w: 2 to 100 in 1 to 365 days, then 1 to 365 w(orking) or n(atural) days';

/** A threshold written as `3/90n,10w`: three bad ratings in ninety natural days, then ten working days for the answer. */
export const staffNoticeText = z.string().transform((text, context): StaffNotice => {
  const [, badRatings, days, limit, unit] = /^(\d{1,3})\/(\d{1,3})n, ?(\d{1,3})([wn])$/.exec(text) ?? [];
  const known = between(badRatings, 2, 100) && between(days, 1, 365) && between(limit, 1, 365);
  if (!known) {
    context.addIssue({code: 'custom', message: staffNoticeForm});
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
