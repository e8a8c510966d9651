import {idPattern} from '@gov-rating/contract';
import {z} from 'zod';
import type {SetTurns} from '../security/memory-rate-limits.ts';
import {buckets, type Bucket} from '../security/rate-limits.ts';

const most = 1_000_000;
const form = `must be a list such as client=60000,client:ID=120000,address=12000 of ${buckets.join(', ')} and of single clients by their id, each at most once, with 1 to ${most} calls a minute`;
const bucket = z.enum(buckets);

/** Calls per minute written as `client=60000,client:ID=120000,address=12000`. */
export const rateLimitsText = z
  .string()
  .max(10_000, form)
  .transform((text, context): SetTurns => {
    const limits = text.split(',').map(part => limitOf(part.trim()));
    const known = limits.filter(limit => limit !== undefined);
    if (new Set(known.map(({name}) => name)).size === limits.length) {
      const turns = known.filter(({client}) => client === undefined).map(({name, calls}) => [name, calls] as const);
      const clients = known.flatMap(({client, calls}) => (client === undefined ? [] : [[client, calls] as const]));
      return {
        ...(Object.fromEntries(turns) as Partial<Record<Bucket, number>>),
        ...(clients.length > 0 && {clients: Object.fromEntries(clients)}),
      };
    }
    context.addIssue({code: 'custom', message: form});
    return z.NEVER;
  });

function limitOf(part: string) {
  const [, name = '', client, number] = /^(\w+)(?::([^=]+))?=(\d{1,7})$/.exec(part) ?? [];
  const calls = Number(number);
  const isKnown = client === undefined ? bucket.safeParse(name).success : name === 'client' && idPattern.test(client);
  return isKnown && calls >= 1 && calls <= most
    ? {name: client === undefined ? name : `client:${client}`, client, calls}
    : undefined;
}
