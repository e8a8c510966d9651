import assert from 'node:assert/strict';
import test from 'node:test';
import {hasRightCheckDigit, receiptNumberPattern, type Receipt} from '@gov-rating/contract';
import {aBadDraft, aService} from '@gov-rating/contract/testing';
import {platformRandomBytes} from '../../src/security/random.ts';
import {aKey, aScene, codeOf, storedTextOf, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

/** How many bytes are drawn for a receipt number, and for nothing else that a rating draws but the salt of its comment. */
const bytesOfNumber = 16;

/** A random source whose next receipt numbers are those of a script, one after another; everything else is random. */
function scripted() {
  let seeds: number[] = [];
  let ofNumber = false;
  const randomBytes = (length: number) => {
    if (length !== bytesOfNumber || seeds.length === 0) return platformRandomBytes(length);
    // A number and a salt are drawn in turn.
    ofNumber = !ofNumber;
    return ofNumber ? new Uint8Array(length).fill(seeds.shift() ?? 0) : platformRandomBytes(length);
  };
  const script = (...next: number[]) => {
    seeds = next;
    ofNumber = false;
  };
  return {randomBytes, script, left: () => seeds.length};
}

const ways: Readonly<Record<string, (scene: Scene) => Promise<() => Promise<Response>>>> = {
  'by an invitation': async scene => {
    let visits = 0;
    const tokens = [await scene.invited(++visits), await scene.invited(++visits), await scene.invited(++visits)];
    return () => scene.submit(tokens.pop()?.token ?? '', aBadDraft());
  },
  'through the hotline': async scene => {
    const token = await scene.accessToken();
    let cases = 0;
    return () => {
      const service = {...aService({projectNo: `H${++cases}`, servedAt: '2026-11-24T09:30:00+08:00'})};
      const body = {...aBadDraft(), service, channel: 'hotline'};
      return scene.call('/v1/ratings/collected', {token, key: aKey(), body});
    };
  },
  'at a point': async scene => {
    const {staticCode} = await aHall(scene);
    return () => scene.call('/v1/static-codes/ratings', {key: aKey(), body: {staticCode, rating: aBadDraft()}});
  },
};

for (const [way, begin] of Object.entries(ways)) {
  testOnEveryStorage(`who rates ${way} while the drawn number is in use gets another one`, async open => {
    const source = scripted();
    const scene = await aScene({storage: await open(), randomBytes: source.randomBytes});
    const rate = await begin(scene);
    source.script(1, 1, 1, 2);
    const receipts: Receipt[] = [];
    for (let round = 0; round < 2; round++) {
      const response = await rate();
      assert.equal(response.status, 201);
      receipts.push((await response.json()) as Receipt);
    }
    assert.equal(source.left(), 0, 'the number in use was drawn twice before another one came');
    const numbers = receipts.map(({receiptNumber}) => receiptNumber);
    assert.equal(new Set(numbers).size, 2);
    for (const receipt of receipts) {
      assert.match(receipt.receiptNumber, receiptNumberPattern);
      const {receiptNumber, receiptKey} = receipt;
      const shown = await scene.call('/v1/receipts', {body: {receiptNumber, receiptKey}});
      const {order} = (await shown.json()) as {readonly order: {readonly orderNumber: string}};
      assert.equal(order.orderNumber, receipt.orderNumber, 'number and key lead to the own rating');
    }
    assert.deepEqual(await scene.storage.recount(), []);
  });
}

testOnEveryStorage('a random source that gives the same number for ever stores nothing twice and ends', async open => {
  const source = scripted();
  const scene = await aScene({storage: await open(), randomBytes: source.randomBytes});
  const rate = await ways['by an invitation']?.(scene);
  source.script(...Array.from({length: 20}, () => 1));
  assert.equal((await rate?.())?.status, 201);
  const before = await storedTextOf(scene.storage);
  assert.equal((await rate?.())?.status, 500);
  assert.equal(source.left(), 14, 'five draws');
  assert.equal(await storedTextOf(scene.storage), before);
});

test('a number with a wrong digit is refused with its field, before anything is looked up', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  const {receiptNumber} = (await (await scene.submit(token, {level: 'satisfied'})).json()) as Receipt;
  const last = Number(receiptNumber.at(-1));
  const wrong = receiptNumber.slice(0, -1) + String((last + 1) % 10);
  assert.equal(hasRightCheckDigit(wrong), false);
  const response = await scene.call('/v1/receipts', {body: {receiptNumber: wrong}});
  assert.equal(response.status, 422);
  const problem = (await response.json()) as {readonly errors: readonly {readonly [name: string]: unknown}[]};
  const [error] = problem.errors;
  assert.deepEqual([error?.['field'], error?.['code']], ['receiptNumber', 'receipt_number_mistyped']);
  const {'zh-CN': zhCN, en} = error?.['messages'] as Record<string, string>;
  assert.match(zhCN ?? '', /^这个号码有一位不对，请对照再看一遍。/);
  assert.match(en ?? '', /^One digit of this number is wrong\./);
  assert.equal(
    await codeOf(await scene.call('/v1/receipts', {body: {receiptNumber: '20261124-7Q2MD-0ZK4H'}})),
    'unknown_receipt',
  );
});
