/**
 * Valid values for tests; each function takes the fields that a test is about.
 *
 * @example
 * ```ts
 * import {ratingDraft} from '@gov-rating/contract';
 * import {aBadDraft, aService} from '@gov-rating/contract/testing';
 *
 * ratingDraft.parse(aBadDraft({comment: '等候时间过长'}));
 * const service = aService({serviceNumber: 2});
 * ```
 */
export {aPublication, aPublicationEntry, aStatistics} from './results.ts';
import type {Institution, RatingDraft, ServedPerson, ServiceFacts, Statistics} from '../types.ts';

/** An institution: by default Guangzhou's planning bureau. */
export const anInstitution = (facts: Partial<Institution> = {}): Institution => ({
  code: '11440100MB2C123456',
  name: '广州市规划和自然资源局',
  areaCode: '440100',
  administrativeLevel: 'city',
  parentCode: null,
  ...facts,
});

/** A service of a case that was completed and can be rated. */
export const aService = (facts: Partial<ServiceFacts> = {}): ServiceFacts & {readonly projectNo: string} => ({
  institutionCode: anInstitution().code,
  serviceNumber: 1,
  node: 'completed',
  itemCode: '1144010000000000010440115001000',
  itemName: '建设工程规划许可证核发',
  servedAt: '2026-11-24T09:30:00+08:00',
  ...facts,
  projectNo: facts.projectNo ?? '440100202611240001',
});

/** A service without a case, which has the number of a ticket at a point. */
export function aTicket(facts: Partial<ServiceFacts> & {readonly pointId: string}): ServiceFacts {
  const {projectNo: _, itemCode: __, itemName: ___, ...others} = aService();
  return {...others, ticketNumber: 'A042', ...facts};
}

/** A served person; the number is fictitious. */
export const aServedPerson = (facts: Partial<ServedPerson> = {}): ServedPerson => ({
  name: '张小明',
  phone: '13800001234',
  ...facts,
});

/** A rating that says very satisfied and nothing else. */
export const aDraft = (facts: Partial<RatingDraft> = {}): RatingDraft => ({level: 'very_satisfied', ...facts});

/** A bad rating with a reason. */
export const aBadDraft = (facts: Partial<RatingDraft> = {}): RatingDraft => ({
  level: 'dissatisfied',
  tags: ['209'],
  ...facts,
});

/** Statistics without any rating. */
export const someStatistics = (facts: Partial<Statistics> = {}): Statistics => ({
  total: 0,
  levels: [],
  voided: 0,
  shares: {active: null, default: null, voided: null},
  orders: 0,
  orderFigures: {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0},
  measures: [],
  topTags: [],
  trend: {unit: 'month', points: []},
  groups: null,
  groupsLeftOut: 0,
  ranking: null,
  withheld: false,
  levelsLeftOut: 0,
  asOf: '2026-11-24T01:30:00Z',
  ...facts,
});
