import type {Role} from '@gov-rating/contract';
import {elsewhere, type CallOptions} from '../fixtures/api.fixtures.ts';
import {published, ratedMonth, wholeMonth} from '../fixtures/publication.fixtures.ts';
import type {Refused} from './refusals.ts';

const nothing = 'AAAAAAAAAAAAAAAAAAAAAA';

const call =
  (path: string, options: CallOptions = {}): Refused =>
  async scene =>
  () =>
    scene.call(path, options);

const as =
  (role: Role, path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken(role);
    return () => scene.call(path, {token, ...options});
  };

/** A bureau's wish to publish a month that was rated. */
const publishing =
  (facts: object | string, options: CallOptions = {}, role: Role = 'bureau'): Refused =>
  async scene => {
    await ratedMonth(scene);
    const token = await scene.personToken(role);
    const body = typeof facts === 'string' ? facts : {...wholeMonth, ...facts};
    return () => scene.call('/v1/publications', {token, body, ...options});
  };

const ofPublication = (tail: string) => ({
  unknown_publication: call(`/v1/publications/${nothing}${tail}`),
  invalid_input: call(`/v1/publications/a%20b${tail}`),
});

const staff = '/v1/staff-statistics';
const ownExport = '/v1/rating-export';

/** How each refusal of the routes of results comes about. */
export const resultRefusals = {
  listPublications: {
    cursor_invalid: call('/v1/publications?cursor=bm90aGluZw'),
    invalid_input: call('/v1/publications?limit=101'),
  },
  getPublication: ofPublication(''),
  exportRatings: ofPublication('/export'),
  publish: {
    malformed_json: publishing('{"month":'),
    body_too_large: publishing({reason: 'x'.repeat(70_000)}),
    unsupported_media_type: publishing('{}', {headers: {'Content-Type': 'text/plain'}}),
    unauthorized: publishing({}, {token: 'nobody'}),
    role_not_allowed: publishing({}, {}, 'institution_head'),
    invalid_input: publishing({from: '2026-11-01'}),
    missing_field: publishing({month: undefined, from: '2026-11-01'}),
    area_not_allowed: publishing({areaCode: '440000'}),
    period_not_ended: publishing({month: '2026-12'}),
    too_few_ratings: publishing({month: '2026-10'}),
    text_too_long: publishing({reason: '好'.repeat(501)}),
    text_not_well_formed: publishing({reason: 'a\u0000b'}),
    already_published: async scene => {
      await published(scene);
      const token = await scene.personToken('bureau');
      return () => scene.call('/v1/publications', {token, body: wholeMonth});
    },
  },
  getOfficeStatistics: {
    unauthorized: call('/v1/office-statistics', {token: 'nobody'}),
    role_not_allowed: as('institution_staff', '/v1/office-statistics'),
    invalid_input: as('auditor', '/v1/office-statistics?groupBy=day'),
    institution_not_allowed: as('bureau', `/v1/office-statistics?institutionCode=${elsewhere.code}`),
  },
  exportPeriod: {
    unauthorized: call(`${ownExport}?from=2026-11-01&to=2026-11-30`, {token: 'nobody'}),
    role_not_allowed: as('institution_head', `${ownExport}?from=2026-11-01&to=2026-11-30`),
    invalid_input: as('auditor', `${ownExport}?from=2025-11-29&to=2026-11-30`),
    missing_field: as('bureau', `${ownExport}?from=2026-11-01`),
    institution_not_allowed: as(
      'bureau',
      `${ownExport}?from=2026-11-01&to=2026-11-30&institutionCode=${elsewhere.code}`,
    ),
  },
  getStaffStatistics: {
    unauthorized: call(staff, {token: 'nobody'}),
    role_not_allowed: as('institution_staff', staff),
    invalid_input: as('bureau', `${staff}?from=2026-02-02&to=2026-02-01`),
    institution_not_allowed: as('bureau', `${staff}?institutionCode=${elsewhere.code}`),
    text_too_long: as('bureau', `${staff}?staffNumber=${'1'.repeat(21)}`),
    text_not_well_formed: as('bureau', `${staff}?staffNumber=%00`),
  },
} satisfies Record<string, Record<string, Refused>>;
