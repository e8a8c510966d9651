import type {Notice, Role} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import type {SettingsInput} from '../src/index.ts';
import {openNotices} from '../src/jobs/open-notices.ts';
import {aKey, district, type Scene} from './harness.ts';

/** Settings under which two bad ratings in thirty days bring a notice. */
export const twoAreTooMany = {
  rules: {staffNotice: {badRatings: 2, days: 30, deadline: {days: 10, dayKind: 'working'}}},
} satisfies SettingsInput;

let services = 100;

/** A bad rating of a service by a member of staff of the district, a second later than the one before. */
export async function badlyRated(
  scene: Scene,
  staffNumber = '0017',
): Promise<{receiptNumber: string; orderNumber: string}> {
  scene.clock.now += 1000;
  const token = await scene.accessToken();
  const projectNo = `N${++services}`;
  const facts = aService({
    projectNo,
    staffNumber,
    institutionCode: district.code,
    servedAt: '2026-11-24T09:30:00+08:00',
  });
  const {serviceId} = await scene.ask('putService', '/v1/services', {body: facts, token});
  const invitation = await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {body: {}, token});
  const response = await scene.submit(invitation.token, {level: 'dissatisfied', comment: '态度生硬'});
  return (await response.json()) as {receiptNumber: string; orderNumber: string};
}

/** Lets the job look at everything that is new. */
export async function look(scene: Scene): Promise<void> {
  while ((await openNotices.run(scene.app.context)) > 0);
}

/** A notice about a member of staff of the district who was badly rated twice. */
export async function aNotice(scene: Scene): Promise<string> {
  await badlyRated(scene);
  await badlyRated(scene);
  await look(scene);
  return (await notices(scene))[0]?.noticeId ?? '';
}

/** The notices that a person sees, the bureau of Guangzhou unless told otherwise. */
export async function notices(scene: Scene, query = '', role: Role = 'bureau'): Promise<readonly Notice[]> {
  const token = await scene.personToken(role);
  return (await scene.ask('listNotices', `/v1/notices${query}`, {token})).items;
}

export const measures = {measures: '已约谈并离岗培训一周'};
export const closing = {note: '整改到位'};

/** Answers as the head of the district. */
export const answer = async (
  scene: Scene,
  noticeId: string,
  body: object = measures,
  key = aKey(),
): Promise<Response> =>
  scene.call(`/v1/notices/${noticeId}/answer`, {body, key, token: await scene.personToken('institution_head')});

/** Closes as the bureau of Guangzhou. */
export const close = async (scene: Scene, noticeId: string, body: object = closing, key = aKey()): Promise<Response> =>
  scene.call(`/v1/notices/${noticeId}/closing`, {body, key, token: await scene.personToken('bureau')});
