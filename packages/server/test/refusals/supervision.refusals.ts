import type {ProblemCode, Role} from '@gov-rating/contract';
import {aKey, bureau, district, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import {aNotice, answer, close, closing, measures} from '../fixtures/notice.fixtures.ts';
import {aFlaggedRating, dismissal, settle, toReview} from '../fixtures/suspicion.fixtures.ts';
import type {Refused} from './refusals.ts';

const absent = 'AAAAAAAAAAAAAAAAAAAAAA';
const tooLong = '好'.repeat(2001);

/** A person's call that needs no preparation. */
const as =
  (role: Role, path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken(role);
    return () => scene.call(path, {key: aKey(), token, ...options});
  };

/** The refusals of every POST of a person before its route handles it. */
const posted = (path: string, role: Role, body: object, wrongRole: Role) =>
  ({
    malformed_json: as(role, path, {body: '{"'}),
    body_too_large: as(role, path, {body: {note: 'x'.repeat(70_000)}}),
    unsupported_media_type: as(role, path, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
    unauthorized: as(role, path, {body, token: 'nobody'}),
    role_not_allowed: as(wrongRole, path, {body}),
    missing_field: as(role, path, {body: {}}),
    idempotency_key_missing: as(role, path, {body, key: 'short'}),
  }) satisfies Partial<Record<ProblemCode, Refused>>;

const settlement = `/v1/suspicions/${absent}/settlement`;

/** A call about a marked rating, as its person and after what was prepared. */
const onMark =
  (
    body: object,
    prepare: (scene: Scene, suspicionId: string) => Promise<unknown> = async () => undefined,
    institutionCode?: string,
  ): Refused =>
  async scene => {
    const {suspicionId} = await aFlaggedRating(scene);
    await prepare(scene, suspicionId);
    const token = await (institutionCode === undefined
      ? scene.personToken('bureau')
      : scene.personTokenAt('bureau', institutionCode));
    return () => scene.call(`/v1/suspicions/${suspicionId}/settlement`, {key: aKey(), token, body});
  };

const answerPath = `/v1/notices/${absent}/answer`;
const closingPath = `/v1/notices/${absent}/closing`;

/** A call about a notice, after what was prepared. */
const onNotice =
  (
    ask: (scene: Scene, noticeId: string) => Promise<Response>,
    prepare: (scene: Scene, noticeId: string) => Promise<unknown> = async () => undefined,
  ): Refused =>
  async scene => {
    const noticeId = await aNotice(scene);
    await prepare(scene, noticeId);
    return () => ask(scene, noticeId);
  };

/** The same call as a person of another institution that sees the notice too. */
const onNoticeAt =
  (role: Role, institutionCode: string, tail: string, body: object): Refused =>
  async scene => {
    const noticeId = await aNotice(scene);
    const token = await scene.personTokenAt(role, institutionCode);
    return () => scene.call(`/v1/notices/${noticeId}/${tail}`, {key: aKey(), token, body});
  };

/** A key that was used for another request of the same person about the same notice. */
const reusedOnNotice =
  (ask: typeof answer, body: object, other: object): Refused =>
  async scene => {
    const noticeId = await aNotice(scene);
    const key = aKey();
    await ask(scene, noticeId, body, key);
    return () => ask(scene, noticeId, other, key);
  };

/** For every route of supervision, how each refusal that is its own comes about. */
export const superviseRefusals = {
  listSuspicions: {
    unauthorized: as('bureau', '/v1/suspicions', {token: 'nobody'}),
    role_not_allowed: as('institution_head', '/v1/suspicions'),
    cursor_invalid: as('bureau', '/v1/suspicions?cursor=bm90aGluZw'),
    invalid_input: as('bureau', '/v1/suspicions?rule=looks_odd'),
  },
  settleSuspicion: {
    ...posted(settlement, 'bureau', dismissal, 'auditor'),
    invalid_input: as('bureau', settlement, {body: {...dismissal, decision: 'guilty'}}),
    text_too_long: as('bureau', settlement, {body: {...dismissal, note: tooLong}}),
    text_not_well_formed: as('bureau', settlement, {body: {...dismissal, note: 'a\u0000b'}}),
    unknown_suspicion: as('bureau', settlement, {body: dismissal}),
    suspicion_settled: onMark(toReview, (scene, id) => settle(scene, id, dismissal)),
    review_exists: async scene => {
      const {suspicionId} = await aFlaggedRating(scene, {level: 'dissatisfied', comment: '等了三小时'});
      await settle(scene, suspicionId, toReview);
      // Another rule speaks of the same rating afterwards.
      const {ratingId} = (await scene.storage.ratingCase({suspicionId}, null)) ?? {ratingId: ''};
      await aFlaggedRating(scene, {level: 'very_satisfied'}, 2);
      await scene.invited(3, 'guangzhou', district.code).then(({token}) => scene.submit(token, {level: 'satisfied'}));
      await scene.storage.detectSuspicions({
        neighbourhoods: [],
        detectFlags: () => [{ratingId, rule: 'same_comment', facts: {count: 5}}],
        at: new Date(scene.clock.now).toISOString(),
        limit: 10,
        newId: () => 'a-later-mark',
      });
      return () => settle(scene, 'a-later-mark', toReview);
    },
    decider_not_higher: onMark(dismissal, undefined, district.code),
    no_higher_institution: onMark(
      dismissal,
      scene => scene.storage.saveInstitutions([{...district, parentCode: null}]),
      district.code,
    ),
    idempotency_key_reused: async scene => {
      const {suspicionId} = await aFlaggedRating(scene);
      const key = aKey();
      await settle(scene, suspicionId, dismissal, key);
      return () => settle(scene, suspicionId, toReview, key);
    },
  },
  listNotices: {
    unauthorized: as('bureau', '/v1/notices', {token: 'nobody'}),
    role_not_allowed: as('institution_staff', '/v1/notices'),
    cursor_invalid: as('bureau', '/v1/notices?cursor=bm90aGluZw'),
    invalid_input: as('bureau', '/v1/notices?state=late'),
  },
  answerNotice: {
    ...posted(answerPath, 'institution_head', measures, 'bureau'),
    invalid_input: as('institution_head', answerPath, {body: {measures: 5}}),
    text_too_long: as('institution_head', answerPath, {body: {measures: tooLong}}),
    text_not_well_formed: as('institution_head', answerPath, {body: {measures: 'a\u0000b'}}),
    unknown_notice: as('institution_head', answerPath, {body: measures}),
    notice_answered: onNotice(answer, answer),
    notice_closed: onNotice(answer, close),
    not_handling_institution: onNoticeAt('institution_head', bureau.code, 'answer', measures),
    idempotency_key_reused: reusedOnNotice(answer, measures, {measures: '另一项措施'}),
  },
  closeNotice: {
    ...posted(closingPath, 'bureau', closing, 'institution_head'),
    invalid_input: as('bureau', closingPath, {body: {note: 5}}),
    text_too_long: as('bureau', closingPath, {body: {note: tooLong}}),
    text_not_well_formed: as('bureau', closingPath, {body: {note: 'a\u0000b'}}),
    unknown_notice: as('bureau', closingPath, {body: closing}),
    notice_closed: onNotice(close, close),
    decider_not_higher: onNoticeAt('bureau', district.code, 'closing', closing),
    idempotency_key_reused: reusedOnNotice(close, closing, {note: '另一个理由'}),
  },
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;
