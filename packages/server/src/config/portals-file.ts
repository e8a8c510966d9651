import {institutionCodePattern, isShownName} from '@gov-rating/contract';
import {importJWK, type JWK} from 'jose';
import {z} from 'zod';
import {assuranceLevels} from '../domain/raters/portal.ts';
import {es256, sm2Curve, sm2Names, sm2VerifierOf} from '../security/assertion-keys.ts';
import type {RegisteredPortal} from '../security/portals.ts';
import {ConfigError} from './config.ts';
import {demandPrivateFile, readJsonFile} from './json-file.ts';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be a coordinate in base64url, 43 characters');

const keyFacts = {
  kty: z.literal('EC', 'must be EC'),
  x: coordinate,
  y: coordinate,
  kid: z.string().min(1).max(100).optional(),
  use: z.literal('sig').optional(),
};

/** A public key; strict, so that a private one is refused by its `d`. */
const publicKey = z.discriminatedUnion(
  'crv',
  [
    z.strictObject({...keyFacts, crv: z.literal('P-256'), alg: z.literal(es256).optional()}),
    z.strictObject({
      ...keyFacts,
      crv: z.literal(sm2Curve),
      alg: z.enum(sm2Names, `must be one of ${sm2Names.join(', ')}`).optional(),
    }),
  ],
  'must be P-256 or SM2',
);

const path = z.string().regex(/^\w{1,50}(\.\w{1,50}){0,5}$/, 'must be names separated by dots, such as data.userId');
const secretText = z.string().regex(/^[\x20-\x7e]{1,500}$/, 'must be 1 to 500 printable characters of ASCII');
const levelName = z.string().min(1).max(50);
const answerCodes = z.array(z.string().min(1).max(100)).max(50);

/** How a ticket is exchanged; the names are those of the provider. */
const ticket = z
  .strictObject({
    url: z
      .url({protocol: /^https?$/, error: 'must be an address such as https://sso.example.gov.cn/ticket'})
      .max(500, 'must be at most 500 characters long')
      .refine(
        text => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(text),
        'must begin with https, because who answers decides who a person is',
      ),
    encoding: z.enum(['json', 'form'], 'must be json or form').default('json'),
    body: z.record(z.string().min(1).max(50), z.json()),
    basic: z.boolean().default(false),
    clientId: secretText,
    clientSecret: secretText,
    subject: path,
    assurance: path,
    levels: z.record(
      levelName,
      z.union(
        assuranceLevels.map(level => z.literal(level)),
        'must be 1, 2 or 3',
      ),
    ),
    answer: z
      .strictObject({code: path, taken: answerCodes.min(1, 'must hold a code'), refused: answerCodes.default([])})
      .optional(),
  })
  .refine(({levels}) => Object.keys(levels).length > 0, 'must name a level in levels')
  .refine(({body}) => JSON.stringify(body).includes('"$ticket"'), 'must have $ticket in its body')
  .refine(
    ({encoding, body}) => encoding === 'json' || Object.values(body).every(value => typeof value === 'string'),
    'must have only texts in the body of a form',
  );

const portal = z.strictObject({
  issuer: z
    .url({protocol: /^https$/, error: 'must be an address such as https://portal.example.gov.cn'})
    .max(200, 'must be at most 200 characters long'),
  institutionCode: z.string().regex(institutionCodePattern, 'must be a 统一社会信用代码 of 18 characters'),
  channel: z.enum(['web', 'mobile'], 'must be web or mobile'),
  leastAssurance: z.union(
    assuranceLevels.map(level => z.literal(level)),
    'must be 1, 2 or 3',
  ),
  page: z
    .strictObject({
      name: z
        .string()
        .max(60, 'must be at most 60 characters long')
        .refine(isShownName, 'must be one line of text that shows something'),
      url: z
        .url({protocol: /^https$/, error: 'must be an address such as https://portal.example.gov.cn/ratings'})
        .max(300, 'must be at most 300 characters long'),
    })
    .optional(),
  keys: z
    .array(publicKey)
    .max(10, 'must hold at most 10 keys')
    .refine(
      keys => keys.length === 1 || new Set(keys.map(({kid}) => kid ?? '')).size === keys.length,
      'must each have a kid of their own',
    )
    .default([]),
  ticket: ticket.optional(),
});

const signingIn = portal.refine(
  ({keys, ticket}) => keys.length > 0 || ticket !== undefined,
  'must hold a key in keys, or a ticket',
);

const portalsFile = z
  .array(signingIn)
  .max(1000)
  .refine(portals => new Set(portals.map(({issuer}) => issuer)).size === portals.length, 'must name each issuer once');

/**
 * Reads the portals that log people in. A portal that is taken out of the file is no longer trusted once the servers have
 * restarted.
 *
 * @param file A JSON file with a list of portals; undefined for none.
 * @throws {ConfigError} that says what is wrong with it, without any key or secret; also when everybody may read a file with
 *   the secret of a client.
 */
export async function readPortals(file: string | undefined): Promise<readonly RegisteredPortal[]> {
  if (file === undefined) return [];
  const result = portalsFile.safeParse(await readJsonFile('PORTALS_FILE', file));
  if (!result.success)
    throw new ConfigError(
      result.error.issues.map(({path, message}) => ['PORTALS_FILE', ...path.map(String), message].join(' ')),
    );
  if (result.data.some(one => one.ticket !== undefined)) await demandPrivateFile('PORTALS_FILE', file);
  const portals = result.data.map(({keys, page, ticket: rules, ...facts}) => ({
    ...facts,
    ...(page && {page}),
    keys: {keys: keys.map(withoutAbsent)},
    ...(rules && {ticket: {...rules, answer: rules.answer}}),
  }));
  const errors: string[] = [];
  for (const {issuer, keys} of portals)
    for (const key of keys.keys)
      await (key.crv === sm2Curve ? sm2VerifierOf(key) : importJWK(key, es256)).catch(() =>
        errors.push(`PORTALS_FILE ${issuer} has a key that is no point of ${key.crv}`),
      );
  if (errors.length > 0) throw new ConfigError(errors);
  return portals;
}

/** A key without the members that are left out. The curve alone says the algorithm of P-256. */
const withoutAbsent = ({kty, crv, x, y, kid, alg}: z.output<typeof publicKey>): JWK & {kty: string; crv: string} => ({
  ...{kty, crv, x, y},
  ...(kid !== undefined && {kid}),
  ...(crv === sm2Curve && alg !== undefined && {alg}),
});
