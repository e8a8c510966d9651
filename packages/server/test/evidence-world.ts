import assert from 'node:assert/strict';
import type {RatingDraft} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import type {Storage} from '../src/index.ts';
import {answered, Case, limits} from './case.ts';
import {erase, sealAll} from './evidence.ts';
import {aKey, aScene} from './harness.ts';

/**
 * Fills a storage with everything that can happen: ratings with and without words, one by default, one that replaced a
 * default, a bad one answered with a supplement, one extended and escalated, one voided on appeal. Sealed in several batches.
 */
export async function aWholeLog(storage: Storage): Promise<void> {
  const scene = await aScene({storage, settings: limits});
  const later = (hours: number) => (scene.clock.now += hours * 3_600_000);
  const rate = async (number: number, draft: RatingDraft) => {
    const {token} = await scene.invited(number);
    assert.equal((await scene.submit(token, draft)).status, 201);
    later(1);
  };
  await rate(1, aDraft({level: 'satisfied', comment: '很好 👍'}));
  await rate(2, aDraft());
  await scene.invited(3);
  const {token} = await scene.invited(4);
  const at = new Date(scene.clock.now).toISOString();
  let made = 0;
  const newId = () => `default-${++made}`;
  const sweep = {servedBefore: at, level: 'basically_satisfied', at, day: '2026-11-24', limit: 10, newId} as const;
  await storage.sweepDefaults(sweep);
  later(1);
  assert.equal((await scene.submit(token, aDraft({level: 'dissatisfied', tags: ['209']}))).status, 201);
  later(1);
  await sealAll(storage, {limit: 3});

  const answeredCase = await Case.begin(scene, 5);
  for (const step of answered) {
    later(1);
    await answeredCase.steps(step);
  }
  later(1);
  const supplement = {comment: '谢谢，解决了', solved: true};
  const added = await scene.call('/v1/supplements', {body: supplement, token: answeredCase.token, key: aKey()});
  assert.equal(added.status, 201, await added.text());
  await sealAll(storage, {limit: 4});

  const extended = await Case.begin(scene, 6);
  later(1);
  await extended.steps(['sign']);
  later(1);
  const extension = {version: 2, days: 2, reason: '材料待补'};
  const longer = await extended.post(`/v1/orders/${extended.orderNumber}/extension`, extension);
  assert.equal(longer.status, 200, await longer.text());
  later(1);
  await extended.steps(['contact', {reached: false, note: '无人接听'}]);

  const voided = await Case.begin(scene, 7);
  later(1);
  const reviewId = await voided.review();
  later(1);
  assert.equal((await voided.decide(reviewId, 'voided')).status, 200);
  later(1);
  await sealAll(storage, {limit: 100});
}

/** The same, of which everything that is over was erased by the rules, and that is sealed. */
export async function anErasedLog(storage: Storage): Promise<void> {
  await aWholeLog(storage);
  const {comments, words} = await erase(storage);
  assert.ok(comments > 0 && words > 0);
  await sealAll(storage);
}
