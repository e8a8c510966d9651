import {createDeskClient, type DeskClient} from '@gov-rating/sdk/desk';
import type {Fetch} from '@gov-rating/sdk/core';
import type {StaffAuthenticator} from '@gov-rating/server';
import type {Role} from '@gov-rating/contract';
import {institutions} from './institutions.ts';

/** An order that will be answered, and when. */
export interface Planned {
  readonly orderNumber: string;
  readonly institutionCode: string;
  readonly at: Date;
  /** The rating turns out to be a slip of the finger (误评). */
  readonly mistaken: boolean;
}

/** Staff of any institution, known inside this process only: their tokens name role and institution. */
export const demoStaff: StaffAuthenticator = {
  authenticate: async token => {
    const [role, institutionCode = ''] = token.split('.') as [Role, string?];
    return {personRef: token, role, institutionCode};
  },
};

/** Answers an order as its institution would, or has the rating voided by the one above. */
export async function handle(planned: Planned, baseUrl: string, fetch: Fetch): Promise<void> {
  const {orderNumber, institutionCode, mistaken} = planned;
  const as = (role: Role, code: string) => createDeskClient({baseUrl, fetch, token: () => `${role}.${code}`});
  const head = as('institution_head', institutionCode);
  await step(head, orderNumber, {step: 'sign'});
  if (mistaken) return voided(head, as('bureau', parentOf(institutionCode)), orderNumber);
  await step(head, orderNumber, {step: 'contact', reached: true, note: '已电话联系评价人。'});
  await step(head, orderNumber, {step: 'verify', finding: 'justified', note: '情况属实。'});
  await step(head, orderNumber, {step: 'rectify', note: '已向窗口人员说明并改正。'});
  await step(head, orderNumber, {step: 'reply', reply: '您反映的问题已经改正，感谢您的监督。'});
  await step(head, orderNumber, {step: 'follow_up', helped: 'yes'});
  await step(head, orderNumber, {step: 'close'});
}

type Step = Omit<Parameters<DeskClient['stepOrder']>[0], 'orderNumber' | 'version'>;

async function step(desk: DeskClient, orderNumber: string, said: Step): Promise<void> {
  const {order} = await desk.getOrder({orderNumber});
  await desk.stepOrder({orderNumber, version: order.version, ...said});
}

async function voided(head: DeskClient, bureau: DeskClient, orderNumber: string): Promise<void> {
  const {order} = await head.getOrder({orderNumber});
  const evidence = [{title: '窗口录像', reference: `档案 ${orderNumber}`}];
  const asked = {orderNumber, version: order.version, ground: 'mistaken', evidence} as const;
  await head.askReview({...asked, reason: '评价人表示点错了等级。'});
  const {reviews} = await bureau.getOrder({orderNumber});
  const reviewId = reviews[0]?.reviewId ?? '';
  await bureau.decideReview({reviewId, decision: 'voided', reason: '经与评价人核对，确系误选。'});
}

/** The institution above one of the data set; there is none above the province, which is not rated. */
const parentOf = (code: string): string =>
  institutions.find(institution => institution.code === code)?.parentCode ?? '';
