import assert from 'node:assert/strict';
import type {OrderDetail, OrderStep, ParsedInput, Role} from '@gov-rating/contract';
import {aBadDraft, aServedPerson, aService} from '@gov-rating/contract/testing';
import type {AppOptions} from '../src/index.ts';
import {aKey, district, type Scene} from './harness.ts';

const working = (days: number) => ({days, dayKind: 'working'}) as const;
/** Settings under which every time limit is known. */
export const limits = {
  rules: {
    deadlines: {
      contact: working(3),
      answer: working(10),
      followUp: working(5),
      extension: working(5),
      review: working(5),
      appeal: working(5),
    },
    supplement: true,
    staffNotice: {badRatings: 2, days: 30, deadline: working(10)},
    ratingWindowDays: 29,
  },
} satisfies AppOptions['settings'];

type Said = Partial<Omit<ParsedInput<'stepOrder'>, 'orderNumber' | 'version' | 'step'>>;

/** What is said when a review is asked for. */
export const reviewRequest = {
  ground: 'mistaken',
  reason: '评价人点错了',
  evidence: [{title: '窗口录像', reference: 'A-17'}],
};

/** A bad rating of the district, and what people do about it. */
export class Case {
  readonly scene: Scene;
  readonly orderNumber: string;
  readonly receiptNumber: string;
  readonly token: string;

  constructor(scene: Scene, token: string, receipt: {orderNumber: string; receiptNumber: string}) {
    this.scene = scene;
    this.token = token;
    this.orderNumber = receipt.orderNumber;
    this.receiptNumber = receipt.receiptNumber;
  }

  static async begin(scene: Scene, serviceNumber = 1): Promise<Case> {
    const {token} = await scene.invited(serviceNumber, 'guangzhou', district.code);
    const receipt = await (await scene.submit(token, aBadDraft({comment: '等了三小时'}))).json();
    return new Case(scene, token, receipt as {orderNumber: string; receiptNumber: string});
  }

  /** A bad rating by somebody whose name and number the department has registered. */
  static async ofPerson(scene: Scene): Promise<Case> {
    const facts = aService({institutionCode: district.code, servedAt: '2026-11-24T09:30:00+08:00'});
    const body = {...facts, person: aServedPerson()};
    await scene.ask('putService', '/v1/services', {body, token: await scene.accessToken()});
    return Case.begin(scene);
  }

  async detail(role: Role = 'institution_head'): Promise<OrderDetail> {
    return this.scene.ask('getOrder', `/v1/orders/${this.orderNumber}`, {token: await this.scene.personToken(role)});
  }

  async post(path: string, body: object, role: Role = 'institution_head', key = aKey()): Promise<Response> {
    return this.scene.call(path, {body, key, token: await this.scene.personToken(role)});
  }

  async step(step: OrderStep, said: Said = {}, role: Role = 'institution_head'): Promise<Response> {
    const {version} = (await this.detail()).order;
    return this.post(`/v1/orders/${this.orderNumber}/steps`, {step, version, ...said}, role);
  }

  async steps(...all: [OrderStep, Said?][]): Promise<void> {
    for (const [step, said] of all) {
      const response = await this.step(step, said);
      assert.equal(response.status, 200, `${step}: ${await response.clone().text()}`);
    }
  }

  /** Signs for the order and asks for a review of its rating; the id of the review. */
  async review(): Promise<string> {
    await this.steps(['sign']);
    const asked = await this.post(`/v1/orders/${this.orderNumber}/reviews`, {version: 2, ...reviewRequest});
    return ((await asked.json()) as OrderDetail).reviews[0]?.reviewId ?? '';
  }

  decide(reviewId: string, decision: 'voided' | 'upheld' = 'upheld'): Promise<Response> {
    return this.post(`/v1/reviews/${reviewId}/decision`, {decision, reason: '录像清楚'}, 'bureau');
  }

  receipt() {
    return this.scene.ask('getReceipt', `/v1/receipts/${this.receiptNumber}`);
  }
}

/** The steps from the beginning to the answer. */
export const answered: [OrderStep, Said?][] = [
  ['sign'],
  ['contact', {reached: true, note: '已致电'}],
  ['verify', {finding: 'justified', note: '排队过久属实'}],
  ['rectify', {note: '增开两个窗口'}],
  ['reply', {reply: '已增开两个窗口，欢迎监督。'}],
];
