import {district, type Scene} from '../fixtures/api.fixtures.ts';
import {month, published, ratedMonth} from '../fixtures/publication.fixtures.ts';
import type {Access} from './access-table.ts';

const get = (path: string): Access['subject'] => {
  return async scene => ({call: token => scene.call(path, token === undefined ? {} : {token})});
};

const ofPublication = (tail = ''): Access => ({
  who: 'everybody',
  subject: async scene => {
    const {publicationId} = await published(scene);
    return {call: () => scene.call(`/v1/publications/${publicationId}${tail}`)};
  },
});

const exportOf = (institutionCode: string) =>
  `/v1/rating-export?from=2026-11-01&to=2026-11-30&institutionCode=${institutionCode}`;

const figuresOf = (institutionCode: string) => `/v1/office-statistics?institutionCode=${institutionCode}`;

const staffOf = (institutionCode: string) => `/v1/staff-statistics?institutionCode=${institutionCode}`;

/** Who may publish, and who may read what was published. */
export const resultAccess = {
  listPublications: {
    who: 'everybody',
    subject: async scene => published(scene).then(() => get('/v1/publications')(scene)),
  },
  getPublication: ofPublication(),
  exportRatings: ofPublication('/export'),
  publish: {
    who: ['bureau'],
    foreign: 'area_not_allowed',
    subject: async scene => {
      await ratedMonth(scene);
      const body = {areaCode: district.areaCode, month};
      return {call: token => scene.call('/v1/publications', {body, ...(token === undefined ? {} : {token})})};
    },
  },
  getOfficeStatistics: {
    who: ['institution_head', 'bureau', 'auditor'],
    foreign: 'institution_not_allowed',
    subject: get(figuresOf(district.code)),
    nothing: scene => token => scene.call(figuresOf('11440106MB2D999999'), token === undefined ? {} : {token}),
  },
  exportPeriod: {
    who: ['bureau', 'auditor'],
    foreign: 'institution_not_allowed',
    subject: async scene => {
      await ratedMonth(scene);
      return get(exportOf(district.code))(scene);
    },
    nothing: scene => token => scene.call(exportOf('11440106MB2D999999'), token === undefined ? {} : {token}),
  },
  getStaffStatistics: {
    who: ['institution_head', 'bureau'],
    foreign: 'institution_not_allowed',
    subject: get(staffOf(district.code)),
    nothing: (scene: Scene) => token => scene.call(staffOf('11440106MB2D999999'), token === undefined ? {} : {token}),
  },
} satisfies Record<string, Access>;
