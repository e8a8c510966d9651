import {readFile, stat} from 'node:fs/promises';
import {channels} from '@gov-rating/contract';
import {z} from 'zod';
import {upstreamDialects, type Platform} from '../domain/upstream/platform.ts';
import {valueNames} from '../domain/upstream/records.ts';
import {ConfigError} from './config.ts';

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,49}$/, 'must be the name of a field');
const path = z.string().regex(/^\w{1,50}(\.\w{1,50}){0,5}$/, 'must be names separated by dots, such as data.token');
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'must be the name of a header');
const text = z
  .string()
  .max(2000)
  .regex(/^[\x20-\x7e]*$/, 'must be printable ASCII');
const address = z.url({protocol: /^https?$/, error: 'must be an address'}).max(500);
const codes = z.array(z.string().min(1).max(100)).max(50);
const fields = z.record(name, z.enum(valueNames, `must be one of ${valueNames.join(', ')}, or null`).nullable());
const constants = z.record(name, z.union([z.string().max(200), z.number()]));

/** Codes and words of answers that public clients of the interface know; each can be set. */
const answer = z
  .strictObject({
    code: path.default('code'),
    words: path.default('errorMessage'),
    success: codes.min(1).default(['200']),
    retry: codes.default(['-1']),
    tokenExpired: codes.default([]),
    duplicateCodes: codes.default([]),
    duplicateWords: codes.default(['评价数据不可重复', '本次服务已存在评价', '该办件已评价']),
  })
  .prefault({});

const platform = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'must be small letters, digits and "-", such as province'),
    dialect: z.enum(upstreamDialects, `must be one of ${upstreamDialects.join(', ')}`),
    institutions: z.array(z.string().min(1).max(50)).min(1, 'must name an institution').max(100),
    since: z.iso.date('must be a day such as 2026-12-01').optional(),
    serviceUrl: address,
    ratingUrl: address,
    unencrypted: z.boolean().default(false),
    headers: z.record(headerName, text).default({}),
    token: z
      .strictObject({
        url: address,
        appKey: text.min(1),
        secret: text.min(1),
        path: path.default('token'),
        header: headerName.default('Authorization'),
        prefix: text.default(''),
      })
      .optional(),
    fields: z.strictObject({service: fields.default({}), rating: fields.default({})}).prefault({}),
    constants: z.strictObject({service: constants.default({}), rating: constants.default({})}).prefault({}),
    channels: z.partialRecord(z.enum(channels), z.number().int().min(0).max(99)).default({}),
    areaCodeDigits: z.union([z.literal(6), z.literal(9), z.literal(12)], 'must be 6, 9 or 12').default(6),
    numbers: z.enum(['number', 'text']).default('number'),
    unique: z.enum(['service', 'node']).default('service'),
    parallel: z.number().int().min(1).max(32).default(4),
    answer,
  })
  .superRefine(({unencrypted, serviceUrl, ratingUrl, token}, context) => {
    const plain = [serviceUrl, ratingUrl, token?.url ?? ''].some(url => url.startsWith('http:'));
    if (plain && !unencrypted)
      context.addIssue({code: 'custom', message: 'has an address without https, which needs "unencrypted": true'});
  });

const upstreamFile = z
  .array(platform)
  .max(10)
  .refine(all => new Set(all.map(({id}) => id)).size === all.length, 'must not name a platform twice');

/**
 * Reads the platforms above that get ratings.
 *
 * @throws {ConfigError} when the file cannot be read, may be read by everybody, or is wrong; no value of it is repeated.
 */
export async function readUpstream(file: string | undefined): Promise<readonly Platform[]> {
  if (file === undefined) return [];
  const result = upstreamFile.safeParse(await contentOf(file));
  if (!result.success)
    throw new ConfigError(
      result.error.issues.map(issue => ['UPSTREAM_FILE', ...issue.path, issue.message].map(String).join(' ')),
    );
  return result.data.map(({id, unencrypted: _, ...one}) => ({
    ...one,
    ...{platformId: id, since: one.since, token: one.token},
  }));
}

async function contentOf(file: string): Promise<unknown> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError([`UPSTREAM_FILE cannot be read: ${file}`]);
  });
  // The file holds credentials. Windows has none of these bits.
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o007) !== 0)
    throw new ConfigError([`UPSTREAM_FILE holds secrets and may be read by everybody: chmod o-rwx ${file}`]);
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new ConfigError(['UPSTREAM_FILE is no JSON']);
  }
}
