import assert from 'node:assert/strict';
import type {Institution, Level, ServiceFacts} from '@gov-rating/contract';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import type {NewInvitation, Registration, Storage, Submission, SubmissionOutcome} from '../storage.ts';

/** Registers one case; the storage is new and empty. */
export type StorageTest = (title: string, body: (storage: Storage) => Promise<void>) => void;

/** Guangdong above Guangzhou above Tianhe, and Hunan beside them. */
export const guangdong = anInstitution({
  code: '11440000MB2D000001',
  name: '广东省政务服务和数据管理局',
  areaCode: '440000',
  administrativeLevel: 'province',
});
export const guangzhou = anInstitution({parentCode: guangdong.code});
export const tianhe = anInstitution({
  code: '11440106MB2C000002',
  name: '广州市天河区政务服务和数据管理局',
  areaCode: '440106',
  administrativeLevel: 'county',
  parentCode: guangzhou.code,
});
export const hunan = anInstitution({
  code: '11430000MB2D000003',
  name: '湖南省数据局',
  areaCode: '430000',
  administrativeLevel: 'province',
});

export const noon = '2026-11-24T04:00:00.000Z';
export const nextMonth = '2026-12-24T04:00:00.000Z';

let made = 0;
/** A text that no other call returned, in no other process either. */
export const unique = (prefix: string) => `${prefix}${process.pid}-${++made}`;

export const aRegistration = (
  facts: Partial<ServiceFacts> = {},
  {within = guangdong.code, at = noon}: Partial<Registration> = {},
): Registration => ({serviceId: unique('service-'), facts: aService(facts), within, at});

export const anInvitation = (facts: Partial<NewInvitation> & {readonly serviceId: string}): NewInvitation => ({
  invitationId: unique('invitation-'),
  tokenHash: unique('token-'),
  within: guangdong.code,
  createdAt: noon,
  expiresAt: nextMonth,
  limit: 100,
  ...facts,
});

/** A submission with ids and numbers of its own, as a server makes it; `draft` replaces parts of a plain good rating. */
export const aSubmission = (
  tokenHash: string,
  {draft, ...facts}: Partial<Omit<Submission, 'draft'>> & {readonly draft?: Partial<Submission['draft']>} = {},
): Submission => ({
  ratingId: unique('rating-'),
  tokenHash,
  idempotencyKey: unique('key-'),
  contentHash: 'content',
  receiptNumber: unique('receipt-'),
  orderNumber: unique('order-'),
  catalogueVersion: 'v2',
  trace: {deviceId: null, sourceRef: null, commentHash: null},
  commentSalt: 'salt',
  orderDueAt: null,
  answerDueAt: null,
  windowOpenFrom: null,
  receivedAt: '2026-11-25T04:00:00.000Z',
  day: '2026-11-25',
  ...facts,
  draft: {level: 'very_satisfied', channel: 'web', tags: [], comment: '', pressedAt: null, ...draft},
});

/** Saves the four institutions. */
export const settle = (storage: Storage): Promise<void> =>
  storage.saveInstitutions([guangdong, guangzhou, tianhe, hunan]);

/** Registers a service that is new; each call another one unless told otherwise. */
export async function register(storage: Storage, facts: Partial<ServiceFacts> = {}): Promise<string> {
  const projectNo = unique('P');
  const {institutionCode} = {...aService(), ...facts};
  const within = institutionCode === hunan.code ? hunan.code : guangdong.code;
  const registration = aRegistration({projectNo, ...facts}, {within});
  const answer = await storage.registerService(registration);
  assert.deepEqual(answer, {outcome: 'registered', serviceId: registration.serviceId, rated: false});
  return registration.serviceId;
}

/** Adds an invitation and returns its token's hash. */
export async function invite(storage: Storage, serviceId: string, facts: Partial<NewInvitation> = {}): Promise<string> {
  const within = (await storage.service(serviceId, hunan.code)) ? hunan.code : guangdong.code;
  const invitation = anInvitation({serviceId, within, ...facts});
  assert.equal(await storage.addInvitation(invitation), 'added');
  return invitation.tokenHash;
}

/** Rates a new service of an institution from beginning to end. */
export async function rate(
  storage: Storage,
  institution: Institution,
  level: Level,
  facts: Partial<Omit<Submission, 'draft'>> & {readonly draft?: Partial<Submission['draft']>} = {},
): Promise<Submission> {
  const serviceId = await register(storage, {institutionCode: institution.code});
  const draft = {level, tags: ['209'], ...facts.draft};
  const submission = aSubmission(await invite(storage, serviceId), {...facts, draft});
  assert.equal((await storage.submitRating(submission)).outcome, 'received');
  return submission;
}

/** How often each outcome occurs. */
export function tally(outcomes: readonly {readonly outcome: SubmissionOutcome['outcome']}[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {outcome} of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** Counts as a table of what is not zero: levels, levels by default, orders. */
export async function totals(storage: Storage, scope: Parameters<Storage['count']>[0] = {}) {
  const {levels, orders} = await storage.count(scope);
  const entries = levels.flatMap(({level, active, default: byDefault}) => [
    [level, active] as const,
    [`${level} by default`, byDefault] as const,
  ]);
  return Object.fromEntries([...entries, ['orders', orders] as const].filter(([, count]) => count !== 0));
}
