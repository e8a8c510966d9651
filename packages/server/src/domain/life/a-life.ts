import {defaultProfileId, profiles, type OrderState, type Role} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import type {Person} from '../person.ts';
import type {Life, StoredOrder, StoredReview} from '../../storage/life-storage.ts';
import {rulesOf} from '../rules.ts';
import type {Occasion} from './act.ts';

/** A county, its city, its province, and another county, as tests of the life of a rating need them. */
export const county = '11440106MB2D123456';
export const city = '11440100MB2C123456';
export const province = '11440000MB2D000001';
export const otherCounty = '11440300MB2E123456';

/** An order as tests need one. */
export const anOrder = (facts: Partial<StoredOrder> = {}): StoredOrder => ({
  orderNumber: 'GD20261124-00000-00001',
  state: 'created',
  version: 1,
  institutionCode: county,
  createdAt: '2026-11-24T02:00:00.000Z',
  dueAt: '2026-11-27T16:00:00.000Z',
  answerDueAt: '2026-12-08T16:00:00.000Z',
  extendedDays: 0,
  escalatedAt: null,
  answeredAt: null,
  closedAt: null,
  outcome: null,
  promisedFor: null,
  holders: [county],
  ...facts,
});

/** A bad rating of the county with its order. */
export const aLife = (facts: Partial<Life> = {}): Life => ({
  ratingId: 'rating',
  receiptNumber: '20261124-00000-00001',
  receivedAt: '2026-11-24T02:00:00.000Z',
  level: 'dissatisfied',
  tags: ['209'],
  comment: '',
  channel: 'web',
  voidedAt: null,
  service: {
    ...aService({institutionCode: county}),
    serviceId: 'service',
    institutionName: '天河区分局',
    areaCode: '440106',
    rated: true,
  },
  above: [city, province],
  aboveHandling: [city, province],
  order: anOrder(),
  reviews: [],
  acts: [],
  supplement: null,
  realName: false,
  suspicions: [],
  notices: [],
  ...facts,
});

/** A life whose order is in a state. */
export const inState = (state: OrderState, order: Partial<StoredOrder> = {}, facts: Partial<Life> = {}): Life =>
  aLife({order: anOrder({state, ...order}), ...facts});

/** A person; staff of the county unless told otherwise. */
export const aPerson = (
  role: Role = 'institution_staff',
  institutionCode = county,
  personRef: string = role,
): Person => ({
  role,
  institutionCode,
  personRef,
});

/** A review that the county's staff asked for. */
export const aReview = (facts: Partial<StoredReview> = {}): StoredReview => ({
  reviewId: 'review',
  instance: 'review',
  state: 'open',
  ground: 'mistaken',
  reason: '点错了',
  evidence: [{title: '窗口录像', reference: 'A-17'}],
  requestedAt: '2026-11-24T03:00:00.000Z',
  requestedBy: county,
  requestedRef: 'institution_staff',
  dueAt: null,
  decidedAt: null,
  decidedBy: null,
  decidedRef: null,
  decisionReason: null,
  ...facts,
});

/** An occasion at which every clock runs for one natural day per limit of one day. */
export const anOccasion = (at = '2026-11-25T02:00:00.000Z', facts: Partial<Occasion> = {}): Occasion => ({
  at: new Date(at),
  actId: 'act',
  salt: 'salt',
  clocks: {
    rules: rulesOf(profiles[defaultProfileId], {deadlines: {extension: {days: 5, dayKind: 'natural'}}}),
    dueAt: (name, start) => `${name} from ${start.toISOString()}`,
    left: () => ({daysLeft: null, dayKind: null}),
    after: (start, {days}) => new Date(start.getTime() + 1 + days * 86_400_000).toISOString(),
  },
  ...facts,
});
