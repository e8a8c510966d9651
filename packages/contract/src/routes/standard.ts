import {z} from 'zod';
import {level, localized, tagCode, text} from '../fields.ts';
import {channels} from '../standard/channels.ts';
import {certainties} from '../standard/fact.ts';
import {profileIds} from '../standard/profiles.ts';
import {tagDimensions} from '../standard/tags.ts';
import {defineRoutes} from './route.ts';

/** Which region's rules to read. */
export const standardQuery = z.object({profile: z.enum(profileIds, {error: 'unknown_profile'}).optional()});

/** The most characters of a tag in everyday words. */
export const plainTextLimit = 100;

const plainText = z.object({
  'zh-CN': text(plainTextLimit),
  'zh-TW': text(plainTextLimit),
  en: text(plainTextLimit),
});

/** A tag as a rater chooses it. */
export const tagChoice = z
  .object({
    code: tagCode,
    level,
    core: z.boolean().meta({description: 'core tags are shown at once, extended ones on demand'}),
    text: localized,
    plain: plainText.optional().meta({
      description:
        'the same in everyday words, shown below the text; ours and not of the standard. Left out where the text needs none',
    }),
  })
  .meta({id: 'TagChoice', description: 'A tag as a rater chooses it'});

/** A number of a profile with where it comes from; null where no source gives one and a deployment must. */
const sourced = z.object({
  value: z.unknown(),
  certainty: z.enum(certainties),
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
    tags: z.array(tagChoice.extend({dimension: z.enum(tagDimensions)})),
    channels: z.array(z.object({channel: z.enum(channels), name: localized, code: z.number().int().nullable()})),
    rules: z
      .record(z.string(), z.union([sourced, z.record(z.string(), sourced)]))
      .meta({description: "the profile's numbers, each with source and certainty"}),
  })
  .meta({id: 'Standard', description: 'The standard as data'});

/** Ratings can be received now, and by which version. */
export const health = z
  .object({status: z.literal('ok'), version: z.string()})
  .meta({id: 'Health', description: 'Ratings can be received now, and by which version'});

/** The standard as data, and whether the server is alive. */
export const standardRoutes = defineRoutes('standard', {
  getHealth: {
    method: 'GET',
    path: '/v1/health',
    caller: 'anyone',
    responseCheck: ['status', 'string'],
    summary: 'Whether ratings can be received now',
    input: z.object({}),
    output: health,
    status: 200,
    refusals: [],
  },
  getStandard: {
    method: 'GET',
    path: '/v1/standard',
    caller: 'anyone',
    caching: 'validator',
    responseCheck: ['levels', 'object'],
    summary: 'Levels, tags, channels and the rules of a region, as data',
    input: standardQuery,
    output: standardDocument,
    status: 200,
    refusals: ['unknown_profile'],
  },
});
