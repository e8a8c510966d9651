import {endpoints, type Point, type ProblemCode, type RouteName} from '@gov-rating/contract';
import {aBadDraft, aDraft, aServedPerson, aService} from '@gov-rating/contract/testing';
import {aHall} from '../fixtures/register.fixtures.ts';
import {aKey, aScene, bureau, clientSecret, elsewhere, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import type {TransportFault} from '../../src/app/app.ts';
import {sealRatings} from '../fixtures/evidence.fixtures.ts';
import {caseRefusals} from './cases.refusals.ts';
import {clientRefusals} from './clients.refusals.ts';
import {collectionRefusals} from './collections.refusals.ts';
import {guangzhouPortal, shenzhenPortal, zhang} from '../fixtures/rater.fixtures.ts';
import {jsonRefusals} from './json-refusals.ts';
import {deviceRefusals} from './devices.refusals.ts';
import {raterRefusals} from './raters.refusals.ts';
import {registerRefusals} from './registers.refusals.ts';
import {resultRefusals} from './results.refusals.ts';
import {superviseRefusals} from './supervision.refusals.ts';
import {webhookRefusals} from './webhooks.refusals.ts';

/** Prepares a scene and gives back the one call that must be refused. */
export type Refused = (scene: Scene) => Promise<() => Promise<Response>>;

const unknownToken = 'x'.repeat(43);
const department = async (scene: Scene) => scene.accessToken();

/** A call that needs no preparation. */
const call =
  (path: string, options: CallOptions = {}): Refused =>
  async scene =>
  () =>
    scene.call(path, options);

/** A call about the evidence log, in which two ratings are sealed at once. */
const sealed =
  (path: string): Refused =>
  async scene => {
    await sealRatings(scene, 2);
    return () => scene.call(path);
  };

/** A department's call with a valid token. */
const asDepartment =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await department(scene);
    return () => scene.call(path, {token, ...options});
  };

/** A rating through a fresh invitation. */
const rating =
  (draft: Record<string, unknown> | string, options: CallOptions = {}): Refused =>
  async scene => {
    const {token} = await scene.invited();
    return () => scene.call('/v1/ratings', {token, key: aKey(), body: draft, ...options});
  };

const noScope = (path: string, options: CallOptions = {}): Refused => {
  return async scene => {
    const scope = path === '/v1/orders' ? 'services:write' : 'orders:read';
    const token = await scene.accessToken('guangzhou', [scope]);
    return () => scene.call(path, {token, ...options});
  };
};

const credentials = {grant_type: 'client_credentials', client_id: 'guangzhou', client_secret: clientSecret};
const token = (facts: Record<string, unknown>): Refused => call('/v1/oauth/token', {body: {...credentials, ...facts}});
const service = (facts: object): Refused => asDepartment('/v1/services', {body: {...aService(), ...facts}});
/** A service at a hall of the bureau, with which something was done. */
const atPoint =
  (done: (scene: Scene, hall: Point) => Promise<void>, facts: Parameters<typeof aHall>[1] = {}): Refused =>
  async scene => {
    const hall = await aHall(scene, {institutionCode: bureau.code, ...facts});
    await done(scene, hall);
    const token = await department(scene);
    return () => scene.call('/v1/services', {token, body: {...aService(), pointId: hall.pointId}});
  };
const batch = (...facts: object[]): Refused =>
  asDepartment('/v1/services/batch', {body: {entries: facts.map(one => ({...aService(), ...one}))}});
const invitedWith = (correlation: string): Refused =>
  asDepartment('/v1/invitations/batch', {body: {entries: [{serviceId, correlation}]}});
const noOrder = 'GD20261124-00000-00000';
const known = {portal: guangzhouPortal, subject: zhang};
const serviceId = 'AAAAAAAAAAAAAAAAAAAAAA';
const invitationsPath = `/v1/services/${serviceId}/invitations`;

/** For every route, how each refusal that is its own comes about. */
export const refusalsByRoute: Record<RouteName, Partial<Record<ProblemCode, Refused>>> = {
  getHealth: {},
  getStandard: {
    unknown_profile: call('/v1/standard?profile=atlantis'),
    invalid_input: call('/v1/standard?profile=tax&profile=dezhou'),
  },
  listInstitutions: {
    cursor_invalid: call('/v1/institutions?cursor=bm90aGluZw'),
    invalid_input: call('/v1/institutions?limit=101'),
  },
  getStatistics: {
    unknown_institution: call('/v1/statistics?institutionCode=000000000000000000'),
    invalid_input: call('/v1/statistics?from=2026-02-02&to=2026-02-01'),
  },
  getInvitation: {invitation_invalid: call('/v1/invitation', {token: unknownToken})},
  submitRating: {
    ...jsonRefusals('/v1/ratings', (_path, {body, ...options}) => rating(body as string, options)),
    invalid_input: rating(aDraft({tags: ['510', '510']})),
    missing_field: rating({}),
    unknown_level: rating({level: 'excellent'}),
    unknown_tag: rating(aDraft({tags: ['999']})),
    tag_of_another_level: rating(aDraft({tags: ['209']})),
    reason_required: rating({level: 'dissatisfied', comment: ' \n '}),
    comment_too_long: rating(aDraft({comment: '好'.repeat(151)})),
    text_not_well_formed: rating(aDraft({comment: 'a\u0000b'})),
    channel_not_allowed: rating(aDraft({channel: 'hotline'})),
    invitation_invalid: call('/v1/ratings', {token: unknownToken, key: 'a-key-of-one-test', body: aDraft()}),
    idempotency_key_missing: rating(aDraft(), {headers: {'Idempotency-Key': 'short'}}),
    idempotency_key_reused: async scene => {
      const {token} = await scene.invited();
      const key = aKey();
      await scene.submit(token, aDraft(), key);
      return () => scene.submit(token, aBadDraft(), key);
    },
    invitation_expired: async scene => {
      const {token} = await scene.invited();
      scene.clock.now += 720 * 3_600_000;
      return () => scene.submit(token, aDraft());
    },
    invitation_used: async scene => {
      const {token} = await scene.invited();
      await scene.submit(token, aDraft());
      return () => scene.submit(token, aDraft());
    },
    rating_window_closed: async scene => {
      const {token} = await scene.invited();
      scene.clock.now += 30 * 86_400_000 - 3_600_000 * 5;
      return () => scene.submit(token, aDraft());
    },
    already_rated: async scene => {
      const [first, second] = [await scene.invited(), await scene.invited()];
      await scene.submit(first.token, aDraft());
      return () => scene.submit(second.token, aDraft());
    },
  },
  getTreeHead: {
    unknown_tree_head: sealed('/v1/evidence/head?size=1'),
    invalid_input: sealed('/v1/evidence/head?size=-1'),
  },
  getInclusion: {
    unknown_entry: sealed('/v1/evidence/inclusion?leafIndex=2&size=2'),
    tree_size_not_reached: sealed('/v1/evidence/inclusion?leafIndex=0&size=3'),
    invalid_input: sealed(`/v1/evidence/inclusion?leafIndex=0&leafHash=${'A'.repeat(43)}&size=2`),
    missing_field: sealed('/v1/evidence/inclusion?leafIndex=0'),
  },
  getConsistency: {
    tree_size_not_reached: sealed('/v1/evidence/consistency?first=1&second=3'),
    invalid_input: sealed('/v1/evidence/consistency?first=2&second=1'),
    missing_field: sealed('/v1/evidence/consistency?first=2'),
  },
  issueToken: {
    ...jsonRefusals('/v1/oauth/token', call),
    invalid_input: token({client_id: 5}),
    missing_field: token({grant_type: undefined}),
    client_invalid: token({client_secret: 'a guess'}),
    client_disabled: async scene => {
      await scene.storage.disableClient('guangzhou', new Date(scene.clock.now).toISOString());
      return () => scene.call('/v1/oauth/token', {body: credentials});
    },
    grant_not_supported: token({grant_type: 'password'}),
    scope_not_granted: token({scope: 'services:write everything'}),
    text_too_long: token({client_secret: 'x'.repeat(201)}),
    text_not_well_formed: token({client_id: 'a\u0000b'}),
  },
  putService: {
    ...jsonRefusals('/v1/services', asDepartment),
    unauthorized: call('/v1/services', {body: aService(), token: 'nobody'}),
    scope_not_granted: noScope('/v1/services', {body: aService()}),
    invalid_input: service({serviceNumber: 100}),
    missing_field: service({projectNo: undefined}),
    text_too_long: service({itemName: '事'.repeat(201)}),
    text_not_well_formed: service({itemName: 'a\ud800b'}),
    unknown_portal: service({servedSubject: {...known, portal: 'https://portal.example.com'}}),
    portal_not_allowed: service({servedSubject: {...known, portal: shenzhenPortal}}),
    person_not_kept: async () => {
      const scene = await aScene({dataKeys: undefined});
      const token = await department(scene);
      return () => scene.call('/v1/services', {token, body: {...aService(), person: aServedPerson()}});
    },
    unknown_institution: service({institutionCode: '000000000000000000'}),
    institution_not_allowed: service({institutionCode: elsewhere.code}),
    unknown_point: service({pointId: 'AAAAAAAAAAAAAAAAAAAAAA'}),
    point_closed: atPoint(async (scene, {pointId}) => {
      await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T01:00:00Z'});
    }),
    point_not_valid: atPoint(async () => undefined, {validFrom: '2026-11-25'}),
    served_in_future: service({servedAt: '2026-11-24T02:05:01Z'}),
    service_already_rated: async scene => {
      const {token, accessToken} = await scene.invited();
      await scene.submit(token, aDraft());
      const body = aService({servedAt: '2026-11-24T09:30:00+08:00', itemName: '另一个事项'});
      return () => scene.call('/v1/services', {token: accessToken, body});
    },
  },
  putServices: {
    ...jsonRefusals('/v1/services/batch', asDepartment, 256 * 1024),
    unauthorized: call('/v1/services/batch', {body: {entries: [aService()]}, token: 'nobody'}),
    scope_not_granted: noScope('/v1/services/batch', {body: {entries: [aService()]}}),
    invalid_input: batch(...Array.from({length: 101}, (_, index) => ({projectNo: `P${index}`}))),
    missing_field: batch({}, {node: undefined}),
    text_too_long: batch({}, {itemName: '事'.repeat(201)}),
    text_not_well_formed: batch({itemName: 'a\ud800b'}),
  },
  isRated: {
    unauthorized: call(`/v1/services/${serviceId}/rated`, {token: 'nobody'}),
    scope_not_granted: noScope(`/v1/services/${serviceId}/rated`),
    unknown_service: asDepartment(`/v1/services/${serviceId}/rated`),
    invalid_input: asDepartment('/v1/services/a%20b/rated'),
  },
  listCaseServices: {
    ...jsonRefusals('/v1/services/lookup', asDepartment),
    unauthorized: call('/v1/services/lookup', {body: {projectNo: 'P1'}, token: 'nobody'}),
    scope_not_granted: noScope('/v1/services/lookup', {body: {projectNo: 'P1'}}),
    invalid_input: asDepartment('/v1/services/lookup', {body: {projectNo: '#2026'}}),
    missing_field: asDepartment('/v1/services/lookup', {body: {}}),
  },
  invite: {
    ...jsonRefusals(invitationsPath, asDepartment),
    unauthorized: call(invitationsPath, {body: {}, token: 'nobody'}),
    scope_not_granted: noScope(invitationsPath, {body: {}}),
    unknown_service: asDepartment(invitationsPath, {body: {}}),
    invalid_input: asDepartment(invitationsPath, {body: {validHours: 0}}),
    page_not_allowed: asDepartment(invitationsPath, {body: {page: 'https://elsewhere.example/rate'}}),
    text_too_long: asDepartment(invitationsPath, {body: {correlation: 'x'.repeat(201)}}),
    text_not_well_formed: asDepartment(invitationsPath, {body: {correlation: 'a\ud800b'}}),
    code_too_small: async scene => {
      const {accessToken: token, serviceId: invited} = await scene.invited();
      const body = {codes: {formats: ['svg'], millimetres: 10}};
      return () => scene.call(`/v1/services/${invited}/invitations`, {token, body});
    },
    already_rated: async scene => {
      const {token, accessToken, serviceId} = await scene.invited();
      await scene.submit(token, aDraft());
      return () => scene.call(`/v1/services/${serviceId}/invitations`, {token: accessToken, body: {}});
    },
    too_many_invitations: async scene => {
      const {accessToken, serviceId} = await scene.invited();
      const path = `/v1/services/${serviceId}/invitations`;
      for (let i = 1; i < 10; i++) await scene.ask('invite', path, {token: accessToken, body: {}});
      return () => scene.call(path, {token: accessToken, body: {}});
    },
  },
  inviteAll: {
    ...jsonRefusals('/v1/invitations/batch', asDepartment, 256 * 1024),
    unauthorized: call('/v1/invitations/batch', {body: {entries: [{serviceId}]}, token: 'nobody'}),
    scope_not_granted: noScope('/v1/invitations/batch', {body: {entries: [{serviceId}]}}),
    invalid_input: asDepartment('/v1/invitations/batch', {body: {entries: []}}),
    missing_field: asDepartment('/v1/invitations/batch', {body: {}}),
    text_too_long: invitedWith('x'.repeat(201)),
    text_not_well_formed: invitedWith('a\ud800b'),
    page_not_allowed: async scene => {
      const {accessToken: token, serviceId: invited} = await scene.invited();
      const body = {entries: [{serviceId: invited}], page: 'https://elsewhere.example/rate'};
      return () => scene.call('/v1/invitations/batch', {token, body});
    },
  },
  listOrders: {
    unauthorized: call('/v1/orders', {token: 'nobody'}),
    scope_not_granted: noScope('/v1/orders'),
    cursor_invalid: asDepartment('/v1/orders?cursor=bm90aGluZw'),
    invalid_input: asDepartment('/v1/orders?limit=many'),
  },
  ...resultRefusals,
  ...caseRefusals,
  ...webhookRefusals,
  ...clientRefusals,
  ...deviceRefusals,
  ...raterRefusals,
  ...registerRefusals,
  ...collectionRefusals,
  ...superviseRefusals,
};

/** What the transport finds; the tests of the transport find it in real requests. */
function found(fault: TransportFault) {
  return (scene: Scene) => scene.app.fetch(new Request('http://localhost:8080/v1/health'), {fault});
}

/** Refusals that no route gives, only the address line and the transport. */
export const addressRefusals: Partial<Record<ProblemCode, (scene: Scene) => Promise<Response>>> = {
  not_found: scene => scene.call('/v1/nothing'),
  method_not_allowed: scene => scene.call('/v1/ratings', {method: 'DELETE'}),
  header_repeated: found('header_repeated'),
  malformed_request: found('malformed_request'),
  headers_too_large: found('headers_too_large'),
  request_timed_out: found('request_timed_out'),
};

/** A call of a route that gets as far as the limits. */
export function usualCall(name: RouteName): Request {
  const {method, path} = endpoints[name];
  const url = `http://localhost:8080${path
    .replace('{orderNumber}', noOrder)
    .replace('{receiptNumber}', noOrder.slice(2))
    .replace(/\{\w+\}/g, serviceId)}`;
  return new Request(url, {method, ...(method === 'POST' ? {body: '{}'} : {})});
}
