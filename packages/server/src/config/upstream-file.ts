import {channels} from '@gov-rating/contract';
import {sm2} from 'sm-crypto-v2';
import {z} from 'zod';
import {usualBody} from '../domain/upstream/envelope.ts';
import {ratingSources, upstreamDialects, type Platform} from '../domain/upstream/platform.ts';
import {valueNames} from '../domain/upstream/records.ts';
import {ConfigError} from './config.ts';
import {demandPrivateFile, readJsonFile} from './json-file.ts';

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

/** Throws for some of those that are none. */
function isPoint(publicKey: string): boolean {
  try {
    return sm2.verifyPublicKey(publicKey);
  } catch {
    return false;
  }
}

const template = z.json();
const envelope = z
  .strictObject({
    appMark: text.min(1),
    appWord: text.min(1),
    publicKey: z
      .string()
      .regex(/^04[0-9a-fA-F]{128}$/, 'must be an uncompressed point: 04 and 128 hexadecimal digits')
      .refine(isPoint, 'must be a point of the curve of SM2'),
    privateKey: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits')
      .optional(),
    sign: z.enum(['signature', 'cipher']).default('signature'),
    order: z.enum(['C1C3C2', 'C1C2C3']).default('C1C3C2'),
    content: z.strictObject({service: template.default('$record'), rating: template.default('$record')}).prefault({}),
    body: template.default(usualBody),
  })
  .refine(({sign, privateKey}) => sign === 'cipher' || privateKey !== undefined, 'needs a privateKey to sign with');

const hex = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-fA-F]{${digits}}$`), `must be ${digits} hexadecimal digits`);
const message = z.string().max(5000).includes('$data', 'must be XML with $data in the place of the record');
const xml = z
  .strictObject({
    root: name.default('Case'),
    encoding: z.enum(['GB18030', 'UTF-8']).default('GB18030'),
    key: hex(32),
    mode: z.enum(['ecb', 'cbc']),
    iv: hex(32).optional(),
    cipherText: z.enum(['base64', 'hex']),
    body: z.strictObject({service: message, rating: message}),
    acknowledgement: name.default('evaluateUnid'),
  })
  .refine(({mode, iv}) => (mode === 'cbc') === (iv !== undefined), 'needs an iv with the mode cbc, and only with it');

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

/** The settings that a dialect needs and no other one has. */
const partOf = {'sm2-envelope': 'envelope', 'sm4-xml': 'xml'} as const;

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
    envelope: envelope.optional(),
    xml: xml.optional(),
    fields: z.strictObject({service: fields.default({}), rating: fields.default({})}).prefault({}),
    constants: z.strictObject({service: constants.default({}), rating: constants.default({})}).prefault({}),
    channels: z.partialRecord(z.enum(channels), z.number().int().min(0).max(99)).default({}),
    areaCodeDigits: z.union([z.literal(6), z.literal(9), z.literal(12)], 'must be 6, 9 or 12').default(6),
    numbers: z.enum(['number', 'text']).default('number'),
    ratings: z.enum(ratingSources, `must be one of ${ratingSources.join(', ')}`).default('given'),
    unique: z.enum(['service', 'node']).default('service'),
    voided: z.enum(['send', 'leave'], 'must be send or leave').default('send'),
    keepMonths: z.number().int().min(3).max(600).optional(),
    parallel: z.number().int().min(1).max(32).default(4),
    answer,
  })
  .superRefine(({unencrypted, serviceUrl, ratingUrl, token, dialect, ...given}, context) => {
    for (const [needed, part] of Object.entries(partOf))
      if ((dialect === needed) !== (given[part] !== undefined))
        context.addIssue({code: 'custom', message: `needs "${part}" with the dialect ${needed}, and only with it`});
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
  const content = await readJsonFile('UPSTREAM_FILE', file);
  await demandPrivateFile('UPSTREAM_FILE', file);
  const result = upstreamFile.safeParse(content);
  if (!result.success)
    throw new ConfigError(
      result.error.issues.map(issue => ['UPSTREAM_FILE', ...issue.path, issue.message].map(String).join(' ')),
    );
  return result.data.map(({id, unencrypted: _, ...one}) => ({
    ...one,
    ...{platformId: id, since: one.since, token: one.token, keepMonths: one.keepMonths},
    envelope: one.envelope && {...one.envelope, privateKey: one.envelope.privateKey},
    xml: one.xml && {...one.xml, iv: one.xml.iv},
  }));
}
