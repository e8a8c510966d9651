import type {ProblemCode, Role, RouteName} from '@gov-rating/contract';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {aKey, clientSecret, district, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice} from '../fixtures/device.fixtures.ts';
import {sealRatings} from '../fixtures/evidence.fixtures.ts';
import {caseAccess} from './cases.access.ts';
import {clientAccess} from './clients.access.ts';
import {deviceAccess} from './devices.access.ts';
import {raterAccess} from './raters.access.ts';
import {registerAccess} from './registers.access.ts';
import {resultAccess} from './results.access.ts';
import {supervisionAccess} from './supervision.access.ts';
import {webhookAccess} from './webhooks.access.ts';

/** Who may call one route: everybody, or those listed. */
export type Who = 'everybody' | readonly ('citizen' | 'rater' | 'device' | 'department' | Role)[];

/** A prepared call: it lacks only the token of the caller. */
export type Prepared = (token: string | undefined) => Promise<Response>;

/** One row of the table. */
export interface Access {
  readonly who: Who;
  /**
   * What callers of another institution get for what belongs to the district: `empty` (a list without it), `own` (the
   * route answers about the caller's own things), or the refusal that they also get for what does not exist.
   */
  readonly foreign?: 'empty' | 'own' | ProblemCode;
  /**
   * Makes the resource that the call is about, of the district, and returns the call; with `citizen`, of the citizen
   * who holds `token`, with `rater`, of the person of that session, and with `device`, of the device whose key it is.
   */
  readonly subject: (
    scene: Scene,
  ) => Promise<{readonly call: Prepared; readonly citizen?: string; readonly rater?: string; readonly device?: string}>;
  /**
   * The same call for a resource that does not exist, where `foreign` is a refusal that must not disclose the
   * difference.
   */
  readonly nothing?: (scene: Scene) => Prepared;
}

const everyRole = ['institution_staff', 'institution_head', 'bureau', 'auditor'] as const;

/** A route that is about nothing in particular. */
const plain =
  (path: string, body?: unknown): Access['subject'] =>
  async scene => ({call: token => scene.call(path, withToken(token, body))});

/** A route about the evidence log, of which one rating is sealed. */
const sealed =
  (path: string): Access['subject'] =>
  async scene => {
    await sealRatings(scene, 1);
    return {call: token => scene.call(path, withToken(token))};
  };

const withToken = (token: string | undefined, body?: unknown) => ({
  ...(body === undefined ? {} : {body}),
  ...(token === undefined ? {} : {token}),
});

/** A service of the district. */
const service = async (scene: Scene) => (await scene.invited(1, 'guangzhou', district.code)).serviceId;

const credentials = {grant_type: 'client_credentials', client_id: 'guangzhou', client_secret: clientSecret};
const absent = 'AAAAAAAAAAAAAAAAAAAAAA';
const facts = aService({institutionCode: district.code, servedAt: '2026-11-24T09:30:00+08:00'});
const collected = {service: facts, level: 'satisfied', channel: 'hotline'};
const onDevice = {service: facts, level: 'satisfied'};

/** Who may call which route, and what others see. A route without a row does not compile. */
export const accessTable: Readonly<Record<RouteName, Access>> = {
  getHealth: {who: 'everybody', subject: plain('/v1/health')},
  getStandard: {who: 'everybody', subject: plain('/v1/standard')},
  listInstitutions: {who: 'everybody', subject: plain('/v1/institutions')},
  getStatistics: {who: 'everybody', subject: plain('/v1/statistics')},
  getTreeHead: {who: 'everybody', subject: sealed('/v1/evidence/head')},
  getInclusion: {who: 'everybody', subject: sealed('/v1/evidence/inclusion?leafIndex=0&size=1')},
  getConsistency: {who: 'everybody', subject: sealed('/v1/evidence/consistency?first=1&second=1')},
  issueToken: {
    who: 'everybody',
    // A client proves itself in the body; beside that a token would be a second proof, which is refused.
    subject: async scene => ({call: () => scene.call('/v1/oauth/token', {body: credentials})}),
  },
  getInvitation: {
    who: ['citizen'],
    subject: async scene => {
      const {token: citizen} = await scene.invited(1, 'guangzhou', district.code);
      return {citizen, call: token => scene.call('/v1/invitation', withToken(token))};
    },
  },
  submitRating: {
    who: ['citizen'],
    subject: async scene => {
      const {token: citizen} = await scene.invited(1, 'guangzhou', district.code);
      const call: Prepared = token => scene.call('/v1/ratings', {key: aKey(), ...withToken(token, aDraft())});
      return {citizen, call};
    },
  },
  putService: {
    who: ['department'],
    foreign: 'institution_not_allowed',
    subject: plain('/v1/services', facts),
  },
  putServices: {
    who: ['department'],
    foreign: 'institution_not_allowed',
    subject: plain('/v1/services/batch', {entries: [facts]}),
  },
  collectRating: {
    who: ['department'],
    foreign: 'institution_not_allowed',
    subject: async scene => ({
      call: token => scene.call('/v1/ratings/collected', {key: aKey(), ...withToken(token, collected)}),
    }),
  },
  collectDeviceRating: {
    who: ['device'],
    subject: async scene => ({
      device: (await aDevice(scene)).deviceKey,
      call: token => scene.call('/v1/device/ratings/collected', {key: aKey(), ...withToken(token, onDevice)}),
    }),
  },
  collectDeviceRatings: {
    who: ['device'],
    subject: async scene => ({
      device: (await aDevice(scene)).deviceKey,
      call: token => {
        const entries = [{...onDevice, idempotencyKey: aKey()}];
        return scene.call('/v1/device/ratings/collected/batch', withToken(token, {entries}));
      },
    }),
  },
  collectRatings: {
    who: ['department'],
    foreign: 'institution_not_allowed',
    subject: async scene => ({
      call: token => {
        const entries = [{...collected, idempotencyKey: aKey()}];
        return scene.call('/v1/ratings/collected/batch', withToken(token, {entries}));
      },
    }),
  },
  isRated: {
    who: ['department'],
    foreign: 'unknown_service',
    subject: async scene => {
      const serviceId = await service(scene);
      return {call: token => scene.call(`/v1/services/${serviceId}/rated`, withToken(token))};
    },
    nothing: scene => token => scene.call(`/v1/services/${absent}/rated`, withToken(token)),
  },
  listCaseServices: {
    who: ['department'],
    foreign: 'empty',
    subject: async scene => {
      await service(scene);
      const {institutionCode, projectNo} = facts;
      return {call: token => scene.call('/v1/services/lookup', withToken(token, {institutionCode, projectNo}))};
    },
  },
  invite: {
    who: ['department'],
    foreign: 'unknown_service',
    subject: async scene => {
      const serviceId = await service(scene);
      return {call: token => scene.call(`/v1/services/${serviceId}/invitations`, withToken(token, {}))};
    },
    nothing: scene => token => scene.call(`/v1/services/${absent}/invitations`, withToken(token, {})),
  },
  inviteAll: {
    who: ['department'],
    foreign: 'unknown_service',
    subject: async scene => {
      const entries = [{serviceId: await service(scene)}];
      return {call: token => scene.call('/v1/invitations/batch', withToken(token, {entries}))};
    },
    nothing: scene => token => scene.call('/v1/invitations/batch', withToken(token, {entries: [{serviceId: absent}]})),
  },
  listOrders: {
    who: ['department', ...everyRole],
    foreign: 'empty',
    subject: async scene => {
      const {token} = await scene.invited(1, 'guangzhou', district.code);
      await scene.submit(token, {level: 'dissatisfied', comment: '慢'});
      return {call: by => scene.call('/v1/orders', withToken(by))};
    },
  },
  ...raterAccess,
  ...resultAccess,
  ...caseAccess,
  ...webhookAccess,
  ...clientAccess,
  ...deviceAccess,
  ...registerAccess,
  ...supervisionAccess,
};
