import assert from 'node:assert/strict';
import test from 'node:test';
import {csvCell, draftFaults, routes, type Route} from '@gov-rating/contract';
import {csvRecords} from '../../src/node/csv.ts';
import {columnOf, levelOf} from '../../src/domain/institutions/institution-columns.ts';
import {checkInstitutions} from '../../src/domain/institutions/check-institutions.ts';
import {maskPerson} from '../../src/domain/persons/masking.ts';
import {screenComment} from '../../src/domain/screening/screen-comment.ts';
import {comparable} from '../../src/domain/suspicions/rating-trace.ts';
import {isAllowedUrl, strictWebhookRules} from '../../src/domain/webhooks/webhook-address.ts';
import {invitationUrl} from '../../src/domain/invitations/invitation-url.ts';
import {clientCredentials} from '../../src/http/client-credentials.ts';
import {isShared} from '../../src/http/cors.ts';
import {matches} from '../../src/http/http-caching.ts';
import {parseLanguage} from '../../src/http/language.ts';
import {parseMediaType} from '../../src/http/media-type.ts';
import {isPosition, readCursor} from '../../src/http/pagination.ts';
import {readInput} from '../../src/http/read-input.ts';
import {validate} from '../../src/http/validate.ts';
import {codingFor} from '../../src/node/compression.ts';
import {peerAddress} from '../../src/node/peer-address.ts';
import {toScopes} from '../../src/security/access-tokens.ts';
import {dataKeysOf} from '../../src/security/encryption-keyring.ts';
import {fromBase64} from '../../src/security/base64.ts';
import {aScene, clientSecret} from '../fixtures/api.fixtures.ts';

/** Length of a long input and of the one that it is compared with, in characters. */
const [long, short] = [16_384, 1024];

/** Milliseconds below which a long input is no matter: in quadratic time it takes a hundred or more. */
const negligibleMs = 40;

/** The processor time of a thread is counted in steps of up to this many milliseconds. */
const stepMs = 10;

/** In linear time the long input takes as long as the short one read sixteen times, in quadratic time 16 times as long. */
const mostTimes = 4;

type Parse = (text: string) => unknown;

/** Signs that parsers look for, and runs of which make a careless one start again at every place. */
const signs = [...' \t;,=".-/%:@+01aX好　零京\u200b٣\r\n(*&?#_~\'{[<\\'];
const shapes: readonly ((sign: string, length: number) => string)[] = [
  (sign, length) => sign.repeat(length),
  (sign, length) => `a${sign.repeat(length)}b`,
  (sign, length) => `a${sign}`.repeat(length / 2),
  (sign, length) => `${sign}0`.repeat(length / 2),
  (sign, length) => `${sign},`.repeat(length / 2),
];
const worst = shapes.flatMap(shape => signs.map(sign => (length: number) => shape(sign, length)));

/** Milliseconds of processor time of this thread, or of this process on a Node that does not tell threads apart. */
function processorMs(): number {
  const {user, system} = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** The processor time of reading a text a number of times. */
async function timeOf(parse: Parse, text: string, times: number): Promise<number> {
  const before = processorMs();
  for (let time = 0; time < times; time++) {
    try {
      await parse(text);
    } catch {
      // A refusal is an answer like any other; what it cost counts.
    }
  }
  return processorMs() - before;
}

/** The first input for which the work grows faster than its length; undefined when there is none. */
async function fasterThanLength(parse: Parse, inputs = worst): Promise<string | undefined> {
  for (const make of inputs) {
    if ((await timeOf(parse, make(long), 1)) < negligibleMs) continue;
    // The least of several rounds: collecting garbage and compiling only ever add to it.
    let [longMs, shortMs] = [Infinity, Infinity];
    for (let round = 0; round < 4; round++) {
      longMs = Math.min(longMs, await timeOf(parse, make(long), 1));
      shortMs = Math.min(shortMs, await timeOf(parse, make(short), long / short));
    }
    const ratio = longMs / Math.max(shortMs, stepMs);
    if (longMs > negligibleMs && ratio > mostTimes)
      return `${JSON.stringify(make(8))} takes ${ratio.toFixed(0)} times as long`;
  }
  return undefined;
}

test('this file finds work that grows faster than its input', async () => {
  assert.match((await fasterThanLength(text => text.split(/\s*;\s*/))) ?? '', /times as long/);
  assert.match((await fasterThanLength(text => text.replace(/[.-]+$/, ''))) ?? '', /times as long/);
});

const headers = (name: string, text: string) => new Headers({[name]: text.replace(/[^\t\x20-\x7e]/g, 'x')});
const draft = (comment: string) => ({level: 'satisfied', tags: [], comment}) as const;
const once = async function* (text: string) {
  yield text;
};

const parsers: Readonly<Record<string, Parse>> = {
  'Content-Type': text => parseMediaType(headers('content-type', text), {form: true, csv: true}),
  'parameters of Content-Type': text =>
    parseMediaType(headers('content-type', `application/json;${text}`), {form: true, csv: true}),
  'Accept-Language': parseLanguage,
  'Accept-Encoding': codingFor,
  'If-None-Match': text => matches(text, '"x"'),
  'Authorization: Basic': text => clientCredentials(headers('authorization', text), {}),
  'credentials in it': text => clientCredentials(headers('authorization', `Basic ${btoa(encodeURI(text))}`), {}),
  'X-Forwarded-For': text =>
    peerAddress({socket: {remoteAddress: '::1'}, headers: {'x-forwarded-for': text}} as never, 2),
  'a path': isShared,
  'a cursor': text => readCursor(btoa(encodeURI(text)), key => isPosition(key, name => /^\w+$/.test(name))),
  'a cursor that is not one': text => readCursor(text, key => isPosition(key, name => /^\w+$/.test(name))),
  base64: fromBase64,
  'a list of scopes': toScopes,
  'data keys': dataKeysOf,
  'a comment that is screened': text => screenComment(text),
  'a comment that is compared': text => comparable(text, 'dissatisfied'),
  'a comment that is checked': text => draftFaults(draft(text), {tags: [], commentMaxLength: 500}),
  'a person that is masked': text => maskPerson({name: text, phone: text, certificateNumber: text}),
  'a cell of a CSV file': csvCell,
  'a CSV file': async text => {
    for await (const _ of csvRecords(once(text))) continue;
  },
  'a heading of a list of institutions': columnOf,
  'a level in a list of institutions': levelOf,
  'a row of a list of institutions': text => {
    const cells = {
      code: text,
      name: text,
      areaCode: text,
      administrativeLevel: text,
      parentCode: text,
      caseNumberLookup: text,
      ...{privacyNotice: text, privacyNoticeZhTw: text, privacyNoticeEn: text, privacyPage: text, phone: text},
    };
    return checkInstitutions([{place: {line: 2}, columns: {}, cells}], false);
  },
  'a webhook address': text => isAllowedUrl(`https://example.gov.cn/${text}`, strictWebhookRules),
  'a host of a webhook': text => isAllowedUrl(`https://${text}`, strictWebhookRules),
  'a page': text => invitationUrl(`https://example.gov.cn/${text}`, ['https://example.gov.cn'], 'x'),
  'a route of a page': text => invitationUrl(`https://example.gov.cn/#/${text}`, ['https://example.gov.cn'], 'x'),
  'a query': text =>
    readInput(routes.listOrders as Route, new Request(`http://localhost/v1/orders?cursor=${encodeURI(text)}`), {}),
  'a body': text =>
    readInput(
      routes.submitRating as Route,
      new Request('http://localhost/v1/ratings', {
        method: 'POST',
        body: text,
        headers: {'Content-Type': 'application/json'},
      }),
      {},
    ),
  'a form': text =>
    readInput(
      routes.issueToken as Route,
      new Request('http://localhost/v1/oauth/token', {
        method: 'POST',
        body: `scope=${encodeURI(text)}`,
        headers: {'Content-Type': 'application/x-www-form-urlencoded'},
      }),
      {},
    ),
};
for (const [name, parse] of Object.entries(parsers))
  test(`nobody can make the server work longer than ${name} is long`, async () => {
    assert.equal(await fasterThanLength(parse), undefined);
  });

test('nobody can make the server work longer than any field of any route is long', async () => {
  const runs = signs.map(sign => (length: number) => sign.repeat(length));
  for (const [name, route] of Object.entries<Route>(routes))
    for (const field of Object.keys(route.input.shape)) {
      const asText: Parse = text => validate(route, {[field]: text});
      const asList: Parse = text => validate(route, {[field]: [...text]});
      assert.equal(await fasterThanLength(asText, runs), undefined, `${name}: ${field}`);
      assert.equal(await fasterThanLength(asList, runs.slice(0, 1)), undefined, `${name}: list as ${field}`);
    }
});

const headerNames = [
  ...['Accept', 'Accept-Encoding', 'Accept-Language', 'Authorization', 'Content-Encoding', 'Content-Type', 'Cookie'],
  ...['Forwarded', 'Idempotency-Key', 'If-Match', 'If-Modified-Since', 'If-None-Match', 'Origin', 'Range', 'Referer'],
  ...['X-Forwarded-For', 'Access-Control-Request-Headers'],
];
test('nobody can make the server work longer than any header is long', async () => {
  const scene = await aScene({log: () => undefined});
  const runs = signs.filter(sign => /[\t -~]/.test(sign)).map(sign => (length: number) => `a${sign.repeat(length)}b`);
  const body = {grant_type: 'client_credentials', client_id: 'guangzhou', client_secret: clientSecret};
  for (const name of headerNames) {
    const read: Parse = text => scene.call('/v1/standard', {headers: {[name]: text}});
    const write: Parse = text => scene.call('/v1/oauth/token', {body, headers: {[name]: text}});
    const rate: Parse = text => scene.call('/v1/ratings', {body, headers: {[name]: `Bearer ${text}`}});
    assert.equal(await fasterThanLength(read, runs), undefined, name);
    assert.equal(await fasterThanLength(write, runs), undefined, name);
    assert.equal(await fasterThanLength(rate, runs), undefined, name);
  }
});
