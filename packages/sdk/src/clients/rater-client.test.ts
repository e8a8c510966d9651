import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {json, offline, refusal, scriptedFetch, type Step} from '../../test/scripted-fetch.ts';
import {createRaterClient} from '../rater.ts';

const expiresAt = '2026-11-24T02:15:00Z';
const session = (token: string) => json({token, expiresAt}, 201);
const page = (...serviceIds: string[]) => json({items: serviceIds.map(serviceId => ({serviceId})), nextCursor: null});

function aPortal(...steps: Step[]) {
  const {fetch, requests} = scriptedFetch(...steps);
  let signed = 0;
  const assertion = async () => `assertion-${++signed}`;
  return {client: createRaterClient({baseUrl: 'https://rating.example.gov.cn', fetch, assertion}), requests};
}

const bearerOf = (request: Request | undefined) => request?.headers.get('authorization');

describe('the page of a portal', () => {
  it('exchanges one assertion, in the body, and calls with the token of the session, which is in no address', async () => {
    const {client, requests} = aPortal(
      session('first'),
      page('s1'),
      json({token: 't', expiresAt, channel: 'web'}, 201),
    );
    assert.deepEqual((await client.listRateable()).items, [{serviceId: 's1'}]);
    assert.equal((await client.claimService({serviceId: 's1'})).token, 't');
    assert.deepEqual(
      requests.map(({url}) => url.replace('https://rating.example.gov.cn/v1', '')),
      ['/rater-sessions', '/rater/services', '/rater/invitations'],
    );
    assert.deepEqual(await requests[0]?.json(), {assertion: 'assertion-1'});
    assert.deepEqual(await requests[2]?.json(), {serviceId: 's1'});
    assert.equal(bearerOf(requests[0]), null);
    assert.deepEqual(requests.slice(1).map(bearerOf), ['Bearer first', 'Bearer first']);
  });

  it('asks for a new assertion when the session has ended, and repeats the call once', async () => {
    const ended = () => refusal('rater_session_invalid');
    const {client, requests} = aPortal(session('first'), ended(), session('second'), page('s1'));
    assert.equal((await client.listRateable()).items.length, 1);
    assert.deepEqual(await requests[2]?.json(), {assertion: 'assertion-2'});
    assert.equal(bearerOf(requests[3]), 'Bearer second');
    const revoked = aPortal(session('first'), ended(), session('second'), ended());
    await assert.rejects(revoked.client.listRateable(), {name: 'ApiError', code: 'rater_session_invalid'});
    assert.equal(revoked.requests.length, 4);
  });

  it('opens one session for calls at the same time, and another one after one that failed', async () => {
    const {client, requests} = aPortal(offline(), session('first'), page(), page());
    await assert.rejects(client.listRateable(), {name: 'NetworkError'});
    await Promise.all([client.listRateable(), client.listOwnReceipts()]);
    assert.equal(requests.length, 4);
  });

  it('says why the server refuses the assertion, and asks for no other', async () => {
    const {client, requests} = aPortal(refusal('assertion_expired'));
    await assert.rejects(client.listRateable(), {name: 'ApiError', code: 'assertion_expired'});
    assert.equal(requests.length, 1);
  });

  it('reads a long list page by page', async () => {
    const first = json({items: [{serviceId: 's1'}], nextCursor: 'bmV4dA'});
    const {client} = aPortal(session('first'), first, page('s2'));
    const seen: string[] = [];
    for await (const {serviceId} of client.allRateable()) seen.push(serviceId);
    assert.deepEqual(seen, ['s1', 's2']);
  });
});

describe('a page on which a person proves by a code who they are', () => {
  const ownCase = {institutionCode: '11440100MB2C123456', projectNo: '440100202611240001'};
  const aPage = (...steps: Step[]) => {
    const {fetch, requests} = scriptedFetch(...steps);
    return {client: createRaterClient({baseUrl: 'https://rating.example.gov.cn', fetch}), requests};
  };

  it('asks for a code, opens the session with it, and calls with its token; number, digits and code are in no address', async () => {
    const {client, requests} = aPage(json({validMinutes: 5}), session('by code'), page('s1'));
    assert.deepEqual(await client.askRaterCode({...ownCase, phoneEnd: '0000'}), {validMinutes: 5});
    await client.openCodeSession({...ownCase, code: '204816'});
    assert.deepEqual((await client.listRateable()).items, [{serviceId: 's1'}]);
    assert.deepEqual(
      requests.map(({url}) => url.replace('https://rating.example.gov.cn/v1', '')),
      ['/rater-codes', '/rater-sessions/code', '/rater/services'],
    );
    assert.deepEqual(requests.map(bearerOf), [null, null, 'Bearer by code']);
  });

  it('exchanges a ticket that the portal has given to it, in the body', async () => {
    const {client, requests} = aPage(session('by ticket'), page('s1'));
    const ticket = {portal: 'https://portal.example.gov.cn', ticket: 'st-1'};
    await client.openTicketSession(ticket);
    await client.listRateable();
    assert.equal(requests[0]?.url, 'https://rating.example.gov.cn/v1/rater-sessions/ticket');
    assert.deepEqual(await requests[0]?.json(), ticket);
    assert.deepEqual(requests.map(bearerOf), [null, 'Bearer by ticket']);
  });

  it('hears that the session has ended, and sends nothing before there is one', async () => {
    const {client, requests} = aPage(session('by code'), refusal('rater_session_invalid'));
    await assert.rejects(client.listRateable(), TypeError);
    assert.equal(requests.length, 0);
    await client.openCodeSession({...ownCase, code: '204816'});
    await assert.rejects(client.listRateable(), {name: 'ApiError', code: 'rater_session_invalid'});
    assert.equal(requests.length, 2);
  });

  it('keeps the session that it has when a later code is wrong', async () => {
    const {client, requests} = aPage(session('by code'), refusal('rater_code_wrong'), page());
    await client.openCodeSession({...ownCase, code: '204816'});
    await assert.rejects(client.openCodeSession({...ownCase, code: '000000'}), {code: 'rater_code_wrong'});
    await client.listRateable();
    assert.equal(bearerOf(requests[2]), 'Bearer by code');
  });
});
