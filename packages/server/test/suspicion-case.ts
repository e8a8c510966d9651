import type {RatingDraft, Suspicion} from '@gov-rating/contract';
import {lookAtRatings} from '../src/jobs/look-at-ratings.ts';
import {aKey, district, type Scene} from './harness.ts';

/** A rating of the district that a rule marked, because it came the moment it was invited. */
export interface Marked {
  readonly suspicionId: string;
  readonly receiptNumber: string;
}

/** Rates a service of the district and lets the rules look at it. */
export async function aMarkedRating(
  scene: Scene,
  draft: RatingDraft = {level: 'very_satisfied'},
  serviceNumber = 1,
): Promise<Marked> {
  const {token} = await scene.invited(serviceNumber, 'guangzhou', district.code);
  const receipt = (await (await scene.submit(token, draft)).json()) as {receiptNumber: string};
  await lookAtRatings.run(scene.app.context);
  const marks = await suspicions(scene);
  return {receiptNumber: receipt.receiptNumber, suspicionId: marks.at(-1)?.suspicionId ?? ''};
}

/** The marks that the bureau of Guangzhou sees. */
export async function suspicions(scene: Scene, query = ''): Promise<readonly Suspicion[]> {
  const token = await scene.personToken('bureau');
  return (await scene.ask('listSuspicions', `/v1/suspicions${query}`, {token})).items;
}

/** Settles a mark as the bureau of Guangzhou. */
export async function settle(scene: Scene, suspicionId: string, body: object, key = aKey()): Promise<Response> {
  const token = await scene.personToken('bureau');
  return scene.call(`/v1/suspicions/${suspicionId}/settlement`, {body, key, token});
}

export const dismissal = {decision: 'dismissed', note: '当日集中办理，属正常情况'};
export const toReview = {decision: 'review', ground: 'untrue', note: '疑似窗口代评'};
