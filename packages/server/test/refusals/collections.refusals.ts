import type {ProblemCode} from '@gov-rating/contract';
import {aServedPerson, aService} from '@gov-rating/contract/testing';
import {aKey, aScene, bureau, elsewhere, type CallOptions} from '../fixtures/api.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';
import {jsonRefusals} from './json-refusals.ts';
import type {Refused} from './refusals.ts';

const path = '/v1/ratings/collected';
const collected = {service: aService(), level: 'satisfied', channel: 'hotline'};

const asCollector =
  (to: string, options: CallOptions): Refused =>
  async scene => {
    const token = await scene.accessToken();
    return () => scene.call(to, {token, key: aKey(), ...options});
  };

const one = (facts: object, service: object = {}): Refused =>
  asCollector(path, {body: {...collected, ...facts, service: {...aService(), ...service}}});

const entry = (facts: object = {}, service: object = {}) => ({
  ...collected,
  ...facts,
  service: {...aService(), ...service},
  idempotencyKey: aKey(),
});
const batch = (...entries: object[]): Refused => asCollector(`${path}/batch`, {body: {entries}});

const noScope = (to: string, body: object): Refused => {
  return async scene => {
    const token = await scene.accessToken('guangzhou', ['services:write']);
    return () => scene.call(to, {token, key: aKey(), body});
  };
};

/** How each refusal of collected ratings comes about. */
export const collectionRefusals: Record<'collectRating' | 'collectRatings', Partial<Record<ProblemCode, Refused>>> = {
  collectRating: {
    ...jsonRefusals(path, asCollector),
    unauthorized: asCollector(path, {body: collected, token: 'nobody'}),
    scope_not_granted: noScope(path, collected),
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
    channel_not_allowed: one({channel: 'hall_tablet'}),
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
      const token = await scene.accessToken();
      await scene.call(path, {token, key: aKey(), body: collected});
      return () => scene.call(path, {token, key: aKey(), body: collected});
    },
    idempotency_key_missing: asCollector(path, {body: collected, key: 'short'}),
    idempotency_key_reused: async scene => {
      const [token, key] = [await scene.accessToken(), aKey()];
      await scene.call(path, {token, key, body: collected});
      return () => scene.call(path, {token, key, body: {...collected, level: 'very_satisfied'}});
    },
  },
  collectRatings: {
    ...jsonRefusals(`${path}/batch`, asCollector, 512 * 1024),
    unauthorized: asCollector(`${path}/batch`, {body: {entries: [entry()]}, token: 'nobody'}),
    scope_not_granted: noScope(`${path}/batch`, {entries: [entry()]}),
    invalid_input: batch(...Array.from({length: 101}, () => entry())),
    missing_field: asCollector(`${path}/batch`, {body: {}}),
    unknown_level: batch(entry({level: 'excellent'})),
    unknown_tag: batch(entry({tags: ['x']})),
    comment_too_long: batch(entry({comment: '好'.repeat(2001)})),
    text_too_long: batch(entry({clerk: '工'.repeat(21)})),
    text_not_well_formed: batch(entry({comment: 'a\u0000b'})),
  },
};
