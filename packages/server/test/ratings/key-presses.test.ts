import assert from 'node:assert/strict';
import test from 'node:test';
import {keyModels, problems, type ProblemCode} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';
import {aKey, aScene, bureau} from '../fixtures/api.fixtures.ts';
import {aDevice} from '../fixtures/device.fixtures.ts';

const [best, good, fair, bad, worst] = [
  ...(['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'] as const),
];
const [none, lost] = ['nobody_rated', 'key_unmapped'] as const;

/** What comes of each key from −2 to 6, of each model, as its maker prints the keys. */
const keys = [-2, -1, 0, 1, 2, 3, 4, 5, 6];
const outcomes = {
  'four-key': [none, lost, lost, bad, fair, good, best, lost, lost],
  'queue-old': [lost, lost, none, good, fair, bad, best, lost, lost],
  'queue-new': [lost, lost, none, best, good, fair, worst, bad, lost],
  'tax-tablet': [lost, lost, lost, best, good, fair, bad, lost, lost],
  ocx: [lost, lost, bad, fair, good, best, lost, lost, lost],
  page: [lost, lost, none, bad, fair, good, best, lost, lost],
} as const;

let services = 0;

/** A server that is told of a key; the answer is the level that is stored, or the code of the refusal. */
async function aHall() {
  const storage = await readableStorage();
  const scene = await aScene({storage});
  const {deviceKey} = await aDevice(scene, {kind: 'terminal'});
  const [token, path] = [await scene.accessToken(), '/v1/ratings/collected'];
  const report = async (keyPress: object, by: 'collector' | 'device') => {
    const service = aService({projectNo: `B${++services}`, institutionCode: bureau.code});
    const body = {service, keyPress, comment: '按键评价', ...(by === 'collector' && {channel: 'paper'})};
    const before = await allRowsOf(storage);
    const at = by === 'collector' ? {path, token} : {path: '/v1/device/ratings/collected', token: deviceKey};
    const answer = await scene.call(at.path, {token: at.token, key: aKey(), body});
    const {receiptNumber, code, messages} = (await answer.json()) as Record<string, string> & {messages: object};
    if (answer.status === 201) return (await storage.ratingCase({receiptNumber: receiptNumber ?? ''}, null))?.level;
    assert.equal(answer.status, 422, `${JSON.stringify(keyPress)} ${code}`);
    assert.deepEqual(messages, problems[code as ProblemCode].message, 'a sentence in Chinese and in English');
    assert.deepEqual(await allRowsOf(storage), before, `${JSON.stringify(keyPress)} stored something`);
    return code;
  };
  return report;
}

test('every key of every box that a hall reports, as a number or a text, is stored as its maker prints it or not at all', async () => {
  const report = await aHall();
  assert.deepEqual(Object.keys(outcomes), [...keyModels]);
  for (const model of keyModels)
    for (const [place, key] of keys.entries())
      for (const written of [key, String(key)]) {
        const pair = `${model} ${JSON.stringify(written)}`;
        assert.equal(await report({model, key: written}, 'collector'), outcomes[model][place], pair);
        assert.equal(await report({model, key: written}, 'device'), outcomes[model][place], `${pair} on a terminal`);
      }
});

test('what a box writes by itself when nobody presses in time becomes no rating', async () => {
  const report = await aHall();
  for (const [model, key] of [
    ['tax-tablet', '满意'],
    ['tax-tablet', 'satisfied'],
    ['ocx', '非常满意'],
    ['ocx', -1],
    ['ocx', ''],
    ['page', 60],
    ['queue-old', '超时未评价'],
    ['four-key', '-2.0'],
    ['four-key', ' -2'],
    ['queue-new', '00'],
  ] as const)
    assert.equal(await report({model, key}, 'collector'), lost, `${model} ${key}`);
});

test('a box of an unknown model is refused, whatever it reports', async () => {
  const report = await aHall();
  for (const model of ['', 'QUEUE-OLD', 'queue_old', 'queue-old ', 'fourKeyDevice', '__proto__', 'toString', '评价器'])
    for (const key of [3, '3', 0, -2]) assert.equal(await report({model, key}, 'collector'), 'model_unknown', model);
});
