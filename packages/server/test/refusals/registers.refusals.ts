import {registerFileLimits, type ProblemCode, type Role} from '@gov-rating/contract';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {aliasOfDistrict, fileOfDistrict, memberOfDistrict} from '../access/registers.access.ts';
import {loadPosterFont} from '../../src/node.ts';
import {aKey, aScene, bureau, Caller, district, elsewhere, type CallOptions} from '../fixtures/api.fixtures.ts';
import {aHall, hallOfDistrict} from '../fixtures/register.fixtures.ts';
import {jsonRefusals} from './json-refusals.ts';
import type {Refused} from './refusals.ts';

const none = '/v1/points/AAAAAAAAAAAAAAAAAAAAAA';

const as =
  (role: Role, path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken(role);
    return () => scene.call(path, {token, ...options});
  };

const noScope =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.accessToken('guangzhou', ['orders:read']);
    return () => scene.call(path, {token, ...options});
  };

const posted = (path: string, body: object) =>
  ({
    unauthorized: (async scene => () => scene.call(path, {body, token: 'nobody'})) as Refused,
    scope_not_granted: noScope(path, {body}),
    role_not_allowed: as('auditor', path, {body}),
    malformed_json: as('bureau', path, {body: '{"'}),
    body_too_large: as('bureau', path, {body: {text: 'x'.repeat(70_000)}}),
    unsupported_media_type: as('bureau', path, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
  }) satisfies Partial<Record<ProblemCode, Refused>>;

const put = (path: string, body: object) => ({
  ...posted(path, body),
  unknown_institution: as('bureau', path, {body: {...body, institutionCode: '000000000000000000'}}),
  institution_not_allowed: as('bureau', path, {body: {...body, institutionCode: elsewhere.code}}),
  missing_field: as('bureau', path, {body: {...body, institutionCode: undefined}}),
});

const named = (path: string, body: object) => ({
  text_too_long: as('bureau', path, {body: {...body, name: '厅'.repeat(101)}}),
  text_not_well_formed: as('bureau', path, {body: {...body, name: 'a\u0000b'}}),
});

const listed = (path: string) => ({
  unauthorized: (async scene => () => scene.call(path, {token: 'nobody'})) as Refused,
  scope_not_granted: noScope(path),
  cursor_invalid: as('bureau', `${path}?cursor=YSBi`),
  invalid_input: as('bureau', `${path}?limit=many`),
});

const anybody = (path: string, tooLarge: object): Record<string, Refused> => ({
  malformed_json: async scene => () => scene.call(path, {body: '{"'}),
  body_too_large: async scene => () => scene.call(path, {body: tooLarge}),
  unsupported_media_type: async scene => () => scene.call(path, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
});

const filed = (path: string) => ({
  ...posted(path, fileOfDistrict),
  body_too_large: as('bureau', path, {body: {csv: 'x'.repeat(registerFileLimits.bytes)}}),
  missing_field: as('bureau', path, {body: {}}),
  invalid_input: as('bureau', path.replace('staff', 'people'), {body: fileOfDistrict}),
  text_not_well_formed: as('bureau', path, {body: 'a,\u0000', headers: {'Content-Type': 'text/csv'}}),
  file_refused: as('bureau', path, {body: {csv: fileOfDistrict.csv.replace(district.code, elsewhere.code)}}),
  imports_not_available: (async scene => {
    const token = await scene.personToken('bureau');
    const {app} = await aScene({storage: scene.storage, readCsv: undefined});
    return () => new Caller(request => app.fetch(request)).call(path, {token, body: fileOfDistrict});
  }) as Refused,
});

const point = (facts: object): Refused => as('bureau', '/v1/points', {body: {...hallOfDistrict, ...facts}});
const ratings = '/v1/static-codes/ratings';

const ofPoint =
  (facts: object, options: CallOptions = {}): Refused =>
  async scene => {
    const body = {staticCode: (await aHall(scene)).staticCode, rating: aDraft(), ...facts};
    return () => scene.call(ratings, {key: aKey(), ...options, body});
  };

const services = '/v1/static-codes/services';

const byNumber =
  (facts: object): Refused =>
  async scene => {
    const body = {staticCode: (await aHall(scene)).staticCode, projectNo: '440100202611240001', ...facts};
    return () => scene.call(services, {body});
  };

const window = {kind: 'window', name: '5 号窗口', number: '5'} as const;

/** How each refusal about the registers of a hall comes about. */
export const registerRefusals = {
  putPoint: {
    ...put('/v1/points', hallOfDistrict),
    ...named('/v1/points', hallOfDistrict),
    invalid_input: point({validFrom: '2026-12-02', validTo: '2026-12-01'}),
    unknown_point: point({parentId: 'AAAAAAAAAAAAAAAAAAAAAA'}),
    point_closed: async scene => {
      const {pointId} = await aHall(scene);
      await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T01:00:00Z'});
      const token = await scene.personToken('bureau');
      return () => scene.call('/v1/points', {token, body: {...hallOfDistrict, ...window, parentId: pointId}});
    },
    point_number_taken: async scene => {
      const {pointId: parentId} = await aHall(scene, {institutionCode: bureau.code});
      await aHall(scene, {...window, parentId, institutionCode: bureau.code});
      const token = await scene.personToken('bureau');
      return () => scene.call('/v1/points', {token, body: {...hallOfDistrict, ...window, parentId}});
    },
    parent_not_allowed: async scene => {
      const {pointId: parentId} = await aHall(scene);
      const token = await scene.personToken('bureau');
      const body = {...hallOfDistrict, ...window, institutionCode: bureau.code, parentId};
      return () => scene.call('/v1/points', {token, body});
    },
  },
  listPoints: listed('/v1/points'),
  getPoint: {
    unauthorized: async scene => () => scene.call(none, {token: 'nobody'}),
    scope_not_granted: noScope(none),
    unknown_point: as('bureau', none),
    invalid_input: as('bureau', '/v1/points/a%20b'),
  },
  getPrintedPoint: {
    ...anybody('/v1/static-codes', {staticCode: 'A'.repeat(10), text: 'x'.repeat(70_000)}),
    missing_field: async scene => () => scene.call('/v1/static-codes', {body: {}}),
    invalid_input: async scene => () => scene.call('/v1/static-codes', {body: {staticCode: 'a-b'}}),
    unknown_point: async scene => () => scene.call('/v1/static-codes', {body: {staticCode: 'A'.repeat(10)}}),
  },
  ratePoint: {
    ...jsonRefusals(ratings, (path, options) => async scene => () => scene.call(path, {key: aKey(), ...options})),
    missing_field: ofPoint({rating: undefined}),
    invalid_input: ofPoint({staticCode: 'a-b'}),
    idempotency_key_missing: ofPoint({}, {headers: {'Idempotency-Key': 'short'}}),
    idempotency_key_reused: async scene => {
      const [{staticCode}, key] = [await aHall(scene), aKey()];
      await scene.call(ratings, {key, body: {staticCode, rating: aDraft()}});
      return () => scene.call(ratings, {key, body: {staticCode, rating: aBadDraft()}});
    },
    unknown_level: ofPoint({rating: {level: 'excellent'}}),
    unknown_tag: ofPoint({rating: aDraft({tags: ['999']})}),
    tag_of_another_level: ofPoint({rating: aDraft({tags: ['209']})}),
    reason_required: ofPoint({rating: {level: 'dissatisfied', comment: ' \n '}}),
    comment_too_long: ofPoint({rating: aDraft({comment: '好'.repeat(151)})}),
    text_not_well_formed: ofPoint({rating: aDraft({comment: 'a\u0000b'})}),
    channel_not_allowed: ofPoint({rating: aDraft({channel: 'hall_tablet'})}),
    unknown_point: ofPoint({staticCode: 'A'.repeat(10)}),
    point_closed: async scene => {
      const {pointId, staticCode} = await aHall(scene);
      await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T01:00:00Z'});
      return ofPoint({staticCode})(scene);
    },
    already_rated: async scene => {
      const body = {staticCode: (await aHall(scene)).staticCode, rating: aDraft(), visitor: 'a-browser-of-one'};
      await scene.call(ratings, {key: aKey(), body});
      return () => scene.call(ratings, {key: aKey(), body});
    },
    too_many_at_point: async () => {
      const scene = await aScene({settings: {pointRatingsPerAddress: 1}});
      const body = {staticCode: (await aHall(scene)).staticCode, rating: aDraft()};
      const inHall = new Caller(request => scene.app.fetch(request, {address: '192.0.2.7'}));
      await inHall.call(ratings, {key: aKey(), body});
      return () => inHall.call(ratings, {key: aKey(), body});
    },
  },
  findService: {
    ...jsonRefusals(services, (path, options) => async scene => () => scene.call(path, options)),
    missing_field: byNumber({projectNo: undefined}),
    invalid_input: byNumber({projectNo: '编号'}),
    unknown_point: byNumber({staticCode: 'A'.repeat(10)}),
    point_closed: async scene => {
      const {pointId, staticCode} = await aHall(scene);
      await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T01:00:00Z'});
      return byNumber({staticCode})(scene);
    },
    service_not_found: byNumber({}),
    case_number_locked: async scene => {
      const body = {staticCode: (await aHall(scene)).staticCode, projectNo: 'N1'};
      for (let tried = 0; tried < 5; tried++) await scene.call(services, {body});
      return () => scene.call(services, {body});
    },
  },
  getPoster: {
    unauthorized: async scene => () => scene.call(`${none}/poster`, {token: 'nobody'}),
    scope_not_granted: noScope(`${none}/poster`),
    unknown_point: as('bureau', `${none}/poster`),
    invalid_input: as('bureau', `${none}/poster?format=gif`),
    point_closed: async scene => {
      const {pointId} = await aHall(scene);
      await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T01:00:00Z'});
      const token = await scene.personToken('bureau');
      return () => scene.call(`/v1/points/${pointId}/poster`, {token});
    },
    character_not_drawable: async scene => {
      const {pointId} = await aHall(scene, {name: '𠮷祥便民服务中心'});
      const token = await scene.personToken('bureau');
      const {app} = await aScene({storage: scene.storage, loadPosterFont});
      return () => new Caller(request => app.fetch(request)).call(`/v1/points/${pointId}/poster`, {token});
    },
    posters_not_available: async scene => {
      const {pointId} = await aHall(scene);
      const token = await scene.personToken('bureau');
      return () => scene.call(`/v1/points/${pointId}/poster`, {token});
    },
  },
  closePoint: {
    ...posted(`${none}/closing`, {}),
    unknown_point: as('bureau', `${none}/closing`, {body: {}}),
    invalid_input: as('bureau', '/v1/points/a%20b/closing', {body: {}}),
  },
  putStaff: {
    ...put('/v1/staff', memberOfDistrict),
    ...named('/v1/staff', memberOfDistrict),
    invalid_input: as('bureau', '/v1/staff', {
      body: {...memberOfDistrict, validFrom: '2026-12-02', validTo: '2026-12-01'},
    }),
    picture_refused: as('bureau', '/v1/staff', {body: {...memberOfDistrict, picture: 'PHN2Zy8+'}}),
    body_too_large: as('bureau', '/v1/staff', {body: {...memberOfDistrict, name: 'x'.repeat(200_000)}}),
  },
  listStaff: listed('/v1/staff'),
  importRegister: filed('/v1/registers/staff/import'),
  checkRegister: filed('/v1/registers/staff/check'),
  putAlias: {
    ...put('/v1/institution-aliases', aliasOfDistrict),
    invalid_input: as('bureau', '/v1/institution-aliases', {body: {...aliasOfDistrict, code: '00694038-6'}}),
    alias_taken: as('bureau', '/v1/institution-aliases', {
      body: {kind: 'hall_code', code: district.code, institutionCode: bureau.code},
    }),
  },
  removeAlias: {
    ...posted('/v1/institution-aliases/removal', aliasOfDistrict),
    unknown_alias: as('bureau', '/v1/institution-aliases/removal', {body: aliasOfDistrict}),
    missing_field: as('bureau', '/v1/institution-aliases/removal', {body: {kind: 'hall_code'}}),
    invalid_input: as('bureau', '/v1/institution-aliases/removal', {body: {...aliasOfDistrict, kind: 'x'}}),
  },
  listAliases: listed('/v1/institution-aliases'),
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;
