import type {ProblemCode} from '@gov-rating/contract';
import {aServedPerson, aService} from '@gov-rating/contract/testing';
import {aKey, aScene, bureau, elsewhere, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice} from '../fixtures/device.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';
import {shenzhenPortal, zhang} from '../fixtures/rater.fixtures.ts';
import {jsonRefusals} from './json-refusals.ts';
import type {Refused} from './refusals.ts';

type TokenOf = (scene: Scene) => Promise<string>;

/** How each refusal comes about that a collector and a device share; `how` is what they send beside service and level. */
function refused(path: string, tokenOf: TokenOf, how: object) {
  const collected = {service: aService(), level: 'satisfied', ...how};
  const as =
    (to: string, options: CallOptions): Refused =>
    async scene => {
      const token = await tokenOf(scene);
      return () => scene.call(to, {token, key: aKey(), ...options});
    };
  const one = (facts: object, service: object = {}): Refused =>
    as(path, {body: {...collected, ...facts, service: {...aService(), ...service}}});
  const entry = (facts: object = {}, service: object = {}) => ({
    ...collected,
    ...facts,
    service: {...aService(), ...service},
    idempotencyKey: aKey(),
  });
  const batch = (...entries: object[]): Refused => as(`${path}/batch`, {body: {entries}});
  return {
    one: {
      ...jsonRefusals(path, as),
      invalid_input: one({keyPress: {model: 'page', key: 4}}),
      missing_field: one({level: undefined}),
      unknown_level: one({level: 'excellent'}),
      key_unmapped: one({level: undefined, keyPress: {model: 'queue-old', key: 5}}),
      model_unknown: one({level: undefined, keyPress: {model: 'box', key: 1}}),
      nobody_rated: one({level: undefined, keyPress: {model: 'page', key: 0}}),
      unknown_tag: one({tags: ['999']}),
      tag_of_another_level: one({tags: ['209']}),
      reason_required: one({level: 'dissatisfied'}),
      comment_too_long: one({comment: '好'.repeat(151)}),
      text_too_long: one({clerk: '工'.repeat(21)}),
      text_not_well_formed: one({comment: 'a\u0000b'}),
      channel_not_allowed: one({channel: 'web'}),
      unknown_portal: one({}, {servedSubject: {portal: 'https://portal.example.com', subject: zhang}}),
      portal_not_allowed: one({}, {servedSubject: {portal: shenzhenPortal, subject: zhang}}),
      person_not_kept: async () => {
        const scene = await aScene({dataKeys: undefined});
        return one({}, {person: aServedPerson()})(scene);
      },
      unknown_institution: one({}, {institutionCode: '000000000000000000'}),
      institution_not_allowed: one({}, {institutionCode: elsewhere.code}),
      unknown_point: one({}, {pointId: 'AAAAAAAAAAAAAAAAAAAAAA'}),
      point_closed: async scene => {
        const {pointId} = await aHall(scene, {institutionCode: bureau.code});
        await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T01:00:00Z'});
        return one({}, {pointId})(scene);
      },
      point_not_valid: async scene => {
        const {pointId} = await aHall(scene, {institutionCode: bureau.code, validFrom: '2026-11-25'});
        return one({}, {pointId})(scene);
      },
      served_in_future: one({}, {servedAt: '2026-11-24T02:05:01Z'}),
      rating_window_closed: one({}, {servedAt: '2026-01-01T02:00:00Z'}),
      already_rated: async scene => {
        const token = await tokenOf(scene);
        await scene.call(path, {token, key: aKey(), body: collected});
        return () => scene.call(path, {token, key: aKey(), body: collected});
      },
      idempotency_key_missing: as(path, {body: collected, key: 'short'}),
      idempotency_key_reused: async scene => {
        const [token, key] = [await tokenOf(scene), aKey()];
        await scene.call(path, {token, key, body: collected});
        return () => scene.call(path, {token, key, body: {...collected, level: 'very_satisfied'}});
      },
    } satisfies Partial<Record<ProblemCode, Refused>>,
    many: {
      ...jsonRefusals(`${path}/batch`, as, 512 * 1024),
      invalid_input: batch(...Array.from({length: 101}, () => entry())),
      missing_field: as(`${path}/batch`, {body: {}}),
      unknown_level: batch(entry({level: 'excellent'})),
      unknown_tag: batch(entry({tags: ['x']})),
      comment_too_long: batch(entry({comment: '好'.repeat(2001)})),
      text_too_long: batch(entry({clerk: '工'.repeat(21)})),
      text_not_well_formed: batch(entry({comment: 'a\u0000b'})),
    } satisfies Partial<Record<ProblemCode, Refused>>,
  };
}

const path = '/v1/ratings/collected';
const byCollector = refused(path, scene => scene.accessToken(), {channel: 'hotline'});
const onDevice = refused('/v1/device/ratings/collected', async scene => (await aDevice(scene)).deviceKey, {});

/** Without the right to collect: an unknown token, and one without the scope. */
const withoutRight = (to: string, body: object) => ({
  unauthorized: (async scene => () => scene.call(to, {token: 'nobody', key: aKey(), body})) as Refused,
  scope_not_granted: (async scene => {
    const token = await scene.accessToken('guangzhou', ['services:write']);
    return () => scene.call(to, {token, key: aKey(), body});
  }) as Refused,
});
const entryOf = (to: string, body: object) => (to === path ? body : {entries: [{...body, idempotencyKey: aKey()}]});
const collected = {service: aService(), level: 'satisfied', channel: 'hotline'};

/** How each refusal of collected ratings comes about. */
export const collectionRefusals: Record<
  'collectRating' | 'collectRatings' | 'collectDeviceRating' | 'collectDeviceRatings',
  Partial<Record<ProblemCode, Refused>>
> = {
  collectRating: {...byCollector.one, ...withoutRight(path, collected)},
  collectRatings: {...byCollector.many, ...withoutRight(`${path}/batch`, entryOf(`${path}/batch`, collected))},
  collectDeviceRating: onDevice.one,
  collectDeviceRatings: onDevice.many,
};
