import type {ProblemCode, Receipt} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import {SignJWT, type JWTPayload} from 'jose';
import {assertionType, createApp, type AppOptions} from '../../src/index.ts';
import {aScene, Caller, tokenSecret, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import {ask, ownCase, phoneEnd, sentCode, servedWithPhone, tryCode, wrong} from '../fixtures/code.fixtures.ts';
import {portalKeys} from '../fixtures/portals.fixtures.ts';
import {
  claim,
  claimsOf,
  open,
  raterToken,
  servedFor,
  shenzhenPortal,
  signed,
  zhang,
} from '../fixtures/rater.fixtures.ts';
import {aTicket, sceneWithTickets} from '../fixtures/ticket.fixtures.ts';
import {jsonRefusals} from './json-refusals.ts';
import type {Refused} from './refusals.ts';

const call =
  (path: string, options: CallOptions = {}): Refused =>
  async scene =>
  () =>
    scene.call(path, options);

/** A call of Zhang's, after something was prepared for it. */
const asRater =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await raterToken(scene);
    return () => scene.call(path, {token, ...options});
  };

/** A session asked for by an assertion with other claims. */
const asserting =
  (change: (claims: JWTPayload) => Record<string, unknown>, header: {alg?: string; typ?: string} = {}): Refused =>
  async scene => {
    const assertion = await signed(change(claimsOf(scene)) as JWTPayload, header);
    return () => open(scene, assertion);
  };

/** A claim of a service that something has become of. */
const claiming =
  (become: (scene: Scene, serviceId: string, token: string) => Promise<void>): Refused =>
  async scene => {
    const serviceId = await servedFor(scene);
    await become(scene, serviceId, await raterToken(scene));
    const token = await raterToken(scene);
    return () => claim(scene, token, serviceId);
  };

/** The same call of a server that sends no messages. */
const withoutGateway =
  (path: string, body: object): Refused =>
  async ({storage}) => {
    const {fetch} = createApp({storage, tokenSecret});
    return () => new Caller(fetch).call(path, {body});
  };

/** The words of an own rating that are to be erased where a server says something else. */
const erasing =
  (options: Partial<AppOptions>): Refused =>
  async scene => {
    const serviceId = await servedFor(scene);
    const rater = await raterToken(scene);
    const {token} = (await (await claim(scene, rater, serviceId)).json()) as {token: string};
    const {receiptNumber} = (await (await scene.submit(token, aDraft({comment: '慢'}))).json()) as Receipt;
    const other = await aScene({...options, storage: scene.storage});
    return () => other.call(erasures, {token: rater, body: {receiptNumber}});
  };

const sessions = '/v1/rater-sessions';
const [codes, codeSessions, tickets] = ['/v1/rater-codes', '/v1/rater-sessions/code', '/v1/rater-sessions/ticket'];
const withTicket =
  (answer: object, status = 200): Refused =>
  async () => {
    const own = await sceneWithTickets(answer, status);
    return () => own.call(tickets, {body: aTicket()});
  };
const claims = '/v1/rater/invitations';
const erasures = '/v1/rater/word-erasures';

const lists = (path: string) => ({
  cursor_invalid: asRater(`${path}?cursor=bm90aGluZw`),
  invalid_input: asRater(`${path}?limit=101`),
});

/** How refusals to portals and raters come about. */
export const raterRefusals = {
  openRaterSession: {
    ...jsonRefusals(sessions, call),
    invalid_input: call(sessions, {body: {assertion: 5}}),
    text_too_long: call(sessions, {body: {assertion: 'x'.repeat(4001)}}),
    text_not_well_formed: call(sessions, {body: {assertion: 'a\u0000b'}}),
    missing_field: call(sessions, {body: {}}),
    assertion_invalid: asserting(claims => ({...claims, exp: Number(claims.iat) + 301})),
    assertion_algorithm_not_allowed: async scene => {
      const secret = new TextEncoder().encode(JSON.stringify(portalKeys['https://portal.gz.example.gov.cn'].publicJwk));
      const assertion = await new SignJWT(claimsOf(scene))
        .setProtectedHeader({alg: 'HS256', typ: assertionType})
        .sign(secret);
      return () => open(scene, assertion);
    },
    assertion_portal_unknown: async scene => {
      const assertion = await new SignJWT({...claimsOf(scene), iss: 'https://portal.example.com'})
        .setProtectedHeader({alg: 'ES256', typ: assertionType})
        .sign(portalKeys[shenzhenPortal].privateKey);
      return () => open(scene, assertion);
    },
    assertion_not_genuine: async scene => {
      const assertion = await new SignJWT(claimsOf(scene))
        .setProtectedHeader({alg: 'ES256', typ: assertionType})
        .sign(portalKeys[shenzhenPortal].privateKey);
      return () => open(scene, assertion);
    },
    assertion_claims_not_allowed: asserting(claims => ({...claims, name: '张小明'})),
    assertion_for_another: asserting(claims => ({...claims, aud: 'https://other.example.gov.cn/v1'})),
    assertion_from_future: asserting(claims => ({...claims, iat: Number(claims.iat) + 31})),
    assertion_expired: async scene => {
      const assertion = await signed(claimsOf(scene));
      scene.clock.now += 150_000;
      return () => open(scene, assertion);
    },
    assertion_used: async scene => {
      const assertion = await signed(claimsOf(scene));
      await open(scene, assertion);
      return () => open(scene, assertion);
    },
    assurance_too_low: async scene => {
      const assertion = await signed({...claimsOf(scene, zhang, shenzhenPortal), assurance: 1});
      return () => open(scene, assertion);
    },
  },
  openTicketSession: {
    ...jsonRefusals(tickets, call),
    invalid_input: call(tickets, {body: {...aTicket(), ticket: 5}}),
    missing_field: call(tickets, {body: {portal: shenzhenPortal}}),
    text_too_long: call(tickets, {body: {...aTicket(), ticket: 'x'.repeat(2001)}}),
    text_not_well_formed: call(tickets, {body: {...aTicket(), ticket: 'a\u0000b'}}),
    unknown_portal: call(tickets, {body: aTicket()}),
    ticket_refused: withTicket({code: 4001}),
    assurance_too_low: withTicket({code: 200, data: {user: {id: zhang}, level: 1}}),
    sign_on_unavailable: withTicket({}, 500),
  },
  askRaterCode: {
    ...jsonRefusals(codes, call),
    invalid_input: call(codes, {body: {...ownCase, phoneEnd: '00'}}),
    missing_field: call(codes, {body: ownCase}),
    rater_codes_off: withoutGateway(codes, {...ownCase, phoneEnd}),
    rater_codes_used_up: async scene => {
      for (let asked = 0; asked < 5; asked++) await ask(scene);
      return () => ask(scene);
    },
    rater_code_locked: async scene => {
      for (let tried = 0; tried < 5; tried++) await tryCode(scene, '204816');
      return () => ask(scene);
    },
  },
  openCodeSession: {
    ...jsonRefusals(codeSessions, call),
    invalid_input: call(codeSessions, {body: {...ownCase, code: '20481'}}),
    missing_field: call(codeSessions, {body: ownCase}),
    rater_codes_off: withoutGateway(codeSessions, {...ownCase, code: '204816'}),
    rater_code_wrong: async scene => {
      await servedWithPhone(scene);
      const code = wrong(await sentCode(scene));
      return () => tryCode(scene, code);
    },
    rater_code_locked: async scene => {
      for (let tried = 0; tried < 5; tried++) await tryCode(scene, '204816');
      return () => tryCode(scene, '204816');
    },
  },
  listRateable: lists('/v1/rater/services'),
  listOwnReceipts: lists('/v1/rater/receipts'),
  eraseWordsOfOwnReceipt: {
    ...jsonRefusals(erasures, asRater),
    missing_field: asRater(erasures, {body: {}}),
    invalid_input: asRater(erasures, {body: {receiptNumber: '1'}}),
    receipt_number_mistyped: asRater(erasures, {body: {receiptNumber: '2611-2405-1738-6420-9357'}}),
    unknown_receipt: async scene => {
      const {token} = await scene.invited();
      const {receiptNumber} = (await (await scene.submit(token, aDraft({comment: '慢'}))).json()) as Receipt;
      const rater = await raterToken(scene);
      return () => scene.call(erasures, {token: rater, body: {receiptNumber}});
    },
    own_words_kept: erasing({settings: {rules: {ownWords: false}}}),
    erasure_not_available: erasing({}),
  },
  claimService: {
    ...jsonRefusals(claims, asRater),
    invalid_input: asRater(claims, {body: {serviceId: 'a b'}}),
    missing_field: asRater(claims, {body: {}}),
    unknown_service: asRater(claims, {body: {serviceId: 'AAAAAAAAAAAAAAAAAAAAAA'}}),
    already_rated: claiming(async (scene, serviceId, token) => {
      const invitation = (await (await claim(scene, token, serviceId)).json()) as {token: string};
      await scene.submit(invitation.token, {level: 'satisfied'});
    }),
    rating_window_closed: claiming(async scene => {
      scene.clock.now += 31 * 86_400_000;
    }),
    too_many_invitations: claiming(async (scene, serviceId, token) => {
      for (let made = 0; made < 20; made++) await claim(scene, token, serviceId);
    }),
  },
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;
