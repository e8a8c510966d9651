import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {settle} from '../../test/clock.ts';
import {json, offline, page, refusal, scriptedFetch, type Step} from '../../test/scripted-fetch.ts';
import {createDeskClient} from '../desk.ts';

const anOrder = json.bind(null, {order: {orderNumber: 'GD1'}});
const sign = {orderNumber: 'GD1', version: 1, step: 'sign'} as const;

function aDesk(...steps: Step[]) {
  const {fetch, requests} = scriptedFetch(...steps);
  let asked = 0;
  const client = createDeskClient({
    baseUrl: 'https://rating.example.gov.cn/',
    token: async () => `t${++asked}`,
    language: 'en',
    fetch,
  });
  const header = (name: string) => requests.map(({headers}) => headers.get(name));
  return {client, requests, header};
}

describe('the token of a person', () => {
  it('is asked for before every call and travels in the header only', async () => {
    const {client, requests, header} = aDesk(json({states: []}), anOrder());
    await client.countOrders();
    await client.getOrder({orderNumber: 'GD1'});
    assert.deepEqual(header('authorization'), ['Bearer t1', 'Bearer t2']);
    assert.deepEqual(header('accept-language'), ['en', 'en']);
    for (const {url} of requests) assert.doesNotMatch(url, /t1|t2/);
  });

  it('is asked for once more when the server no longer takes it, and the step keeps its key', async () => {
    const {client, requests, header} = aDesk(refusal('unauthorized'), anOrder());
    await client.stepOrder(sign);
    assert.deepEqual(header('authorization'), ['Bearer t1', 'Bearer t2']);
    const [first, second] = header('idempotency-key');
    assert.match(first ?? '', /^[\w-]{16,64}$/);
    assert.equal(second, first);
    assert.deepEqual(await requests[1]?.json(), {version: 1, step: 'sign', idempotencyKey: first});
  });

  it('is not asked for a third time', async () => {
    const {client, requests} = aDesk(refusal('unauthorized'), refusal('unauthorized'));
    await assert.rejects(client.getOrder({orderNumber: 'GD1'}), {name: 'ApiError', code: 'unauthorized'});
    assert.equal(requests.length, 2);
  });

  it('that cannot be had fails the call as it is, and nothing is sent', async () => {
    const {fetch, requests} = scriptedFetch();
    const token = () => Promise.reject(new Error('signed out'));
    await assert.rejects(createDeskClient({baseUrl: 'https://x.example', token, fetch}).listOrders(), /signed out/);
    assert.equal(requests.length, 0);
  });
});

describe('a desk', () => {
  it('puts the number into the path, what to list into the query, and what is said into the body', async () => {
    const {client, requests} = aDesk(json({items: [], nextCursor: null}), json({reviewId: 'r1'}, 201));
    await client.listOrders({overdue: 'true', limit: 5});
    await client.fileAppeal({reviewId: 'r1', reason: 'x', evidence: []});
    assert.equal(requests[0]?.url, 'https://rating.example.gov.cn/v1/orders?overdue=true&limit=5');
    assert.equal(requests[1]?.url, 'https://rating.example.gov.cn/v1/reviews/r1/appeal');
    const idempotencyKey = requests[1]?.headers.get('idempotency-key');
    assert.deepEqual(await requests[1]?.json(), {reason: 'x', evidence: [], idempotencyKey});
  });

  it('gives each step a key of its own, or the given one', async () => {
    const {client, header} = aDesk(anOrder(), anOrder(), anOrder());
    await client.stepOrder(sign);
    await client.stepOrder(sign);
    await client.stepOrder(sign, {idempotencyKey: 'a-key-of-my-own-1'});
    const [first, second, third] = header('idempotency-key');
    assert.notEqual(first, second);
    assert.equal(third, 'a-key-of-my-own-1');
  });

  it('rejects with one of three errors: refused, no answer, an answer of another system', async () => {
    const {client} = aDesk(refusal('order_ended'), offline(), page(), json({}));
    await assert.rejects(client.stepOrder(sign), {name: 'ApiError', code: 'order_ended', status: 409});
    await assert.rejects(client.stepOrder(sign), {name: 'NetworkError', code: 'no_answer'});
    await assert.rejects(client.stepOrder(sign), {name: 'ContractError', status: 200});
    await assert.rejects(client.stepOrder(sign), {name: 'ContractError', retry: false});
    const nowhere = client.getOrder({orderNumber: '..'});
    await assert.rejects(nowhere, TypeError);
  });

  it('gives up when the caller does', async () => {
    const waiting = () => new Promise<Response>(() => undefined);
    const {client} = aDesk(waiting, waiting, () => json({items: [{}], nextCursor: 'c1'}), waiting);
    const given = new AbortController();
    const reading = client.getOrder({orderNumber: 'GD1'}, {signal: given.signal});
    const writing = client.stepOrder(sign, {signal: given.signal});
    await settle();
    given.abort();
    await assert.rejects(reading, {name: 'NetworkError', code: 'aborted'});
    await assert.rejects(writing, {name: 'NetworkError', code: 'aborted'});

    const leaving = new AbortController();
    const orders = client.allOrders({}, {signal: leaving.signal});
    assert.equal((await orders.next()).done, false);
    const more = orders.next();
    await settle();
    leaving.abort();
    await assert.rejects(more, {name: 'NetworkError', code: 'aborted'});
  });

  it('reads a page of reviews only when it is needed', async () => {
    const answers = [json({items: [{reviewId: 'a'}, {reviewId: 'b'}], nextCursor: 'c1'})];
    const {client, requests} = aDesk(...answers);
    for await (const {reviewId} of client.allReviews({state: 'open'})) if (reviewId === 'b') break;
    assert.deepEqual(
      requests.map(({url}) => url),
      ['https://rating.example.gov.cn/v1/reviews?state=open'],
    );
  });

  for (const method of ['allOrders', 'allReviews'] as const)
    for (const [what, nextCursor] of [
      ['leads nowhere', 'c1'],
      ['is missing', undefined],
      ['is no text', 7],
    ] as const)
      it(`stops ${method} at a cursor that ${what}`, async () => {
        const {client} = aDesk(json({items: [], nextCursor: 'c1'}), json({items: [], nextCursor}));
        await assert.rejects(client[method]().next(), {name: 'ContractError', retry: false});
      });
});
