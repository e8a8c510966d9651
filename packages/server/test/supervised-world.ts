import assert from 'node:assert/strict';
import type {Storage} from '../src/index.ts';
import {lookAtRatings} from '../src/jobs/look-at-ratings.ts';
import {Case, limits} from './case.ts';
import {sealAll} from './evidence.ts';
import {aKey, aScene, issuer} from './harness.ts';
import {aNotice, answer, close, twoAreTooMany} from './notice-case.ts';
import {aMarkedRating, dismissal, settle, suspicions, toReview} from './suspicion-case.ts';

/**
 * Fills a storage with what is done about the rated side: a mark dismissed, one that led to a review which voided the
 * rating, one of a bad rating while its order is handled, a notice answered and closed. Everything is sealed.
 */
export async function aSupervisedLog(storage: Storage): Promise<void> {
  const settings = {...limits, rules: {...limits.rules, ...twoAreTooMany.rules}};
  const scene = await aScene({storage, settings});
  const later = () => (scene.clock.now += 3_600_000);
  const done = async (response: Promise<Response>) => {
    const {status} = await response;
    assert.ok(status < 300, `${status}`);
    later();
  };
  const dismissed = await aMarkedRating(scene, undefined, 1);
  await done(settle(scene, dismissed.suspicionId, dismissal));

  const reviewed = await aMarkedRating(scene, undefined, 2);
  await done(settle(scene, reviewed.suspicionId, toReview));
  const {items} = await scene.ask('listReviews', '/v1/reviews?state=open', {token: await scene.personToken('bureau')});
  const iat = Math.floor(scene.clock.now / 1000);
  const colleague = await issuer.tokenOf('bureau', {sub: 'a colleague', iat, exp: iat + 600});
  const body = {decision: 'voided', reason: '由工作人员代按'};
  await done(scene.call(`/v1/reviews/${items[0]?.reviewId}/decision`, {body, token: colleague, key: aKey()}));

  const handled = await Case.begin(scene, 3);
  await lookAtRatings.run(scene.app.context);
  await handled.steps(['sign']);
  const mark = (await suspicions(scene, '?state=open')).find(({rating}) => rating.orderNumber === handled.orderNumber);
  await done(settle(scene, mark?.suspicionId ?? '', dismissal));

  const noticeId = await aNotice(scene);
  later();
  await done(answer(scene, noticeId));
  await done(close(scene, noticeId));
  await sealAll(storage);
}
