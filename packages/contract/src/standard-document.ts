import {z} from 'zod';
import {level, localized} from './fields.ts';
import {tagChoice} from './invitation.ts';
import {channels} from './standard/channels.ts';
import {profileIds} from './standard/profiles.ts';

/** Which region's rules to read. */
export const standardQuery = z.object({profile: z.enum(profileIds, {error: 'unknown_profile'}).optional()});

/** A number of a profile with where it comes from; null where no source gives one and a deployment must. */
const sourced = z.object({
  value: z.unknown(),
  certainty: z.enum(['sure', 'likely', 'single', 'derived', 'unknown']),
  source: z.string(),
});

/** The standard as data: levels, catalogue, channels and a region's numbers with their sources. */
export const standardDocument = z
  .object({
    profile: z.enum(profileIds),
    profileName: localized,
    catalogueVersion: z.string(),
    levels: z.array(
      z.object({
        level,
        name: localized,
        bad: z.boolean(),
        interfaceScale: z.number().int().meta({description: '5 is best, as provincial interfaces count'}),
        gb39046: z.number().int().meta({description: '1 is best, as GB/T 39046-2020 table A.8 counts'}),
      }),
    ),
    tags: z.array(tagChoice.extend({dimension: z.enum(['matter', 'window'])})),
    channels: z.array(z.object({channel: z.enum(channels), name: localized, code: z.number().int().nullable()})),
    rules: z
      .record(z.string(), z.union([sourced, z.record(z.string(), sourced)]))
      .meta({description: "the profile's numbers, each with source and certainty"}),
  })
  .meta({id: 'Standard', description: 'The standard as data'});

/** Alive, and which version. */
export const health = z.object({status: z.literal('ok'), version: z.string()}).meta({id: 'Health'});
