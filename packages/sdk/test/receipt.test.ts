import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newIdempotencyKey} from '../src/core.ts';
import {isApiError} from '../src/receipt.ts';
import {anOffice} from './office.fixtures.ts';

const refusedAs = (code: string) => (error: unknown) => isApiError(error) && error.code === code;
const thanks = {comment: '已解决，谢谢', solved: true};

describe('the holder of a receipt and the real server', () => {
  it('see progress, answer and date, and nothing that was written inside the office', async () => {
    const {rater, ratedBadly, answer} = await anOffice();
    const {receiptNumber, orderNumber} = await ratedBadly();
    const before = await rater.getReceipt({receiptNumber});
    assert.deepEqual([before.state, before.order?.state, before.order?.reply], ['effective', 'created', null]);
    assert.ok(before.order?.dueAt);
    await answer(orderNumber);
    const after = await rater.getReceipt({receiptNumber});
    assert.deepEqual([after.order?.state, after.order?.reply], ['replied', '已增开两个窗口，欢迎监督。']);
    assert.equal(after.order?.steps.length, 6);
    assert.doesNotMatch(JSON.stringify(after), /已致电|等了三小时/);
  });

  it('add one supplement after the answer, and get its receipt again for the same key', async () => {
    const {rater, ratedBadly, answer} = await anOffice();
    const {receiptNumber, receiptKey, orderNumber} = await ratedBadly();
    const input = {receiptNumber, receiptKey, ...thanks};
    const add = (idempotencyKey = newIdempotencyKey()) => rater.supplementRating(input, {idempotencyKey});
    await assert.rejects(add(), refusedAs('supplement_not_allowed'));
    await answer(orderNumber);
    const key = newIdempotencyKey();
    const first = await add(key);
    assert.equal(first.receiptNumber, receiptNumber);
    assert.deepEqual(await add(key), first);
    await assert.rejects(add(), refusedAs('supplement_exists'));
    const {supplement} = await rater.getReceipt({receiptNumber, receiptKey});
    const {addedAt} = first;
    assert.deepEqual(supplement, {allowed: false, addedAt, comment: thanks.comment, commentMaxLength: 150});
    const byNumber = await rater.getReceipt({receiptNumber});
    assert.deepEqual(byNumber.supplement, {...supplement, comment: null});
  });

  it('say which field is wrong, and that a number or a key is unknown', async () => {
    const {rater, ratedBadly, answer} = await anOffice();
    const {orderNumber, receiptNumber, receiptKey} = await ratedBadly();
    await answer(orderNumber);
    const idempotencyKey = newIdempotencyKey();
    const given = {receiptNumber, receiptKey, ...thanks};
    const blank = rater.supplementRating({...given, comment: ' '}, {idempotencyKey});
    await assert.rejects(blank, {name: 'ApiError', code: 'missing_field', field: 'comment'});
    const stranger = rater.supplementRating({...given, receiptKey: 'x'.repeat(22)}, {idempotencyKey});
    await assert.rejects(stranger, refusedAs('unknown_receipt'));
    const other = await ratedBadly();
    const mixedUp = rater.supplementRating({...given, receiptNumber: other.receiptNumber}, {idempotencyKey});
    await assert.rejects(mixedUp, refusedAs('unknown_receipt'));
    await assert.rejects(rater.getReceipt({receiptNumber, receiptKey: other.receiptKey}), refusedAs('unknown_receipt'));
    const unknown = rater.getReceipt({receiptNumber: '20261124-AAAAA-AAAAA'});
    await assert.rejects(unknown, refusedAs('unknown_receipt'));
    await assert.rejects(rater.getReceipt({receiptNumber: 'R-1'}), {name: 'ApiError', field: 'receiptNumber'});
  });
});
