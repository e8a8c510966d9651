import {district, type Scene} from '../fixtures/api.fixtures.ts';
import {claimsOf, li, raterToken, servedFor, signed} from '../fixtures/rater.fixtures.ts';
import type {Access} from './access-table.ts';

const call = (scene: Scene, path: string, body?: object) => (token: string | undefined) =>
  scene.call(path, {...(body && {body}), ...(token !== undefined && {token})});

/** A route of the person for whom a service was. */
const own = (path: (serviceId: string) => string, body?: object): Access => ({
  who: ['rater'],
  subject: async scene => {
    const serviceId = await servedFor(scene, {institutionCode: district.code});
    return {rater: await raterToken(scene), call: call(scene, path(serviceId), body)};
  },
});

/** Who may open a session, and what is only for the person of a session. */
export const raterAccess = {
  openRaterSession: {
    who: 'everybody',
    // The assertion in the body proves who it is; each is taken once.
    subject: async scene => ({
      call: async token => call(scene, '/v1/rater-sessions', {assertion: await signed(claimsOf(scene, li))})(token),
    }),
  },
  listRateable: own(() => '/v1/rater/services'),
  claimService: own(serviceId => `/v1/rater/services/${serviceId}/invitations`, {}),
  listOwnReceipts: {
    who: ['rater'],
    subject: async scene => {
      const serviceId = await servedFor(scene, {institutionCode: district.code});
      const rater = await raterToken(scene);
      const path = `/v1/rater/services/${serviceId}/invitations`;
      const {token} = await scene.ask('claimService', path, {token: rater, body: {}});
      await scene.submit(token, {level: 'satisfied'});
      return {rater, call: call(scene, '/v1/rater/receipts')};
    },
  },
} satisfies Record<string, Access>;
