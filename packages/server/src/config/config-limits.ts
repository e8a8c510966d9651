import {z} from 'zod';
import type {Turns} from '../security/memory-rate-limits.ts';
import {buckets, type Bucket} from '../security/rate-limits.ts';

const most = 1_000_000;
const form = `must be a list such as client=60000,address=12000 of ${buckets.join(', ')}, each at most once, with 1 to ${most} calls a minute`;
const bucket = z.enum(buckets);

/** Calls per minute written as `client=60000,address=12000`. */
export const rateLimitsText = z
  .string()
  .max(200, form)
  .transform((text, context) => {
    const limits = text.split(',').map(part => limitOf(part.trim()));
    const known = limits.filter(limit => limit !== undefined);
    if (new Set(known.map(([name]) => name)).size === limits.length) return Object.fromEntries(known) as Partial<Turns>;
    context.addIssue({code: 'custom', message: form});
    return z.NEVER;
  });

function limitOf(part: string): readonly [Bucket, number] | undefined {
  const [, name, number] = /^(\w+)=(\d{1,7})$/.exec(part) ?? [];
  const known = bucket.safeParse(name);
  const calls = Number(number);
  return known.success && calls >= 1 && calls <= most ? [known.data, calls] : undefined;
}
