import {district, type Scene} from '../fixtures/api.fixtures.ts';
import {ownCase, phoneEnd, sentCode, servedWithPhone} from '../fixtures/code.fixtures.ts';
import {claimsOf, li, raterToken, servedFor, signed} from '../fixtures/rater.fixtures.ts';
import type {Access} from './access-table.ts';

const call = (scene: Scene, path: string, body?: object) => (token: string | undefined) =>
  scene.call(path, {...(body && {body}), ...(token !== undefined && {token})});

/** A route of the person for whom a service was. */
const own = (path: string, body?: (serviceId: string) => object): Access => ({
  who: ['rater'],
  subject: async scene => {
    const serviceId = await servedFor(scene, {institutionCode: district.code});
    return {rater: await raterToken(scene), call: call(scene, path, body?.(serviceId))};
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
  askRaterCode: {
    who: 'everybody',
    subject: async scene => ({call: call(scene, '/v1/rater-codes', {...ownCase, phoneEnd})}),
  },
  openCodeSession: {
    who: 'everybody',
    // The code in the body proves who it is; each is taken once.
    subject: async scene => {
      await servedWithPhone(scene);
      return {
        call: async token => call(scene, '/v1/rater-sessions/code', {...ownCase, code: await sentCode(scene)})(token),
      };
    },
  },
  listRateable: own('/v1/rater/services'),
  claimService: own('/v1/rater/invitations', serviceId => ({serviceId})),
  listOwnReceipts: {
    who: ['rater'],
    subject: async scene => {
      const serviceId = await servedFor(scene, {institutionCode: district.code});
      const rater = await raterToken(scene);
      const {token} = await scene.ask('claimService', '/v1/rater/invitations', {token: rater, body: {serviceId}});
      await scene.submit(token, {level: 'satisfied'});
      return {rater, call: call(scene, '/v1/rater/receipts')};
    },
  },
} satisfies Record<string, Access>;
