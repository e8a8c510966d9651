import type {Deadline} from '@gov-rating/contract';
import {z} from 'zod';
import {deadlineSteps, type DeadlineStep} from '../domain/profile/rules.ts';

const step = z.enum(deadlineSteps);
const form = `must be a list such as contact=3w,answer=10n of ${deadlineSteps.join(', ')}, each at most once, with 1 to 365 w(orking) or n(atural) days`;

/** Time limits written as `contact=3w,answer=10n`: `w` counts working days, `n` natural days. */
export const deadlinesText = z
  .string()
  .max(200, form)
  .transform((text, context) => {
    const deadlines = text.split(',').map(part => deadlineOf(part.trim()));
    const known = deadlines.filter(deadline => deadline !== undefined);
    const steps = new Set(known.map(([name]) => name));
    if (steps.size === deadlines.length) return Object.fromEntries(known) as Partial<Record<DeadlineStep, Deadline>>;
    context.addIssue({code: 'custom', message: form});
    return z.NEVER;
  });

function deadlineOf(part: string): readonly [DeadlineStep, Deadline] | undefined {
  const [, name, number, unit] = /^(\w+)=(\d{1,3})([wn])$/.exec(part) ?? [];
  const known = step.safeParse(name);
  const days = Number(number);
  if (!known.success || days < 1 || days > 365) return undefined;
  return [known.data, {days, dayKind: unit === 'w' ? 'working' : 'natural'}];
}
