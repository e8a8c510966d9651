import type {Scene} from '../fixtures/api.fixtures.ts';
import type {Access} from './access-table.ts';

const owners = ['institution_head', 'bureau'] as const;
const noWebhook = 'AAAAAAAAAAAAAAAAAAAAAA';

/** The events that a system asks for. */
export const hook = {url: 'https://hooks.example.gov.cn/gov-rating', topics: ['order.created', 'order.stepped']};

/** Registers a webhook of the district. */
export async function aWebhook(scene: Scene, facts: object = {}) {
  const token = await scene.personToken('institution_head');
  const {webhook, secret} = await scene.ask('putWebhook', '/v1/webhooks', {token, body: {...hook, ...facts}});
  return {webhook, secret, token, path: `/v1/webhooks/${webhook.webhookId}`};
}

const call = (scene: Scene, path: string, body?: object) => (token: string | undefined) =>
  scene.call(path, {...(body === undefined ? {} : {body}), ...(token === undefined ? {} : {token})});

/** A route about one webhook. */
const onWebhook = (tail: string, body?: object): Access => ({
  who: owners,
  foreign: 'unknown_webhook',
  subject: async scene => ({call: call(scene, (await aWebhook(scene)).path + tail, body)}),
  nothing: scene => call(scene, `/v1/webhooks/${noWebhook}${tail}`, body),
});

/** Sends a test message of a webhook and gives back its address. */
export async function aMessage(scene: Scene): Promise<string> {
  const {path, token} = await aWebhook(scene);
  const {messageId} = await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
  return `${path}/deliveries/${messageId}`;
}

/** Who may register webhooks. */
export const webhookAccess = {
  putWebhook: {who: owners, foreign: 'own', subject: async scene => ({call: call(scene, '/v1/webhooks', hook)})},
  listWebhooks: {
    who: owners,
    foreign: 'empty',
    subject: async scene => {
      await aWebhook(scene);
      return {call: call(scene, '/v1/webhooks')};
    },
  },
  deleteWebhook: onWebhook('/deletion', {}),
  addWebhookSecret: onWebhook('/secrets', {}),
  testWebhook: onWebhook('/test', {}),
  listWebhookDeliveries: {
    ...onWebhook('/deliveries'),
    subject: async scene => ({call: call(scene, (await aMessage(scene)).replace(/\/[^/]+$/, ''))}),
  },
  replayWebhookDelivery: {
    who: owners,
    foreign: 'unknown_message',
    subject: async scene => ({call: call(scene, `${await aMessage(scene)}/replay`, {})}),
    nothing: scene => call(scene, `/v1/webhooks/${noWebhook}/deliveries/${noWebhook}/replay`, {}),
  },
} satisfies Record<string, Access>;
