import assert from 'node:assert/strict';
import {aTicket} from '@gov-rating/contract/testing';
import type {Storage} from '../../src/domain/storage.ts';
import type {WebhookRights} from '../../src/domain/rights/webhook-owners.ts';
import type {DeliveryNote, NewWebhook} from '../../src/domain/webhooks/webhook-storage.ts';
import {aPoint} from '../fixtures/register.fixtures.ts';
import {
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  noon,
  rate,
  register,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const at = '2026-11-25T05:00:00.000Z';
const later = '2026-11-25T05:01:00.000Z';

const aWebhook = (facts: Partial<NewWebhook> = {}): NewWebhook => ({
  webhookId: unique('webhook-'),
  institutionCode: guangzhou.code,
  within: guangzhou.code,
  ownerRole: 'bureau',
  url: 'https://hooks.example.gov.cn/',
  topics: ['rating.received', 'order.created', 'order.stepped', 'order.overdue'],
  description: '',
  at,
  secret: {secretId: unique('secret-'), ciphertext: 'sealed'},
  limit: 3,
  ...facts,
});

/** Puts a webhook and gives back its id. */
export async function put(storage: Storage, facts: Partial<NewWebhook> = {}): Promise<string> {
  const answer = await storage.putWebhook(aWebhook(facts));
  assert.ok('webhook' in answer, answer.outcome);
  return answer.webhook.webhookId;
}

/** Makes messages of what happened and takes those that are due. */
async function due(storage: Storage, moment = at, until = later) {
  await storage.distributeEvents(moment, 100);
  return storage.claimDeliveries({at: moment, until, webhooks: 100, each: 100});
}

const note = (facts: Partial<DeliveryNote> & Pick<DeliveryNote, 'webhookId' | 'eventId'>): DeliveryNote => ({
  at,
  outcome: 'failed',
  status: 500,
  failure: null,
  nextAt: later,
  restUntil: at,
  failingBefore: '2026-11-20T05:00:00.000Z',
  ...facts,
});

const event = (kind: string) => ({
  eventId: unique('act-'),
  kind,
  actor: {kind: 'system'} as const,
  at,
  facts: {},
  texts: {reason: '张三'},
  textsSalt: 'salt',
});

const quota = {since: '2026-11-25T04:00:00.000Z', quota: 2};

/** Webhooks, and what becomes of the messages to them. */
export function webhookCases(test: StorageTest): void {
  test('an address has one webhook in each institution, and putting it again changes that', async storage => {
    await settle(storage);
    const first = await storage.putWebhook(aWebhook());
    const again = await storage.putWebhook(aWebhook({topics: ['order.overdue'], description: '值班'}));
    assert.ok('webhook' in first && 'webhook' in again);
    assert.deepEqual([first.outcome, again.outcome], ['added', 'changed']);
    assert.equal(again.webhook.webhookId, first.webhook.webhookId);
    assert.deepEqual(await storage.webhooks({within: guangdong.code, limit: 10}), [
      {...first.webhook, topics: ['order.overdue'], description: '值班'},
    ]);
    await put(storage, {institutionCode: tianhe.code});
    assert.equal((await storage.webhooks({within: guangdong.code, limit: 10})).length, 2);
  });

  test('an institution outside the scope gets no webhook, and no institution has more than the limit', async storage => {
    await settle(storage);
    const foreign = await storage.putWebhook(aWebhook({institutionCode: hunan.code}));
    assert.equal(foreign.outcome, 'unknown_institution');
    for (const number of [1, 2, 3]) await put(storage, {url: `https://hooks.example.gov.cn/${number}`});
    assert.equal((await storage.putWebhook(aWebhook())).outcome, 'too_many_webhooks');
    assert.equal((await storage.putWebhook(aWebhook({url: 'https://hooks.example.gov.cn/1'}))).outcome, 'changed');
  });

  test('the event of a rating says nothing of what was rated, names the order of a bad one, and goes to institutions at or above it', async storage => {
    await settle(storage);
    const [own, above] = [
      await put(storage),
      await put(storage, {institutionCode: guangdong.code, within: guangdong.code}),
    ];
    await put(storage, {institutionCode: hunan.code, within: hunan.code});
    await put(storage, {institutionCode: tianhe.code});
    const {orderNumber} = await rate(storage, guangzhou, 'dissatisfied', {draft: {comment: '慢'}});
    await rate(storage, guangzhou, 'very_satisfied');
    const messages = await due(storage);
    for (const webhookId of [own, above]) {
      const disclosed = messages.filter(message => message.webhookId === webhookId);
      assert.deepEqual(disclosed.map(({type}) => type).sort(), ['order.created', 'rating.received', 'rating.received']);
      const created = disclosed.find(({type}) => type === 'order.created');
      assert.deepEqual(JSON.parse(created?.payload ?? ''), {
        orderNumber,
        institutionCode: guangzhou.code,
        state: 'created',
      });
      const received = disclosed.find(({type}) => type === 'rating.received');
      const {serviceId, projectNo, ...others} = JSON.parse(received?.payload ?? '') as Record<string, string>;
      assert.match(`${serviceId} ${projectNo}`, /^service-\S+ P\S+$/);
      assert.deepEqual(others, {institutionCode: guangzhou.code, serviceNumber: 1, node: 'completed'});
    }
    assert.equal(messages.length, 6);
    assert.equal(JSON.stringify(messages).includes('satisfied'), false);
  });

  test('the event of a rating repeats what its own invitation was given, character by character, and names a case only where there is one', async storage => {
    await settle(storage);
    await put(storage);
    const given = ['{"task": 7}', 'a"b\\c\n\t\u0001', "it's 任务 😀 %s $1 ?", 'x'.repeat(200), ''];
    for (const correlation of given) {
      const serviceId = await register(storage);
      await invite(storage, serviceId, {correlation: 'of another invitation'});
      await storage.submitRating(aSubmission(await invite(storage, serviceId, {correlation})));
    }
    const {pointId} = await aPoint(storage, {institutionCode: guangzhou.code}, {today: '2026-11-01'});
    const serviceId = unique('service-');
    const facts = aTicket({pointId, ticketNumber: 'A"1'});
    await storage.registerService({serviceId, facts, within: guangzhou.code, at: noon});
    await storage.submitRating(aSubmission(await invite(storage, serviceId)));
    const sent = (await due(storage)).map(({payload}) => JSON.parse(payload) as Record<string, unknown>);
    assert.deepEqual(
      sent.flatMap(({correlation}) => (correlation === undefined ? [] : [correlation])).sort(),
      given.toSorted(),
    );
    assert.equal(sent.length, given.length + 1);
    const [withoutCase] = sent.filter(({projectNo}) => projectNo === undefined);
    assert.deepEqual(Object.keys(withoutCase ?? {}), ['serviceId', 'institutionCode', 'serviceNumber', 'node']);
  });

  test('a step of an order makes an event, and a refused step makes none', async storage => {
    await settle(storage);
    await put(storage);
    const {orderNumber} = await rate(storage, guangzhou, 'dissatisfied');
    await due(storage);
    await assert.rejects(
      storage.changeCase({orderNumber}, null, () => {
        throw new Error('refused');
      }),
    );
    assert.deepEqual(await due(storage), []);
    await storage.changeCase({orderNumber}, null, () => ({event: event('sign'), order: {state: 'signed'}}));
    const [stepped, ...others] = await due(storage);
    assert.deepEqual(others, []);
    assert.deepEqual(JSON.parse(stepped?.payload ?? ''), {
      orderNumber,
      institutionCode: guangzhou.code,
      state: 'signed',
      step: 'sign',
    });
    await storage.changeCase({orderNumber}, null, () => ({event: event('escalate'), order: {escalatedAt: at}}));
    assert.deepEqual(
      (await due(storage)).map(({type}) => type),
      ['order.overdue'],
    );
  });

  test('without a webhook no event is stored', async storage => {
    await settle(storage);
    await rate(storage, guangzhou, 'dissatisfied');
    await put(storage);
    assert.equal(await storage.distributeEvents(at, 100), 0);
  });

  test('a delivery belongs to the process that claimed it until the lease ends, and then to the next', async storage => {
    await settle(storage);
    await put(storage);
    await rate(storage, guangzhou, 'satisfied');
    const [first] = await due(storage);
    assert.equal(first?.attempts, 1);
    assert.deepEqual(await due(storage), []);
    const [second] = await due(storage, later, '2026-11-25T05:02:00.000Z');
    assert.deepEqual([second?.eventId, second?.attempts], [first?.eventId, 2]);
  });

  test('concurrent processes claim different messages', async storage => {
    await settle(storage);
    await put(storage);
    for (let i = 0; i < 12; i++) await rate(storage, guangzhou, 'satisfied');
    const counted = await Promise.all(Array.from({length: 4}, () => storage.distributeEvents(at, 5)));
    const rest = await storage.distributeEvents(at, 100);
    assert.equal(
      counted.reduce((sum, count) => sum + count, rest),
      12,
    );
    const taken = await Promise.all(
      Array.from({length: 4}, () => storage.claimDeliveries({at, until: later, webhooks: 5, each: 5})),
    );
    taken.push(await storage.claimDeliveries({at, until: later, webhooks: 5, each: 100}));
    const ids = taken.flat().map(({eventId}) => eventId);
    assert.equal(ids.length, 12);
    assert.equal(new Set(ids).size, 12);
  });

  test('a message that fails comes back, and after the last attempt it can be found and sent again', async storage => {
    await settle(storage);
    const webhookId = await put(storage);
    await rate(storage, guangzhou, 'satisfied');
    const [{eventId} = {eventId: ''}] = await due(storage);
    await storage.noteDelivery(note({webhookId, eventId}));
    assert.equal((await due(storage, later)).length, 1);
    await storage.noteDelivery(note({webhookId, eventId, nextAt: null, status: null, failure: 'timed_out'}));
    assert.deepEqual(await due(storage, '2027-01-01T00:00:00.000Z'), []);
    const list = async () => storage.webhookDeliveries({webhookId, within: guangzhou.code, state: 'dead', limit: 10});
    assert.deepEqual(
      (await list())?.map(({messageId, attempts, status, failure}) => [messageId, attempts, status, failure]),
      [[eventId, 2, null, 'timed_out']],
    );
    assert.equal(await storage.replayDelivery({webhookId, within: guangzhou.code, eventId, at: later}), 'queued');
    assert.deepEqual(await list(), []);
    assert.equal((await due(storage, later)).length, 1);
    await storage.noteDelivery(note({webhookId, eventId, at: later, outcome: 'delivered', status: 204}));
    const [delivered] = (await storage.webhookDeliveries({webhookId, within: guangdong.code, limit: 10})) ?? [];
    assert.deepEqual([delivered?.state, delivered?.deliveredAt, delivered?.status], ['delivered', later, 204]);
  });

  test('a receiver that failed is not called for a while, so that it does not delay the others', async storage => {
    await settle(storage);
    const webhookId = await put(storage);
    await rate(storage, guangzhou, 'satisfied');
    const [{eventId} = {eventId: ''}] = await due(storage);
    await rate(storage, guangzhou, 'satisfied');
    await storage.noteDelivery(note({webhookId, eventId, restUntil: later}));
    assert.deepEqual(await due(storage), []);
    assert.equal((await due(storage, later)).length, 2);
  });

  for (const [why, facts, because] of [
    ['says that it is gone', {outcome: 'gone', status: 410}, 'gone'],
    ['has failed for days', {failingBefore: at}, 'failing'],
  ] as const) {
    test(`a receiver that ${why} gets nothing more until its webhook is put again`, async storage => {
      await settle(storage);
      const webhookId = await put(storage);
      await rate(storage, guangzhou, 'satisfied');
      const [{eventId} = {eventId: ''}] = await due(storage);
      await storage.noteDelivery(note({webhookId, eventId, ...facts}));
      const [stopped] = await storage.webhooks({within: guangzhou.code, limit: 1});
      assert.deepEqual([stopped?.stoppedAt, stopped?.stoppedBecause], [at, because]);
      await rate(storage, guangzhou, 'satisfied');
      const again = {webhookId, within: guangzhou.code, eventId, at: later};
      assert.equal(await storage.replayDelivery(again), 'stopped');
      assert.equal(await storage.testWebhook({...again, eventId: 'test', ...quota}), 'stopped');
      assert.equal(await storage.replayDelivery({...again, eventId: 'none'}), 'unknown');
      assert.deepEqual(await due(storage, later), []);
      assert.equal(await put(storage), webhookId);
      await rate(storage, guangzhou, 'satisfied');
      assert.equal((await due(storage, later)).length, 1);
    });
  }

  test('while secrets are exchanged a message is signed with all that are active, newest first', async storage => {
    await settle(storage);
    const webhookId = await put(storage, {secret: {secretId: 'old', ciphertext: 'old sealed'}});
    const added = {
      webhookId,
      within: guangzhou.code,
      secretId: 'new',
      ciphertext: 'new sealed',
      at: later,
      oldEndAt: later,
    };
    assert.equal(await storage.addWebhookSecret({...added, oldEndAt: '2026-11-25T06:00:00.000Z'}), true);
    await rate(storage, guangzhou, 'satisfied');
    const secretsAt = async (moment: string) =>
      (await due(storage, moment, moment))[0]?.secrets.map(({ciphertext}) => ciphertext);
    assert.deepEqual(await secretsAt('2026-11-25T05:30:00.000Z'), ['new sealed', 'old sealed']);
    assert.deepEqual(await secretsAt('2026-11-25T06:00:00.000Z'), ['new sealed']);
  });

  test('no institution sees, tests, changes or removes a webhook of another', async storage => {
    await settle(storage);
    const webhookId = await put(storage);
    const ask = {webhookId, within: tianhe.code, eventId: 'm', at};
    assert.deepEqual(await storage.webhooks({within: tianhe.code, limit: 10}), []);
    assert.equal(await storage.testWebhook({...ask, ...quota}), 'unknown');
    assert.equal(await storage.replayDelivery(ask), 'unknown');
    assert.equal(await storage.addWebhookSecret({...ask, secretId: 's', ciphertext: 's', oldEndAt: at}), false);
    assert.equal(await storage.webhookDeliveries({...ask, limit: 1}), undefined);
    assert.equal(await storage.deleteWebhook(webhookId, {within: tianhe.code}), false);
    assert.equal((await storage.webhooks({within: guangzhou.code, limit: 10})).length, 1);
  });

  test('a webhook belongs to the institution and role that put it, and to those above', async storage => {
    await settle(storage);
    const webhookId = await put(storage, {institutionCode: tianhe.code});
    const seen = async (by: WebhookRights) => (await storage.webhooks({...by, limit: 10})).length;
    const bureau = {within: guangzhou.code, roles: ['bureau', 'institution_head']} as const;
    const head = {within: guangzhou.code, roles: ['institution_head']} as const;
    assert.deepEqual([await seen(bureau), await seen({within: guangdong.code, roles: ['institution_head']})], [1, 1]);
    for (const by of [head, {within: tianhe.code, roles: ['bureau']}] as const) {
      assert.equal(await seen(by), 0);
      assert.equal(await storage.deleteWebhook(webhookId, by), false);
      const secret = {secretId: 's', ciphertext: 's', at, oldEndAt: at};
      assert.equal(await storage.addWebhookSecret({...by, ...secret, webhookId}), false);
      const again = {...aWebhook({institutionCode: tianhe.code}), ...by, ownerRole: by.roles[0]};
      assert.deepEqual(await storage.putWebhook(again), {outcome: 'webhook_of_another'});
    }
    await put(storage, {institutionCode: tianhe.code, topics: ['order.overdue'], ...bureau});
    assert.equal(await storage.deleteWebhook(webhookId, bureau), true);
  });

  test('a claim takes a few messages of each webhook, none of those left out, and tests last', async storage => {
    await settle(storage);
    const busy = await put(storage);
    const other = await put(storage, {url: 'https://other.example.gov.cn/'});
    const owner = {within: guangzhou.code};
    const test = {...owner, webhookId: busy, at: '2026-11-25T04:59:00.000Z', ...quota};
    for (const eventId of ['t1', 't2']) assert.equal(await storage.testWebhook({...test, eventId}), 'queued');
    assert.equal(await storage.testWebhook({...test, eventId: 't3', webhookId: other}), 'too_many');
    const next = {since: '2026-11-25T04:59:30.000Z', at};
    assert.equal(await storage.testWebhook({...test, ...next, eventId: 't4', webhookId: other}), 'queued');
    for (let i = 0; i < 3; i++) await rate(storage, guangzhou, 'satisfied');
    await storage.distributeEvents(at, 10);
    const claim = async (facts: {webhooks: number; leftOut?: readonly string[]}) =>
      (await storage.claimDeliveries({at, until: later, each: 2, ...facts})).map(({webhookId, type}) => [
        webhookId,
        type,
      ]);
    const messages = (webhookId: string) => [0, 1].map(() => [webhookId, 'rating.received']);
    assert.deepEqual(await claim({webhooks: 5, leftOut: [busy]}), messages(other));
    assert.deepEqual(await claim({webhooks: 5, leftOut: [other]}), messages(busy));
    assert.deepEqual(
      (await claim({webhooks: 5})).sort(),
      [
        [busy, 'rating.received'],
        [busy, 'webhook.tested'],
        [other, 'rating.received'],
        [other, 'webhook.tested'],
      ].sort(),
    );
    assert.deepEqual(await claim({webhooks: 5}), [[busy, 'webhook.tested']]);
  });

  test('a webhook is removed with its messages, and old ones are forgotten', async storage => {
    await settle(storage);
    const [webhookId, other] = [
      await put(storage),
      await put(storage, {institutionCode: guangdong.code, within: guangdong.code}),
    ];
    await rate(storage, guangzhou, 'satisfied');
    const messages = await due(storage);
    assert.equal(messages.length, 2);
    assert.equal(await storage.deleteWebhook(webhookId, {within: guangzhou.code}), true);
    assert.equal(await storage.forgetDeliveries('2027-01-01T00:00:00.000Z', 10), 0);
    const eventId = messages[0]?.eventId ?? '';
    await storage.noteDelivery(note({webhookId: other, eventId, outcome: 'delivered'}));
    assert.equal(await storage.forgetDeliveries('2026-11-01T00:00:00.000Z', 10), 0);
    assert.equal(await storage.forgetDeliveries('2027-01-01T00:00:00.000Z', 10), 2);
    assert.deepEqual(await storage.webhookDeliveries({webhookId: other, within: guangdong.code, limit: 10}), []);
  });

  test('an event that belongs to no rating is delivered too', async storage => {
    await settle(storage);
    await put(storage, {topics: ['publication.published']});
    const data = {publicationId: 'p1', institutionCode: guangzhou.code, areaCode: '440100', version: 1};
    await storage.addEvents([{type: 'publication.published', institutionCode: guangzhou.code, at, data}]);
    assert.deepEqual(
      (await due(storage)).map(({type, payload}) => [type, payload]),
      [['publication.published', JSON.stringify(data)]],
    );
  });
}
