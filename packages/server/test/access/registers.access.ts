import {aDraft} from '@gov-rating/contract/testing';
import {aKey, district, type Scene} from '../fixtures/api.fixtures.ts';
import {aHall, hallOfDistrict} from '../fixtures/register.fixtures.ts';
import type {Access} from './access-table.ts';

const absent = 'AAAAAAAAAAAAAAAAAAAAAA';

const call = (scene: Scene, path: string, body?: object) => (token: string | undefined) =>
  scene.call(path, {...(body === undefined ? {} : {body}), ...(token === undefined ? {} : {token})});

const writers = ['department', 'institution_head', 'bureau'] as const;
const readers = [...writers, 'institution_staff', 'auditor'] as const;

/** A member of staff and another code of the district. */
export const memberOfDistrict = {institutionCode: district.code, staffNumber: '0017', name: '陈示例'};
export const aliasOfDistrict = {institutionCode: district.code, kind: 'organisation_code', code: '006940386'};

const posting = (path: string, body: object): Access => ({
  who: writers,
  foreign: 'institution_not_allowed',
  subject: async scene => ({call: call(scene, path, body)}),
});

/** A file with one row of the district. */
export const fileOfDistrict = {csv: `institutionCode,staffNumber,name\n${district.code},0017,陈示例`};

const filing = (path: string): Access => ({
  who: writers,
  foreign: 'file_refused',
  subject: async scene => ({call: call(scene, path, fileOfDistrict)}),
});

const listing = (path: string, body: object): Access => ({
  who: readers,
  foreign: 'empty',
  subject: async scene => {
    const put = await scene.call(path, {token: await scene.accessToken(), body});
    if (put.status !== 200) throw new Error(await put.text());
    return {call: call(scene, path)};
  },
});

/** Who may read and write the registers of a hall. */
export const registerAccess = {
  putPoint: posting('/v1/points', hallOfDistrict),
  listPoints: listing('/v1/points', hallOfDistrict),
  getPoint: {
    who: readers,
    foreign: 'unknown_point',
    subject: async scene => ({call: call(scene, `/v1/points/${(await aHall(scene)).pointId}`)}),
    nothing: scene => call(scene, `/v1/points/${absent}`),
  },
  getPrintedPoint: {
    who: 'everybody',
    subject: async scene => {
      const {staticCode} = await aHall(scene);
      return {call: call(scene, '/v1/static-codes', {staticCode})};
    },
  },
  ratePoint: {
    who: 'everybody',
    subject: async scene => {
      const {staticCode} = await aHall(scene);
      return {call: () => scene.call('/v1/static-codes/ratings', {key: aKey(), body: {staticCode, rating: aDraft()}})};
    },
  },
  getPoster: {
    who: readers,
    foreign: 'unknown_point',
    subject: async scene => ({call: call(scene, `/v1/points/${(await aHall(scene)).pointId}/poster`)}),
    nothing: scene => call(scene, `/v1/points/${absent}/poster`),
  },
  closePoint: {
    who: writers,
    foreign: 'unknown_point',
    subject: async scene => ({call: call(scene, `/v1/points/${(await aHall(scene)).pointId}/closing`, {})}),
    nothing: scene => call(scene, `/v1/points/${absent}/closing`, {}),
  },
  putStaff: posting('/v1/staff', memberOfDistrict),
  listStaff: listing('/v1/staff', memberOfDistrict),
  importRegister: filing('/v1/registers/staff/import'),
  checkRegister: filing('/v1/registers/staff/check'),
  putAlias: posting('/v1/institution-aliases', aliasOfDistrict),
  listAliases: listing('/v1/institution-aliases', aliasOfDistrict),
} satisfies Record<string, Access>;
