import {aKey, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import {aNotice, closing, measures} from '../fixtures/notice.fixtures.ts';
import {aFlaggedRating, dismissal} from '../fixtures/suspicion.fixtures.ts';
import type {Access} from './access-table.ts';

const absent = 'AAAAAAAAAAAAAAAAAAAAAA';

const as = (token: string | undefined, options: CallOptions = {}): CallOptions => ({
  ...options,
  ...(token === undefined ? {} : {token}),
});
const post = (scene: Scene, path: string, body: object) => (token: string | undefined) =>
  scene.call(path, as(token, {body, key: aKey()}));
const get = (scene: Scene, path: string) => (token: string | undefined) => scene.call(path, as(token));

/** Who may supervise, and what others see. */
export const supervisionAccess = {
  listSuspicions: {
    who: ['bureau', 'auditor'],
    foreign: 'empty',
    subject: async scene => {
      await aFlaggedRating(scene);
      return {call: get(scene, '/v1/suspicions')};
    },
  },
  settleSuspicion: {
    who: ['bureau'],
    foreign: 'unknown_suspicion',
    subject: async scene => {
      const {suspicionId} = await aFlaggedRating(scene);
      return {call: post(scene, `/v1/suspicions/${suspicionId}/settlement`, dismissal)};
    },
    nothing: scene => post(scene, `/v1/suspicions/${absent}/settlement`, dismissal),
  },
  listNotices: {
    who: ['institution_head', 'bureau', 'auditor'],
    foreign: 'empty',
    subject: async scene => {
      await aNotice(scene);
      return {call: get(scene, '/v1/notices')};
    },
  },
  answerNotice: {
    who: ['institution_head'],
    foreign: 'unknown_notice',
    subject: async scene => ({call: post(scene, `/v1/notices/${await aNotice(scene)}/answer`, measures)}),
    nothing: scene => post(scene, `/v1/notices/${absent}/answer`, measures),
  },
  closeNotice: {
    who: ['bureau'],
    foreign: 'unknown_notice',
    subject: async scene => ({call: post(scene, `/v1/notices/${await aNotice(scene)}/closing`, closing)}),
    nothing: scene => post(scene, `/v1/notices/${absent}/closing`, closing),
  },
} satisfies Record<string, Access>;
