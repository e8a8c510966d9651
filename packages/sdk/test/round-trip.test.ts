import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {scopes} from '@gov-rating/contract';
import {aBadDraft, aService, anInstitution} from '@gov-rating/contract/testing';
import {createApp, hash, memoryStorage} from '@gov-rating/server';
import {createClient, createOutbox, isApiError, memoryStore, newIdempotencyKey, type Fetch} from '../src/core.ts';
import {createServiceClient} from '../src/service.ts';

const baseUrl = 'http://localhost:8080';
const clientSecret = 'the secret of a client of the tests';
const institution = anInstitution();

/** The real server in memory, a department and a page, with no socket between them. */
async function aCity() {
  const storage = await memoryStorage();
  await storage.saveInstitutions([institution]);
  await storage.saveClient({
    id: 'guangzhou',
    name: '广州市规划和自然资源局业务系统',
    institutionCode: institution.code,
    secretHash: await hash(clientSecret),
    scopes,
    pageOrigins: ['https://www.example.gov.cn'],
  });
  const clock = {now: Date.parse('2026-11-24T02:00:00Z')};
  const app = createApp({
    storage,
    tokenSecret: 'a secret of more than thirty-two bytes',
    now: () => new Date(clock.now),
    log: () => undefined,
  });
  const fetch: Fetch = (url, init) => app.fetch(new Request(url, init));
  const department = createServiceClient({
    baseUrl,
    clientId: 'guangzhou',
    clientSecret,
    fetch,
    now: () => clock.now,
  });
  const invited = async (serviceNumber = 1) => {
    const {serviceId} = await department.putService(aService({serviceNumber}));
    return {serviceId, ...(await department.invite({serviceId}))};
  };
  return {clock, fetch, department, invited, page: createClient({baseUrl, fetch})};
}

const codeOf = (error: unknown) => (isApiError(error) ? error.code : String(error));

describe('the SDK and the real server', () => {
  it('take a service from its registration to the order that a bad rating creates', async () => {
    const {department, page, invited} = await aCity();
    const {serviceId, token, codes} = await invited();
    assert.equal(codes, null);
    assert.deepEqual(await department.isRated({serviceId}), {rated: false});

    const form = await page.getInvitation({}, {token});
    assert.equal(form.state, 'open');
    const receipt = await page.submitRating(aBadDraft({comment: '等了三小时'}), {
      token,
      idempotencyKey: newIdempotencyKey(),
    });
    assert.ok(receipt.orderNumber);
    assert.deepEqual(await department.isRated({serviceId}), {rated: true});
    assert.equal((await page.getInvitation({}, {token})).state, 'rated');

    const orders = [];
    for await (const order of department.allOrders()) orders.push(order);
    assert.deepEqual(
      orders.map(({orderNumber, comment}) => [orderNumber, comment]),
      [[receipt.orderNumber, '等了三小时']],
    );
    assert.equal((await page.getStatistics({institutionCode: institution.code})).total, 1);
  });

  it('let anybody read what is public', async () => {
    const {page} = await aCity();
    assert.equal((await page.getHealth()).status, 'ok');
    assert.equal((await page.getStandard({profile: 'guangdong-2019'})).levels.length, 5);
    assert.deepEqual((await page.listInstitutions({areaCode: institution.areaCode, limit: 5})).items, [institution]);
    assert.equal((await page.getStatistics()).total, 0);
  });

  it('list all orders over several pages, oldest first', async () => {
    const {department, page, invited, clock} = await aCity();
    const numbers: (string | null)[] = [];
    for (let serviceNumber = 1; serviceNumber <= 5; serviceNumber++) {
      clock.now += 1000;
      const {token} = await invited(serviceNumber);
      const options = {token, idempotencyKey: newIdempotencyKey()};
      numbers.push((await page.submitRating(aBadDraft(), options)).orderNumber);
    }
    const listed: string[] = [];
    for await (const {orderNumber} of department.allOrders({limit: 2})) listed.push(orderNumber);
    assert.deepEqual(listed, numbers);
  });

  it('bring the same receipt for the same key, and refuse a second rating', async () => {
    const {page, invited} = await aCity();
    const {token} = await invited();
    const options = {token, idempotencyKey: newIdempotencyKey()};
    const receipt = await page.submitRating({level: 'satisfied'}, options);
    assert.deepEqual(await page.submitRating({level: 'satisfied'}, options), receipt);
    const another = page.submitRating({level: 'satisfied'}, {token, idempotencyKey: newIdempotencyKey()});
    await assert.rejects(another, error => codeOf(error) === 'invitation_used');
    const changed = page.submitRating({level: 'very_dissatisfied', tags: ['101']}, options);
    await assert.rejects(changed, isApiError);
  });

  it('say what is wrong with a rating: code, field, sentences, request id', async () => {
    const {page, invited} = await aCity();
    const {token} = await invited();
    const options = {token, idempotencyKey: newIdempotencyKey()};
    await assert.rejects(page.submitRating({level: 'dissatisfied'}, options), (error: unknown) => {
      assert.ok(isApiError(error));
      assert.deepEqual([error.code, error.status, error.field, error.retry], ['reason_required', 422, 'tags', false]);
      assert.ok(error.messages?.en && error.requestId && error.errors.length > 0);
      return true;
    });
    await assert.rejects(page.getInvitation({}, {token: 'x'.repeat(43)}), e => codeOf(e) === 'invitation_invalid');
  });

  it('renew the access token of a department when it has ended', async () => {
    const {department, clock, invited} = await aCity();
    const {serviceId} = await invited();
    clock.now += 86_400_000;
    assert.deepEqual(await department.isRated({serviceId}), {rated: false});
  });

  it('refuse a department with a wrong secret', async () => {
    const {fetch} = await aCity();
    const stranger = createServiceClient({baseUrl, clientId: 'guangzhou', clientSecret: 'wrong', fetch});
    await assert.rejects(stranger.listOrders(), error => codeOf(error) === 'client_invalid');
  });

  it('store a rating once though the answer got lost, and hand over its receipt later', async () => {
    const {fetch, invited, department} = await aCity();
    const {token, serviceId} = await invited();
    let lose = true;
    const losing: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (!lose) return response;
      throw new TypeError('fetch failed');
    };
    const receipts: string[] = [];
    const outbox = createOutbox({
      send: createClient({baseUrl, fetch: losing}).submitRating,
      store: memoryStore(),
      locks: null,
      onSettled: one => receipts.push(one.kind === 'received' ? one.receipt.receiptNumber : one.kind),
    });
    assert.equal((await outbox.submit({token, draft: aBadDraft()})).kind, 'kept');
    assert.deepEqual(await department.isRated({serviceId}), {rated: true});
    lose = false;
    await outbox.drain(true);
    assert.match(String(receipts), /^2611-24/);
    assert.deepEqual(await outbox.kept(), []);
    assert.equal((await department.listOrders()).items.length, 1);
  });
});
