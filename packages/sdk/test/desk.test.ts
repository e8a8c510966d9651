import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isApiError, newIdempotencyKey, type DeskClient} from '../src/desk.ts';
import type {Fetch} from '../src/core.ts';
import {anOffice, district, neighbour} from './office.fixtures.ts';

const evidence = [{title: '窗口录像', reference: 'A-17'}];
const request = {ground: 'mistaken', reason: '评价人点错了', evidence} as const;
const codeOf = (error: unknown) => (isApiError(error) ? error.code : String(error));
const refusedAs = (code: string) => (error: unknown) => codeOf(error) === code;

describe('the desk and the real server', () => {
  it('handle an order from its list to its end', async () => {
    const {desk, ratedBadly, answer} = await anOffice();
    const head = desk();
    const {orderNumber} = await ratedBadly();
    const {items, nextCursor} = await head.listOrders({state: 'created', sort: 'due'});
    assert.deepEqual([items.map(order => order.orderNumber), nextCursor], [[orderNumber], null]);
    const {states} = await head.countOrders();
    assert.equal(states.find(({state}) => state === 'created')?.count, 1);

    const {order, steps, institutionName} = await head.getOrder({orderNumber});
    assert.deepEqual([order.version, institutionName], [1, district.name]);
    assert.deepEqual(steps, ['sign', 'extend', 'transfer']);
    assert.equal((await answer(orderNumber)).order.state, 'replied');
    await head.stepOrder({orderNumber, version: 6, step: 'follow_up', helped: 'yes'});
    const {order: closed, acts} = await head.stepOrder({orderNumber, version: 7, step: 'close'});
    assert.deepEqual([closed.state, closed.outcome, acts.length], ['closed', 'rectified_at_once', 7]);
    assert.deepEqual((await head.listOrders({state: 'created'})).items, []);
  });

  it('give an order more time, and offer it to another institution', async () => {
    const {desk, ratedBadly} = await anOffice();
    const {orderNumber} = await ratedBadly();
    const {extendOrder, transferOrder, getOrder, stepOrder} = desk();
    const {order, acts} = await extendOrder({orderNumber, version: 1, days: 5, reason: '需现场核实'});
    assert.deepEqual([order.version, acts[0]?.facts['days'], acts[0]?.texts['reason']], [2, 5, '需现场核实']);
    const handed = {orderNumber, version: 2, institutionCode: neighbour.code, reason: '属越秀区职责'};
    const offered = (await transferOrder(handed)).order;
    assert.deepEqual([offered.institutionCode, offered.offeredTo], [district.code, neighbour.code]);
    assert.deepEqual((await getOrder({orderNumber})).steps, ['withdraw']);
    const {order: kept} = await stepOrder({orderNumber, version: 3, step: 'withdraw'});
    assert.equal(kept.offeredTo, null);
  });

  it('take a review and an appeal to two deciders, and void the rating in the end', async () => {
    const {desk, ratedBadly, rater} = await anOffice();
    const {orderNumber, receiptNumber} = await ratedBadly();
    const head = desk();
    await head.stepOrder({orderNumber, version: 1, step: 'sign'});
    const {reviews} = await head.askReview({orderNumber, version: 2, ...request});
    const {decideReview, listReviews} = desk('bureau');
    const [listed] = (await listReviews({state: 'open'})).items;
    assert.equal(listed?.reviewId, reviews[0]?.reviewId);
    const reviewId = listed?.reviewId ?? '';
    assert.equal((await decideReview({reviewId, decision: 'upheld', reason: '录像不清'})).state, 'upheld');

    const appeal = await head.fileAppeal({reviewId, reason: '另有录像', evidence});
    assert.equal(appeal.instance, 'appeal');
    const decision = {reviewId: appeal.reviewId, decision: 'voided', reason: '录像显示误触'} as const;
    assert.equal((await desk('province').decideReview(decision)).state, 'voided');
    assert.equal((await rater.getReceipt({receiptNumber})).voidReason, '录像显示误触');
  });

  it('give a clerk who came too late the present state of the order', async () => {
    const {desk, ratedBadly} = await anOffice();
    const {orderNumber} = await ratedBadly();
    await desk('institution_staff').stepOrder({orderNumber, version: 1, step: 'sign'});
    await assert.rejects(desk().stepOrder({orderNumber, version: 1, step: 'sign'}), (error: unknown) => {
      assert.ok(isApiError(error));
      assert.deepEqual([error.code, error.status, error.retry], ['order_changed', 409, false]);
      assert.deepEqual(error.current, {state: 'signed', version: 2});
      assert.ok(error.messages?.['zh-CN'] && error.requestId);
      return true;
    });
  });

  it('do a step once though its answer got lost, and bring the answer for the same key', async () => {
    const {desk, ratedBadly, fetch} = await anOffice();
    const {orderNumber} = await ratedBadly();
    let lose = true;
    const losing: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (lose) throw new TypeError('fetch failed');
      return response;
    };
    const {stepOrder, getOrder} = desk('institution_staff', {fetch: losing});
    const input = {orderNumber, version: 1, step: 'sign'} as const;
    const options = {idempotencyKey: newIdempotencyKey()};
    await assert.rejects(stepOrder(input, options), {name: 'NetworkError', code: 'no_answer', retry: true});
    lose = false;
    assert.equal((await stepOrder(input, options)).order.state, 'signed');
    assert.equal((await getOrder({orderNumber})).acts.length, 1);
    const other = stepOrder({orderNumber, version: 2, step: 'contact', reached: true, note: 'x'}, options);
    await assert.rejects(other, refusedAs('idempotency_key_reused'));
  });

  it('ask for a token once more when the first has ended, and do the step once', async () => {
    const {desk, ratedBadly, tokenOf, clock} = await anOffice();
    const {orderNumber} = await ratedBadly();
    const old = await tokenOf('institution_head');
    clock.now += 3_600_000;
    let asked = 0;
    const {stepOrder} = desk('institution_head', {token: () => (asked++ ? tokenOf('institution_head') : old)});
    assert.equal((await stepOrder({orderNumber, version: 1, step: 'sign'})).acts.length, 1);
    assert.equal(asked, 2);
  });

  it('refuse what the role does not allow without asking for a token again', async () => {
    const {desk, ratedBadly, tokenOf} = await anOffice();
    const {orderNumber} = await ratedBadly();
    let asked = 0;
    const token = () => (asked++, tokenOf('auditor'));
    const {stepOrder} = desk('auditor', {token});
    await assert.rejects(stepOrder({orderNumber, version: 1, step: 'sign'}), refusedAs('role_not_allowed'));
    assert.equal(asked, 1);
  });

  const listings = [
    ['orders', 'allOrders', 'orderNumber'],
    ['reviews', 'allReviews', 'reviewId'],
  ] as const;
  for (const [what, method, name] of listings)
    it(`list all ${what} over several pages, oldest first, and end`, async () => {
      const {desk, ratedBadly, clock} = await anOffice();
      const head = desk();
      const expected: string[] = [];
      for (let count = 0; count < 5; count++) {
        clock.now += 1000;
        const {orderNumber} = await ratedBadly();
        await head.stepOrder({orderNumber, version: 1, step: 'sign'});
        const {order, reviews} = await head.askReview({orderNumber, version: 2, ...request});
        expected.push({orderNumber: order.orderNumber, reviewId: reviews[0]?.reviewId ?? ''}[name]);
      }
      const listed: string[] = [];
      for await (const item of desk('bureau')[method]({limit: 2}) as ReturnType<DeskClient['allOrders']>)
        listed.push((item as unknown as Record<string, string>)[name] ?? '');
      assert.deepEqual(listed, expected);
    });
});
