import type {ProblemCode, Role} from '@gov-rating/contract';
import {aKey, district, type CallOptions, type Scene} from './harness.ts';
import type {Refused} from './refusals.ts';
import {aMarkedRating, dismissal, settle, toReview} from './suspicion-case.ts';

const absent = 'AAAAAAAAAAAAAAAAAAAAAA';
const tooLong = '好'.repeat(2001);

/** A person's call that needs no preparation. */
const as =
  (role: Role, path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken(role);
    return () => scene.call(path, {key: aKey(), token, ...options});
  };

/** What every POST of a person can be refused for before its route looks at it. */
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
    const {suspicionId} = await aMarkedRating(scene);
    await prepare(scene, suspicionId);
    const token = await (institutionCode === undefined
      ? scene.personToken('bureau')
      : scene.personTokenAt('bureau', institutionCode));
    return () => scene.call(`/v1/suspicions/${suspicionId}/settlement`, {key: aKey(), token, body});
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
      const {suspicionId} = await aMarkedRating(scene, {level: 'dissatisfied', comment: '等了三小时'});
      await settle(scene, suspicionId, toReview);
      // Another rule speaks of the same rating afterwards.
      const {ratingId} = (await scene.storage.life({suspicionId}, null)) ?? {ratingId: ''};
      await aMarkedRating(scene, {level: 'very_satisfied'}, 2);
      await scene.invited(3, 'guangzhou', district.code).then(({token}) => scene.submit(token, {level: 'satisfied'}));
      await scene.storage.lookAtRatings({
        neighbourhoods: [],
        judge: () => [{ratingId, rule: 'same_comment', facts: {count: 5}}],
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
      const {suspicionId} = await aMarkedRating(scene);
      const key = aKey();
      await settle(scene, suspicionId, dismissal, key);
      return () => settle(scene, suspicionId, toReview, key);
    },
  },
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;
