import type {ProblemCode} from '@gov-rating/contract';
import {aMessage, aWebhook, hook} from '../access/webhooks.access.ts';
import {district, elsewhere, type CallOptions} from '../fixtures/api.fixtures.ts';
import type {Refused} from './refusals.ts';

const webhooks = '/v1/webhooks';
const none = `${webhooks}/AAAAAAAAAAAAAAAAAAAAAA`;
const wrong = `${webhooks}/a%20b`;

/** The call of a head of the district. */
const asHead =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken('institution_head');
    return () => scene.call(path, {token, ...options});
  };

const noRole =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken('auditor');
    return () => scene.call(path, {token, ...options});
  };

const read = (path: string) => ({
  unauthorized: (async scene => () => scene.call(path, {token: 'nobody'})) as Refused,
  role_not_allowed: noRole(path),
});

const posted = (path: string, body: object = {}) =>
  ({
    unauthorized: (async scene => () => scene.call(path, {body, token: 'nobody'})) as Refused,
    role_not_allowed: noRole(path, {body}),
    malformed_json: asHead(path, {body: '{"'}),
    body_too_large: asHead(path, {body: {description: 'x'.repeat(70_000)}}),
    unsupported_media_type: asHead(path, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
  }) satisfies Partial<Record<ProblemCode, Refused>>;

/** A call about a message to a receiver that said that it is gone. */
const toStopped =
  (pathOf: (message: string) => string): Refused =>
  async scene => {
    const message = await aMessage(scene);
    const [, webhookId = '', eventId = ''] = /webhooks\/([^/]+)\/deliveries\/(.+)$/.exec(message) ?? [];
    const at = new Date(scene.clock.now).toISOString();
    const gone = {outcome: 'gone', status: 410, failure: null, nextAt: null, restUntil: at, failingBefore: at} as const;
    await scene.storage.noteDelivery({webhookId, eventId, at, ...gone});
    return asHead(pathOf(message), {body: {}})(scene);
  };

const put = (facts: object): Refused => asHead(webhooks, {body: {...hook, ...facts}});

/** How each refusal about webhooks comes about. */
export const webhookRefusals = {
  putWebhook: {
    ...posted(webhooks, hook),
    invalid_input: put({topics: ['rating.shown']}),
    missing_field: put({url: undefined}),
    text_too_long: put({description: '推'.repeat(201)}),
    text_not_well_formed: put({description: 'a\u0000b'}),
    unknown_institution: put({institutionCode: elsewhere.code}),
    webhook_url_not_allowed: put({url: 'http://169.254.169.254/latest/meta-data/'}),
    webhook_of_another: async scene => {
      const body = {...hook, institutionCode: district.code};
      await scene.ask('putWebhook', webhooks, {token: await scene.personToken('bureau'), body});
      const token = await scene.personToken('institution_head');
      return () => scene.call(webhooks, {token, body: hook});
    },
    too_many_webhooks: async scene => {
      for (let i = 0; i < 20; i++) await aWebhook(scene, {url: `https://hooks.example.gov.cn/${i}`});
      const token = await scene.personToken('institution_head');
      return () => scene.call(webhooks, {token, body: hook});
    },
  },
  listWebhooks: {
    ...read(webhooks),
    cursor_invalid: asHead(`${webhooks}?cursor=bm90aGluZw`),
    invalid_input: asHead(`${webhooks}?limit=many`),
  },
  deleteWebhook: {
    ...posted(`${none}/deletion`),
    unknown_webhook: asHead(`${none}/deletion`, {body: {}}),
    invalid_input: asHead(`${wrong}/deletion`, {body: {}}),
  },
  addWebhookSecret: {
    ...posted(`${none}/secrets`),
    unknown_webhook: asHead(`${none}/secrets`, {body: {}}),
    invalid_input: asHead(`${none}/secrets`, {body: {keepOldHours: -1}}),
  },
  testWebhook: {
    ...posted(`${none}/test`),
    unknown_webhook: asHead(`${none}/test`, {body: {}}),
    webhook_stopped: toStopped(message => message.replace(/deliveries.*$/, 'test')),
    too_many_tests: async scene => {
      const {path, token} = await aWebhook(scene);
      for (let i = 0; i < 20; i++) await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
      return () => scene.call(`${path}/test`, {token, body: {}});
    },
    invalid_input: asHead(`${wrong}/test`, {body: {}}),
  },
  listWebhookDeliveries: {
    ...read(`${none}/deliveries`),
    unknown_webhook: asHead(`${none}/deliveries`),
    cursor_invalid: async scene => {
      const path = (await aMessage(scene)).replace(/\/[^/]+$/, '');
      const token = await scene.personToken('bureau');
      return () => scene.call(`${path}?cursor=bm90aGluZw`, {token});
    },
    invalid_input: asHead(`${none}/deliveries?state=lost`),
  },
  replayWebhookDelivery: {
    ...posted(`${none}/deliveries/none/replay`),
    unknown_message: async scene => {
      const {path, token} = await aWebhook(scene);
      return () => scene.call(`${path}/deliveries/none/replay`, {token, body: {}});
    },
    webhook_stopped: toStopped(message => `${message}/replay`),
    invalid_input: asHead(`${none}/deliveries/a%20b/replay`, {body: {}}),
  },
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;
