import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {aService} from '@gov-rating/contract/testing';
import {json, offline, refusal, scriptedFetch, type Step} from '../../test/scripted-fetch.ts';
import {createServiceClient} from '../service.ts';

const token = (name: string, seconds = 900) =>
  json({access_token: name, token_type: 'Bearer', expires_in: seconds, scope: 'services:write'});

function aDepartment(...steps: Step[]) {
  const clock = {now: Date.parse('2026-11-24T01:00:00Z')};
  const {fetch, requests} = scriptedFetch(...steps);
  const client = createServiceClient({
    baseUrl: 'https://rating.example.gov.cn',
    clientId: 'guangzhou',
    clientSecret: 'a-secret',
    fetch,
    now: () => clock.now,
  });
  const asked = () =>
    requests.map(({url, headers}) => `${new URL(url).pathname.slice(4)} ${headers.get('authorization') ?? '-'}`);
  return {client, clock, requests, asked};
}

describe('the access token of a department', () => {
  it('is asked for when the first call needs it, and used again', async () => {
    const {client, asked, requests} = aDepartment(token('t1'), json({rated: false}), json({rated: true}));
    assert.deepEqual(await client.isRated({serviceId: 's1'}), {rated: false});
    assert.deepEqual(await client.isRated({serviceId: 's2'}), {rated: true});
    assert.deepEqual(asked(), ['oauth/token -', 'services/s1/rated Bearer t1', 'services/s2/rated Bearer t1']);
    assert.deepEqual(await requests[0]?.json(), {
      grant_type: 'client_credentials',
      client_id: 'guangzhou',
      client_secret: 'a-secret',
    });
    for (const {url} of requests) assert.doesNotMatch(url, /secret|t1/);
  });

  it('is asked for once by all who need it at the same time', async () => {
    const {client, asked} = aDepartment(token('t1'), json({rated: false}), json({rated: false}), json({rated: false}));
    await Promise.all(['a', 'b', 'c'].map(serviceId => client.isRated({serviceId})));
    assert.equal(asked().filter(line => line.startsWith('oauth')).length, 1);
  });

  it('is renewed a minute before it ends', async () => {
    const answers = [token('t1'), json({rated: false}), json({rated: false}), token('t2'), json({rated: false})];
    const {client, clock, asked} = aDepartment(...answers);
    await client.isRated({serviceId: 's'});
    clock.now += 839_000;
    await client.isRated({serviceId: 's'});
    clock.now += 1000;
    await client.isRated({serviceId: 's'});
    assert.deepEqual(
      asked().map(line => line.split(' ').at(-1)),
      ['-', 't1', 't1', '-', 't2'],
    );
  });

  it('is used at all when its whole life is shorter than that minute', async () => {
    const {client, asked} = aDepartment(token('t1', 30), json({rated: false}), json({rated: false}));
    await client.isRated({serviceId: 's'});
    await client.isRated({serviceId: 's'});
    assert.equal(asked().length, 3);
  });

  it('is renewed and the call repeated, once, when the server no longer takes it', async () => {
    const steps = [token('t1'), refusal('unauthorized'), token('t2'), json({rated: true})];
    const {client, asked} = aDepartment(...steps);
    assert.deepEqual(await client.isRated({serviceId: 's'}), {rated: true});
    assert.deepEqual(asked().slice(2), ['oauth/token -', 'services/s/rated Bearer t2']);

    const again = aDepartment(token('t1'), refusal('unauthorized'), token('t2'), refusal('unauthorized'));
    await assert.rejects(again.client.isRated({serviceId: 's'}), {name: 'ApiError', code: 'unauthorized'});
    assert.equal(again.asked().length, 4);
  });

  it('is renewed once when several calls are refused together', async () => {
    let refuseLate!: (response: Response) => void;
    const late = new Promise<Response>(resolve => (refuseLate = resolve));
    const {client, asked} = aDepartment(
      token('t1'),
      refusal('unauthorized'),
      () => late,
      token('t2'),
      json({rated: true}),
      json({rated: true}),
    );
    const first = client.isRated({serviceId: 'a'});
    const second = client.isRated({serviceId: 'b'});
    await first;
    refuseLate(refusal('unauthorized'));
    await second;
    assert.equal(asked().filter(line => line.startsWith('oauth')).length, 2);
  });

  it('is requested again after a failure, which is not kept', async () => {
    const {client} = aDepartment(offline(), token('t1'), json({rated: false}));
    await assert.rejects(client.isRated({serviceId: 's'}), {name: 'NetworkError'});
    assert.deepEqual(await client.isRated({serviceId: 's'}), {rated: false});
  });

  it('is not asked for again when the secret is wrong or a scope is missing', async () => {
    const wrong = aDepartment(refusal('client_invalid'));
    await assert.rejects(wrong.client.isRated({serviceId: 's'}), {code: 'client_invalid'});
    const missing = aDepartment(token('t1'), refusal('scope_not_granted'));
    await assert.rejects(missing.client.isRated({serviceId: 's'}), {code: 'scope_not_granted'});
    assert.equal(missing.asked().length, 2);
  });
});

describe('a department', () => {
  it('registers and invites with the service in the path and the rest in the body', async () => {
    const answers = [token('t1'), json({serviceId: 's1', rated: false}), json({token: 'i', url: 'u'}, 201)];
    const {client, requests} = aDepartment(...answers);
    await client.putService(aService());
    await client.invite({serviceId: 's1', validHours: 24});
    assert.deepEqual(await requests[1]?.json(), aService());
    assert.equal(requests[2]?.url, 'https://rating.example.gov.cn/v1/services/s1/invitations');
    assert.deepEqual(await requests[2]?.json(), {validHours: 24});
  });

  it('registers and invites in batches, and reads what became of each entry', async () => {
    const answers = [
      token('t1'),
      json({entries: [{service: {serviceId: 's1', rated: false}, problem: null}]}),
      json({entries: [{invitation: {token: 'i', url: 'u'}, problem: null}]}),
    ];
    const {client, requests} = aDepartment(...answers);
    const [registered] = (await client.putServices({entries: [aService()]})).entries;
    const serviceId = registered?.service?.serviceId ?? '';
    const [invited] = (await client.inviteAll({entries: [{serviceId}], validHours: 24})).entries;
    assert.deepEqual([serviceId, invited?.invitation?.token], ['s1', 'i']);
    assert.deepEqual(
      requests.slice(1).map(({url}) => new URL(url).pathname),
      ['/v1/services/batch', '/v1/invitations/batch'],
    );
    assert.deepEqual(await requests[1]?.json(), {entries: [aService()]});
    assert.deepEqual(await requests[2]?.json(), {entries: [{serviceId: 's1'}], validHours: 24});
  });

  it('never takes an answer without yes or no for a no', async () => {
    const {client} = aDepartment(token('t1'), json({}));
    await assert.rejects(client.isRated({serviceId: 's'}), {name: 'ContractError'});
  });

  it('reads all orders page by page, only as far as it looks', async () => {
    const answers = [
      token('t1'),
      json({items: [{orderNumber: 'a'}, {orderNumber: 'b'}], nextCursor: 'c1'}),
      json({items: [{orderNumber: 'c'}], nextCursor: null}),
    ];
    const {client, requests} = aDepartment(...answers);
    const numbers: string[] = [];
    for await (const {orderNumber} of client.allOrders({limit: 2})) {
      numbers.push(orderNumber);
      assert.equal(requests.length, numbers.length < 3 ? 2 : 3);
    }
    assert.deepEqual(numbers, ['a', 'b', 'c']);
    assert.equal(requests[1]?.url, 'https://rating.example.gov.cn/v1/orders?limit=2');
    assert.equal(requests[2]?.url, 'https://rating.example.gov.cn/v1/orders?limit=2&cursor=c1');
  });

  for (const [what, nextCursor] of [
    ['leads nowhere', 'c1'],
    ['is missing', undefined],
  ] as const)
    it(`stops at a cursor that ${what}`, async () => {
      const answers = [token('t1'), json({items: [], nextCursor: 'c1'}), json({items: [], nextCursor})];
      const {client} = aDepartment(...answers);
      const reading = (async () => {
        for await (const order of client.allOrders()) assert.fail(order.orderNumber);
      })();
      await assert.rejects(reading, {name: 'ContractError'});
    });
});
