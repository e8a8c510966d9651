import type {PublicationEntry} from '@gov-rating/contract';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {district, type Scene} from './harness.ts';

/** The calendar day on which the ratings of a scene are given lies in this month. */
export const month = '2026-11';

/** What the bureau asks for: its whole area, the month in which a scene begins. */
export const wholeMonth = {areaCode: '440100', month};

/** Six ratings of the district in November, two of them bad, and then it is the 14th of December. */
export async function ratedMonth(scene: Scene): Promise<void> {
  for (let number = 1; number <= 6; number++) {
    const {token} = await scene.invited(number, 'guangzhou', district.code);
    const response = await scene.submit(token, number > 4 ? aBadDraft({comment: '张三 13800000000'}) : aDraft());
    if (response.status !== 201) throw new Error(await response.text());
  }
  scene.clock.now = Date.parse('2026-12-14T02:00:00Z');
}

/** A month that was rated and published. */
export async function published(scene: Scene, facts: object = {}): Promise<PublicationEntry> {
  if (facts === undefined || !('replaces' in facts)) await ratedMonth(scene);
  const token = await scene.personToken('bureau');
  return scene.ask('publish', '/v1/publications', {body: {...wholeMonth, ...facts}, token});
}
