import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import type {AppOptions, LogEntry} from '../../src/index.ts';
import type {TicketRules} from '../../src/domain/raters/sign-on.ts';
import {upstreamSender} from '../../src/node/upstream-sender.ts';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';
import {aScene, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {portals} from '../fixtures/portals.fixtures.ts';
import {portalsWithTickets, ticketRules} from '../fixtures/ticket.fixtures.ts';
import {guangzhouPortal, rateableOf, raterToken, servedFor, shenzhenPortal, zhang} from '../fixtures/rater.fixtures.ts';

/** A request that the provider has got. */
interface Got {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answers = (got: Got, response: ServerResponse) => void;

/** A provider of sign-on over HTTP, and what it has got. */
async function aProvider(t: TestContext, answers: Answers) {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request as AsyncIterable<Buffer>) body += piece.toString();
    const one = {method: request.method ?? '', path: request.url ?? '', headers: request.headers, body};
    got.push(one);
    answers(one, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  t.after(close);
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sso/ticket`, got, close};
}

const rulesOf = (url: string, change: Partial<TicketRules> = {}): TicketRules => ({...ticketRules, url, ...change});

const ticketed = (rules: TicketRules, options: Partial<AppOptions> = {}): Promise<Scene> =>
  aScene({portals: portalsWithTickets(rules), sendSignOn: upstreamSender(), ...options});

const enter = (scene: Scene, ticket: string, portal: string = guangzhouPortal): Promise<Response> =>
  scene.call('/v1/rater-sessions/ticket', {body: {portal, ticket}});

const says = (response: ServerResponse, answer: unknown, status = 200) =>
  void response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(answer));

const person = (level: unknown = 2, id: unknown = zhang) => ({code: 200, data: {user: {id}, level}});

/** Takes each ticket that begins with `st-` once. */
function onceOnly(): Answers {
  const used = new Set<string>();
  return ({body}, response) => {
    const {ticket} = JSON.parse(body) as {ticket: string};
    if (used.has(ticket)) return says(response, {code: '4002', message: 'used'});
    if (!ticket.startsWith('st-')) return says(response, {code: '4001', message: 'unknown'});
    used.add(ticket);
    says(response, person());
  };
}

test('a person who comes with a ticket of the portal finds what was served to the same pseudonym, and no more', async t => {
  const provider = await aProvider(t, onceOnly());
  const scene = await ticketed(rulesOf(provider.url));
  const serviceId = await servedFor(scene);
  const response = await enter(scene, 'st-1');
  assert.equal(response.status, 201);
  const {token, expiresAt} = (await response.json()) as {token: string; expiresAt: string};
  assert.equal(expiresAt, '2026-11-24T02:15:00.000Z');
  assert.deepEqual(await rateableOf(scene, token), [serviceId]);
  assert.deepEqual(await rateableOf(scene, await raterToken(scene)), [serviceId], 'by an assertion too');
  const [{method, path, body} = {method: '', path: '', body: ''}] = provider.got;
  assert.deepEqual([method, path], ['POST', '/sso/ticket']);
  assert.deepEqual(JSON.parse(body), {appId: 'gov-rating', appSecret: 'secret of the client', ticket: 'st-1'});
});

test('a provider gets a form and credentials by HTTP Basic where it wants them so', async t => {
  const provider = await aProvider(t, (_, response) => says(response, {sub: zhang, acr: 'L3'}));
  const scene = await ticketed(
    rulesOf(provider.url, {
      ...{encoding: 'form', body: {grant_type: 'ticket', ticket: '$ticket'}, basic: true},
      ...{subject: 'sub', assurance: 'acr', answer: undefined},
    }),
  );
  assert.equal((await enter(scene, 'st 1&x=y')).status, 201);
  const [{headers, body} = {headers: {} as IncomingMessage['headers'], body: ''}] = provider.got;
  assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), {grant_type: 'ticket', ticket: 'st 1&x=y'});
  assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
  assert.equal(headers.authorization, `Basic ${btoa('gov-rating:secret of the client')}`);
});

test('an unknown and a used ticket are refused, and one that the provider takes twice is taken here once', async t => {
  const provider = await aProvider(t, onceOnly());
  const scene = await ticketed(rulesOf(provider.url));
  assert.equal(await codeOf(await enter(scene, 'nonsense')), 'ticket_refused');
  assert.equal((await enter(scene, 'st-1')).status, 201);
  assert.equal(await codeOf(await enter(scene, 'st-1')), 'ticket_refused');

  const careless = await aProvider(t, (_, response) => says(response, person()));
  const other = await ticketed(rulesOf(careless.url));
  const answers = await Promise.all([enter(other, 'st-1'), enter(other, 'st-1')]);
  assert.deepEqual(answers.map(({status}) => status).toSorted(), [201, 401]);
});

test('a person of whom the provider is less sure than the portal must be learns that', async t => {
  const provider = await aProvider(t, (_, response) => says(response, person('1')));
  const scene = await ticketed(rulesOf(provider.url));
  assert.equal(await codeOf(await enter(scene, 'st-1')), 'assurance_too_low');
});

const faults: [string, string, Answers, Partial<TicketRules>?][] = [
  ['answers with an error', 'status_500', (_, response) => says(response, {}, 500)],
  ['does not take our credentials', 'status_401', (_, response) => says(response, {}, 401)],
  ['redirects', 'status_302', (_, response) => void response.writeHead(302, {location: '/elsewhere'}).end()],
  ['answers with a page', 'answer_not_json', (_, response) => void response.end('<html>请稍候</html>')],
  ['answers with a list', 'answer_not_json', (_, response) => says(response, [person()])],
  ['answers without end', 'answer_too_long', (_, response) => void response.end(`"${'x'.repeat(70_000)}"`)],
  ['answers with an unknown code', 'answer_code_unknown', (_, response) => says(response, {code: 'E9'})],
  ['names nobody', 'subject_not_valid', (_, response) => says(response, {code: 200, data: {level: 2}})],
  ['names a telephone', 'subject_not_valid', (_, response) => says(response, person(2, '13800004321'))],
  ['names a level that nobody has mapped', 'level_unknown', (_, response) => says(response, person('L9'))],
  ['names a level that every object has', 'level_unknown', (_, response) => says(response, person('constructor'))],
  [
    'says a code of its own with a status for bad requests',
    'status_400',
    (_, response) => says(response, {code: 'E1'}, 400),
  ],
];

test('what is wrong with the provider is its fault, not the person’s: a 503, a reason for the operator, and nothing kept', async t => {
  for (const [what, reason, answers] of faults) {
    const provider = await aProvider(t, answers);
    const warnings: unknown[] = [];
    const storage = await readableStorage();
    const scene = await ticketed(rulesOf(provider.url), {storage, warn: warning => warnings.push(warning)});
    const before = await allRowsOf(storage);
    const response = await enter(scene, 'st-1');
    assert.equal(response.status, 503, what);
    assert.equal(response.headers.get('retry-after'), '10');
    assert.equal(await codeOf(response), 'sign_on_unavailable', what);
    const warning = {warning: 'sign_on_failed', portal: guangzhouPortal, reason, at: '2026-11-24T02:00:00.000Z'};
    assert.deepEqual(warnings, [warning]);
    assert.deepEqual(await allRowsOf(storage), before);
    assert.equal(provider.got.length, 1, 'no redirect is followed and nothing is sent again');
  }
});

test('a provider that is down, that does not answer, or to which no way leads is to blame, and the same ticket works afterwards', async t => {
  const provider = await aProvider(t, onceOnly());
  const down = await aProvider(t, onceOnly());
  down.close();
  const silent = await aProvider(t, () => {});
  for (const [url, reason, sendSignOn] of [
    [down.url, 'connection_refused', upstreamSender()],
    [silent.url, 'timed_out', upstreamSender({timeout: 50})],
    [provider.url, 'not_connected', undefined],
  ] as const) {
    const reasons: string[] = [];
    const warn: AppOptions['warn'] = warning => void ('reason' in warning && reasons.push(warning.reason));
    const scene = await ticketed(rulesOf(url), {sendSignOn, warn});
    assert.equal(await codeOf(await enter(scene, 'st-1')), 'sign_on_unavailable');
    assert.deepEqual(reasons, [reason]);
  }
  const scene = await ticketed(rulesOf(provider.url));
  assert.equal((await enter(scene, 'st-1')).status, 201);
});

test('without codes of its own a provider refuses a ticket by status 400 or 404', async t => {
  for (const status of [400, 404]) {
    const provider = await aProvider(t, (_, response) => says(response, {error: 'invalid_grant'}, status));
    const scene = await ticketed(rulesOf(provider.url, {answer: undefined}));
    assert.equal(await codeOf(await enter(scene, 'st-1')), 'ticket_refused');
  }
});

test('a ticket leads only to the portal that has tickets, and its sessions end with the portal', async t => {
  const provider = await aProvider(t, onceOnly());
  const scene = await ticketed(rulesOf(provider.url));
  for (const portal of [shenzhenPortal, 'https://portal.example.com'])
    assert.equal(await codeOf(await enter(scene, 'st-1', portal)), 'unknown_portal');
  assert.equal(provider.got.length, 0);
  const {token} = (await (await enter(scene, 'st-1')).json()) as {token: string};
  const without = await aScene({storage: scene.storage, portals: portals.slice(1)});
  assert.equal(await codeOf(await without.call('/v1/rater/services', {token})), 'rater_session_invalid');
});

test('ticket, pseudonym and secret of the client are in no row, no log and no answer', async t => {
  const provider = await aProvider(t, onceOnly());
  const storage = await readableStorage();
  const log: LogEntry[] = [];
  const scene = await ticketed(rulesOf(provider.url), {storage, log: entry => log.push(entry)});
  const answers = [await (await enter(scene, 'st-secret-1')).text(), await (await enter(scene, 'st-secret-1')).text()];
  const text = JSON.stringify([await allRowsOf(storage), log, answers]);
  for (const secret of ['st-secret-1', zhang, 'secret of the client']) assert.equal(text.includes(secret), false);
});
