import type {ProblemCode, Role} from '@gov-rating/contract';
import {aDistrictClient, districtClient} from '../access/clients.access.ts';
import {district, type CallOptions} from '../fixtures/api.fixtures.ts';
import type {Refused} from './refusals.ts';

const clients = '/v1/clients';
const none = `${clients}/AAAAAAAAAAAAAAAAAAAAAA`;
const wrong = `${clients}/a%20b`;

const as =
  (role: Role, path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken(role);
    return () => scene.call(path, {token, ...options});
  };

const posted = (tail: string) =>
  ({
    unauthorized: (async scene => () => scene.call(none + tail, {body: {}, token: 'nobody'})) as Refused,
    role_not_allowed: as('auditor', none + tail, {body: {}}),
    malformed_json: as('bureau', none + tail, {body: '{"'}),
    body_too_large: as('bureau', none + tail, {body: {text: 'x'.repeat(70_000)}}),
    unsupported_media_type: as('bureau', none + tail, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
    unknown_client: as('bureau', none + tail, {body: {}}),
    invalid_input: as('bureau', wrong + tail, {body: {}}),
  }) satisfies Partial<Record<ProblemCode, Refused>>;

/** The bureau of the district, which has the city's bureau above it, about the client of the district itself. */
const ofOwn =
  (tail: string): Refused =>
  async scene => {
    await aDistrictClient(scene);
    const token = await scene.personTokenAt('bureau', district.code);
    return () => scene.call(`${clients}/${districtClient}${tail}`, {token, body: {}});
  };

/** How each refusal about clients comes about. */
export const clientRefusals = {
  listClients: {
    unauthorized: async scene => () => scene.call(clients, {token: 'nobody'}),
    role_not_allowed: as('institution_staff', clients),
    cursor_invalid: as('bureau', `${clients}?cursor=YSBi`),
    invalid_input: as('bureau', `${clients}?limit=many`),
  },
  disableClient: posted('/disabling'),
  enableClient: {...posted('/enabling'), own_client: ofOwn('/enabling')},
  rotateClientSecret: {...posted('/secrets'), own_client: ofOwn('/secrets')},
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;
