import type {Receipt} from '@gov-rating/contract';
import {district, type Scene} from '../fixtures/api.fixtures.ts';
import {ownCase, phoneEnd, sentCode, servedWithPhone} from '../fixtures/code.fixtures.ts';
import {aTicket, sceneWithTickets} from '../fixtures/ticket.fixtures.ts';
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

let cases = 0;
const anotherCase = () => ({...ownCase, projectNo: `own-case-${++cases}`});

/** Who may open a session, and what is only for the person of a session. */
export const raterAccess = {
  openRaterSession: {
    who: 'everybody',
    // The assertion in the body proves who it is; each is taken once.
    subject: async scene => ({
      call: async token => call(scene, '/v1/rater-sessions', {assertion: await signed(claimsOf(scene, li))})(token),
    }),
  },
  openTicketSession: {
    who: 'everybody',
    // Each ticket is taken once; a server of its own, because no portal of a scene has tickets.
    subject: async () => {
      const own = await sceneWithTickets();
      let tickets = 0;
      return {call: async token => call(own, '/v1/rater-sessions/ticket', aTicket(++tickets))(token)};
    },
  },
  askRaterCode: {
    who: 'everybody',
    // Another case each time, because one gets few codes an hour.
    subject: async scene => ({
      call: async token => call(scene, '/v1/rater-codes', {...anotherCase(), phoneEnd})(token),
    }),
  },
  openCodeSession: {
    who: 'everybody',
    // The code in the body proves who it is; each is taken once.
    subject: async scene => ({
      call: async token => {
        const one = anotherCase();
        await servedWithPhone(scene, one);
        return call(scene, '/v1/rater-sessions/code', {...one, code: await sentCode(scene, one)})(token);
      },
    }),
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
  eraseWordsOfOwnReceipt: {
    who: ['rater'],
    subject: async scene => {
      const serviceId = await servedFor(scene, {institutionCode: district.code});
      const rater = await raterToken(scene);
      const {token} = await scene.ask('claimService', '/v1/rater/invitations', {token: rater, body: {serviceId}});
      const {receiptNumber} = (await (
        await scene.submit(token, {level: 'satisfied', comment: '好'})
      ).json()) as Receipt;
      return {rater, call: call(scene, '/v1/rater/word-erasures', {receiptNumber})};
    },
  },
} satisfies Record<string, Access>;
