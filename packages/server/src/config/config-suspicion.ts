import {suspicionRuleNames, type SuspicionLimit} from '@gov-rating/contract';
import {z} from 'zod';
import {suspicionRule, type OwnSuspicionLimits} from '../domain/suspicions/suspicion-limits.ts';

const name = z.enum(suspicionRuleNames);
const seconds = {s: 1, m: 60, h: 3600, d: 86_400} as const;
const longest = 90 * seconds.d;
const form = `must be a list such as burst_device=20/10m,at_once=2s,same_comment=off of ${suspicionRuleNames.join(', ')}, each at most once, with 2 to 100 ratings where the rule counts them, and at most 90 days in s, m, h or d`;

/** Limits of suspicion written as `burst_device=20/10m,at_once=2s,same_comment=off`. */
export const suspicionText = z
  .string()
  .max(400, form)
  .transform((text, context) => {
    const parts = text.split(',').map(part => limitOf(part.trim()));
    const known = parts.filter(part => part !== undefined);
    const named = new Set(known.map(([rule]) => rule));
    if (named.size === parts.length) return Object.fromEntries(known) as OwnSuspicionLimits;
    context.addIssue({code: 'custom', message: form});
    return z.NEVER;
  });

function limitOf(part: string) {
  const [, rule, value] = /^(\w+)=(.+)$/.exec(part) ?? [];
  const known = name.safeParse(rule);
  if (!known.success || value === undefined) return undefined;
  if (value === 'off') return [known.data, null] as const;
  const limit = suspicionRule(known.data).same ? counted(value) : timed(value);
  return limit && ([known.data, limit] as const);
}

function counted(value: string): SuspicionLimit | undefined {
  const [number = '', time = ''] = value.split('/');
  const limit = timed(time);
  const count = /^\d{1,3}$/.test(number) ? Number(number) : 0;
  return limit && count >= 2 && count <= 100 ? {count, ...limit} : undefined;
}

function timed(value: string): SuspicionLimit | undefined {
  const [, number, unit] = /^(\d{1,7})([smhd])$/.exec(value) ?? [];
  const length = Number(number) * seconds[unit as keyof typeof seconds];
  return length >= 1 && length <= longest ? {seconds: length} : undefined;
}
