import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import type {Webhook} from '@gov-rating/contract';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {isWebhookError, verifyWebhook} from '@gov-rating/sdk/webhooks';
import {deliverWebhooks} from '../../src/jobs/deliver-webhooks.ts';
import {forgetWebhooks} from '../../src/jobs/forget-webhooks.ts';
import {webhookSender} from '../../src/node/webhook-sender.ts';
import {hook} from '../access/webhooks.access.ts';
import {aScene, bureau, codeOf, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {Case} from '../fixtures/order.fixtures.ts';
import {published} from '../fixtures/publication.fixtures.ts';
import {aFlaggedRating, settle, toReview} from '../fixtures/suspicion.fixtures.ts';

const webhooks = {http: true, ports: '*', networks: ['127.0.0.0/8']} as const;
const job = deliverWebhooks(webhookSender());

/** Runs the job until it has nothing to do. */
async function deliverAll({app}: Scene): Promise<void> {
  while ((await job.run(app.context)) > 0);
}

interface Taken {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A receiver; what it answers can be changed. */
async function aReceiver(context: TestContext) {
  const taken: Taken[] = [];
  const answer = {status: 200};
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      taken.push({headers: request.headers, body});
      response.writeHead(answer.status).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => new Promise(resolve => server.close(resolve)));
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, taken, answer};
}

/** A scene in which the district listens. */
async function listening(context: TestContext, options: Parameters<typeof aScene>[0] = {}, facts: object = {}) {
  const receiver = await aReceiver(context);
  const scene = await aScene({...options, settings: {webhooks}});
  const body = {...hook, url: receiver.url, topics: ['rating.received', 'order.created', 'order.stepped'], ...facts};
  const token = await scene.personToken('institution_head');
  const {webhook, secret} = await scene.ask('putWebhook', '/v1/webhooks', {token, body});
  return {...receiver, scene, webhook, secret: String(secret), token, path: `/v1/webhooks/${webhook.webhookId}`};
}

const asked = async (scene: Scene, path: string, query = '') => {
  const token = await scene.personToken('institution_head');
  return (await scene.ask('listWebhookDeliveries', `${path}/deliveries${query}`, {token})).items;
};

const listed = async (scene: Scene): Promise<Webhook | undefined> => {
  const token = await scene.personToken('institution_head');
  return (await scene.ask('listWebhooks', '/v1/webhooks', {token})).items[0];
};

testOnEveryStorage(
  'a bad rating reaches the system of the institution, signed and without its content',
  async (open, context) => {
    const {scene, taken, secret, path} = await listening(context, {storage: await open()});
    const {orderNumber} = await Case.begin(scene);
    await deliverAll(scene);
    const now = () => scene.clock.now;
    const messages = await Promise.all(taken.map(message => verifyWebhook(message, {secret, now})));
    assert.deepEqual(messages.map(({type}) => type).sort(), ['order.created', 'rating.received']);
    const created = messages.find(({type}) => type === 'order.created');
    assert.deepEqual(created?.data, {orderNumber, institutionCode: district.code, state: 'created'});
    assert.equal(created?.timestamp, '2026-11-24T02:00:00.000Z');
    for (const {body} of taken) assert.doesNotMatch(body, /satisfied|三小时|level|comment/);
    assert.deepEqual(
      (await asked(scene, path)).map(({state, status, attempts}) => [state, status, attempts]),
      [
        ['delivered', 200, 1],
        ['delivered', 200, 1],
      ],
    );
    const wrong = verifyWebhook(taken[0] as Taken, {secret: `whsec_${btoa('another secret')}`, now});
    await assert.rejects(wrong, error => isWebhookError(error) && error.code === 'signature_wrong');
  },
);

test('a portal that invited hears its own text again with the case, and of two cases in a batch each one its own', async context => {
  const {scene, taken, secret} = await listening(context);
  const token = await scene.accessToken();
  const entries = [];
  for (const serviceNumber of [1, 2]) {
    const body = aService({serviceNumber, institutionCode: district.code, servedAt: '2026-11-24T09:30:00+08:00'});
    const {serviceId} = await scene.ask('putService', '/v1/services', {body, token});
    entries.push({serviceId, correlation: `{"任务": ${serviceNumber}}`});
  }
  const returnUrl = 'https://www.example.gov.cn/mine';
  const invited = await scene.ask('inviteAll', '/v1/invitations/batch', {token, body: {entries, returnUrl}});
  for (const {invitation} of invited.entries) await scene.submit(invitation?.token ?? '', aDraft());
  await deliverAll(scene);
  const messages = await Promise.all(
    taken.map(message => verifyWebhook(message, {secret, now: () => scene.clock.now})),
  );
  const {projectNo} = aService();
  assert.deepEqual(
    new Set(messages.map(({data}) => JSON.stringify(data))),
    new Set(
      entries.map(({serviceId, correlation}, index) =>
        JSON.stringify({
          serviceId,
          institutionCode: district.code,
          ...{serviceNumber: index + 1, node: 'completed', projectNo, correlation},
        }),
      ),
    ),
  );
});

test('a receiver that is down gets the message later, under the same id and signed anew', async context => {
  const {scene, taken, answer, secret, path} = await listening(context);
  answer.status = 500;
  await scene.submit((await scene.invited(1, 'guangzhou', district.code)).token, aDraft());
  await deliverAll(scene);
  assert.equal(taken.length, 1);
  scene.clock.now += 31_000;
  answer.status = 204;
  await deliverAll(scene);
  const [first, second] = await Promise.all(
    taken.map((message, index) => verifyWebhook(message, {secret, now: () => scene.clock.now - (1 - index) * 31_000})),
  );
  assert.equal(first?.id, second?.id);
  assert.notEqual(taken[0]?.headers['webhook-timestamp'], taken[1]?.headers['webhook-timestamp']);
  const [delivery] = await asked(scene, path);
  assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.status], ['delivered', 2, 204]);
});

test('a message that no attempt brought home can be found and sent again', async context => {
  const {scene, taken, answer, path} = await listening(context);
  answer.status = 302;
  await scene.submit((await scene.invited(1, 'guangzhou', district.code)).token, aDraft());
  for (let attempt = 1; attempt <= 10; attempt++) {
    await deliverAll(scene);
    assert.equal(taken.length, attempt);
    const [delivery] = await asked(scene, path);
    assert.equal(delivery?.state, attempt < 10 ? 'pending' : 'dead');
    scene.clock.now = Math.max(scene.clock.now + 31_000, Date.parse(delivery?.nextAttemptAt ?? '2026-11-24T02:00:00Z'));
  }
  answer.status = 200;
  await deliverAll(scene);
  assert.equal(taken.length, 10);
  const [dead] = await asked(scene, path, '?state=dead');
  const token = await scene.personToken('bureau');
  await scene.ask('replayWebhookDelivery', `${path}/deliveries/${dead?.messageId}/replay`, {token, body: {}});
  await deliverAll(scene);
  assert.equal(taken.at(-1)?.headers['webhook-id'], dead?.messageId);
  assert.equal((await asked(scene, path))[0]?.state, 'delivered');
});

test('a receiver that answers 410 gets nothing more', async context => {
  const {scene, taken, answer} = await listening(context);
  answer.status = 410;
  await scene.submit((await scene.invited(1, 'guangzhou', district.code)).token, aDraft());
  await deliverAll(scene);
  await scene.submit((await scene.invited(2, 'guangzhou', district.code)).token, aDraft());
  await deliverAll(scene);
  assert.equal(taken.length, 1);
  assert.equal((await listed(scene))?.stoppedBecause, 'gone');
});

test('a receiver that fails for five days gets nothing more until its webhook is put again', async context => {
  const {scene, taken, answer, path, url} = await listening(context);
  answer.status = 500;
  await scene.submit((await scene.invited(1, 'guangzhou', district.code)).token, aDraft());
  await deliverAll(scene);
  assert.equal((await listed(scene))?.stoppedBecause, null);
  scene.clock.now += 5 * 24 * 3_600_000;
  await deliverAll(scene);
  assert.equal((await listed(scene))?.stoppedBecause, 'failing');
  scene.clock.now += 24 * 3_600_000;
  await deliverAll(scene);
  assert.equal(taken.length, 2);

  answer.status = 200;
  const [dead] = await asked(scene, path, '?state=dead');
  const token = await scene.personToken('institution_head');
  const body = {url, topics: ['rating.received']};
  assert.equal((await scene.ask('putWebhook', '/v1/webhooks', {token, body})).secret, null);
  await scene.ask('replayWebhookDelivery', `${path}/deliveries/${dead?.messageId}/replay`, {token, body: {}});
  await deliverAll(scene);
  assert.equal(taken.at(-1)?.headers['webhook-id'], dead?.messageId);
  assert.deepEqual([(await listed(scene))?.stoppedAt, (await listed(scene))?.failingSince], [null, null]);
});

test('while a secret is exchanged, a receiver with either of them believes the message', async context => {
  const {scene, taken, secret: old, path, token} = await listening(context);
  const added = await scene.ask('addWebhookSecret', `${path}/secrets`, {token, body: {keepOldHours: 1}});
  await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
  await deliverAll(scene);
  const now = () => scene.clock.now;
  for (const secret of [old, added.secret]) {
    assert.equal((await verifyWebhook(taken[0] as Taken, {secret, now})).type, 'webhook.tested');
  }
  scene.clock.now = Date.parse(added.oldSecretsEndAt);
  const fresh = await scene.personToken('institution_head');
  await scene.ask('testWebhook', `${path}/test`, {token: fresh, body: {}});
  await deliverAll(scene);
  await assert.rejects(verifyWebhook(taken[1] as Taken, {secret: old, now}));
  assert.equal((await verifyWebhook(taken[1] as Taken, {secret: added.secret, now})).type, 'webhook.tested');
});

test('the event of a publication goes to the bureau that made it and to those above, not to those below', async context => {
  const {scene, taken, url, secret} = await listening(context, {}, {topics: ['publication.published']});
  const bureauUrl = `${url}/bureau`;
  const token = await scene.personToken('bureau');
  const body = {url: bureauUrl, topics: ['publication.published']};
  const put = await scene.ask('putWebhook', '/v1/webhooks', {token, body});
  const entry = await published(scene);
  await deliverAll(scene);
  assert.equal(taken.length, 1);
  const message = await verifyWebhook(taken[0] as Taken, {secret: String(put.secret), now: () => scene.clock.now});
  const {publicationId, version, areaCode} = entry;
  assert.deepEqual(message.data, {publicationId, institutionCode: bureau.code, areaCode, version});
  await assert.rejects(verifyWebhook(taken[0] as Taken, {secret, now: () => scene.clock.now}));
});

test('a review of a good rating is reported to the institutions above the rated one, not to it', async context => {
  const {scene, taken: takenByDistrict} = await listening(context, {}, {topics: ['review.asked']});
  const above = await aReceiver(context);
  const bureauToken = await scene.personToken('bureau');
  const body = {...hook, url: above.url, topics: ['review.asked'], institutionCode: bureau.code};
  await scene.ask('putWebhook', '/v1/webhooks', {token: bureauToken, body});
  const {suspicionId} = await aFlaggedRating(scene);
  assert.equal((await settle(scene, suspicionId, toReview)).status, 200);
  await deliverAll(scene);
  assert.deepEqual([above.taken.length, takenByDistrict.length], [1, 0]);
  assert.match(above.taken[0]?.body ?? '', new RegExp(`"institutionCode":"${district.code}"`));
});

testOnEveryStorage('a rated institution neither sees nor changes the webhook that those above have put', async open => {
  const scene = await aScene({storage: await open(), settings: {webhooks}});
  const body = {...hook, institutionCode: district.code};
  const {webhook} = await scene.ask('putWebhook', '/v1/webhooks', {token: await scene.personToken('bureau'), body});
  const path = `/v1/webhooks/${webhook.webhookId}`;
  for (const role of ['institution_head', 'bureau'] as const) {
    const token = await scene.personTokenAt(role, district.code);
    assert.deepEqual((await scene.ask('listWebhooks', '/v1/webhooks', {token})).items, []);
    for (const act of ['deletion', 'secrets', 'test'])
      assert.equal(await codeOf(await scene.call(`${path}/${act}`, {token, body: {}})), 'unknown_webhook', act);
    assert.equal(await codeOf(await scene.call(`${path}/deliveries`, {token})), 'unknown_webhook');
    const again = {...hook, topics: ['order.overdue']};
    assert.equal(await codeOf(await scene.call('/v1/webhooks', {token, body: again})), 'webhook_of_another');
  }
  const token = await scene.personToken('bureau');
  assert.deepEqual((await scene.ask('listWebhooks', '/v1/webhooks', {token})).items, [webhook]);
  assert.equal((await scene.call(`${path}/deletion`, {token, body: {}})).status, 200);
});

test('the head of an institution does not change what its own bureau has put, the bureau does change that of the head', async () => {
  const scene = await aScene();
  const put = async (role: 'institution_head' | 'bureau', url: string) => {
    const token = await scene.personTokenAt(role, district.code);
    const {webhook} = await scene.ask('putWebhook', '/v1/webhooks', {token, body: {...hook, url}});
    return `/v1/webhooks/${webhook.webhookId}/secrets`;
  };
  const ofBureau = await put('bureau', 'https://a.example.gov.cn/');
  const ofHead = await put('institution_head', 'https://b.example.gov.cn/');
  const statusFor = async (role: 'institution_head' | 'bureau', path: string) =>
    (await scene.call(path, {token: await scene.personTokenAt(role, district.code), body: {}})).status;
  assert.deepEqual(
    [await statusFor('institution_head', ofBureau), await statusFor('institution_head', ofHead)],
    [404, 201],
  );
  assert.deepEqual([await statusFor('bureau', ofBureau), await statusFor('bureau', ofHead)], [201, 201]);
});

testOnEveryStorage('a receiver that does not answer delays the messages of no other', async (open, context) => {
  const {scene, taken, path, token} = await listening(context, {storage: await open()});
  let release: () => void = () => undefined;
  const released = new Promise<void>(resolve => (release = resolve));
  const silent = createServer((_, response) => void released.then(() => response.writeHead(200).end()));
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  context.after(() => new Promise(resolve => silent.close(resolve)));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const {webhook} = await scene.ask('putWebhook', '/v1/webhooks', {token, body: {...hook, url}});
  for (let i = 0; i < 15; i++)
    await scene.ask('testWebhook', `/v1/webhooks/${webhook.webhookId}/test`, {token, body: {}});
  await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
  while (taken.length === 0) await job.run(scene.app.context);
  assert.match(taken[0]?.body ?? '', /webhook\.tested/);
  const states = async () => (await asked(scene, `/v1/webhooks/${webhook.webhookId}`)).map(({state}) => state);
  assert.ok((await states()).every(state => state === 'pending'));
  release();
  await deliverAll(scene);
  assert.ok((await states()).every(state => state === 'delivered'));
});

test('a secret is shown once and nowhere else', async context => {
  const {scene, secret, token, path, webhook} = await listening(context);
  assert.match(secret, /^whsec_/);
  const again = {url: webhook.url, topics: ['order.overdue']};
  assert.equal((await scene.ask('putWebhook', '/v1/webhooks', {token, body: again})).secret, null);
  const listed = await (await scene.call('/v1/webhooks', {token})).text();
  assert.equal(listed.includes('whsec_'), false);
  await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
  const [due] = await scene.storage.claimDeliveries({
    at: '2026-11-24T03:00:00Z',
    until: '2026-11-24T03:01:00Z',
    webhooks: 1,
    each: 1,
  });
  assert.equal(JSON.stringify(due).includes(secret.slice('whsec_'.length)), false);
});

test('a message whose secret cannot be read any more is shown as such and holds up no other', async context => {
  const {scene, taken, path, token} = await listening(context);
  await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
  const broken = {
    ...scene.app.context,
    webhookSecretCipher: {...scene.app.context.webhookSecretCipher, decrypt: () => Promise.reject(new Error('no key'))},
  };
  await job.run(broken);
  assert.equal(taken.length, 0);
  assert.equal((await asked(scene, path))[0]?.failure, 'secret_not_readable');
});

test('deliveries of a month ago are removed', async context => {
  const {scene, path, token} = await listening(context);
  await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
  await deliverAll(scene);
  assert.equal(await forgetWebhooks.run(scene.app.context), 0);
  scene.clock.now += 31 * 24 * 3_600_000;
  assert.equal(await forgetWebhooks.run(scene.app.context), 2);
  assert.deepEqual(await asked(scene, path), []);
});

test('lists of webhooks and messages go on where they ended', async context => {
  const {scene, token, path} = await listening(context);
  for (const number of [2, 3]) {
    await scene.ask('putWebhook', '/v1/webhooks', {token, body: {...hook, url: `http://127.0.0.1/${number}`}});
    await scene.ask('testWebhook', `${path}/test`, {token, body: {}});
  }
  for (const [list, size] of [
    ['/v1/webhooks', 3],
    [`${path}/deliveries`, 2],
  ] as const) {
    const seen = new Set<string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const response: Response = await scene.call(`${list}?limit=1&cursor=${cursor}`, {token});
      const page = (await response.json()) as {items: object[]; nextCursor: string | null};
      for (const item of page.items) seen.add(JSON.stringify(item));
      ({nextCursor: cursor} = page);
    }
    assert.equal(seen.size, size);
  }
});

test('a webhook that leads into the network of the server is refused when it is put', async () => {
  const scene = await aScene();
  const token = await scene.personToken('bureau');
  for (const url of [
    'http://example.gov.cn/',
    'https://127.0.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://a.cn:8443/',
  ]) {
    const refused = await scene.call('/v1/webhooks', {token, body: {...hook, url}});
    assert.equal(await codeOf(refused), 'webhook_url_not_allowed', url);
  }
});

test('an operator reads of each message that did not arrive why, and when it is sent again', async context => {
  const {scene, answer, webhook} = await listening(context);
  answer.status = 503;
  const warned: unknown[] = [];
  await Case.begin(scene);
  await job.run({...scene.app.context, warn: warning => void warned.push(warning)});
  const [first] = warned as {warning: string; webhookId: string; attempts: number; status: number; nextAt: string}[];
  assert.deepEqual(
    [first?.warning, first?.webhookId, first?.attempts, first?.status],
    ['webhook_not_delivered', webhook.webhookId, 1, 503],
  );
  assert.ok(Date.parse(first?.nextAt ?? '') > scene.clock.now);
});
