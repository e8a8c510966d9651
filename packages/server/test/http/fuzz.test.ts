import assert from 'node:assert/strict';
import {problemDocument, problems, roles} from '@gov-rating/contract';
import {aMessage, aWebhook} from '../access/webhooks.access.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {Case, limits} from '../fixtures/order.fixtures.ts';
import {RandomRequests} from './random-input.ts';

const count = 600;

testOnEveryStorage(
  `${count} requests at random bring no fault of the server, and every refusal is one of the table`,
  async open => {
    const scene = await aScene({storage: await open(), settings: limits});
    const cases = [await Case.begin(scene), await Case.begin(scene, 2), await Case.begin(scene, 3)];
    const reviewId = await cases[0]?.review();
    const invited = [];
    for (let i = 11; i <= 18; i++) invited.push(await scene.invited(i));
    const [webhook, message] = [await aWebhook(scene), await aMessage(scene)];
    const requests = new RandomRequests(20261124, {
      accessToken: await scene.accessToken(),
      invitationTokens: invited.map(({token}) => token),
      serviceIds: invited.map(({serviceId}) => serviceId),
      orderNumbers: cases.map(({orderNumber}) => orderNumber),
      receiptNumbers: cases.map(({receiptNumber}) => receiptNumber),
      reviewIds: [reviewId ?? ''],
      webhookIds: [webhook.webhook.webhookId],
      messageIds: [message.split('/').at(-1) ?? ''],
      personTokens: await Promise.all(roles.map(role => scene.personToken(role))),
    });
    const seen = new Map<string, number>();
    for (let i = 0; i < count; i++) {
      const request = requests.next();
      const what = `request ${i}: ${request.method} ${request.url.slice(0, 200)}`;
      const response = await scene.app.fetch(request);
      const body = await response.text();
      assert.ok(response.status < 500, `${what} brought ${body}`);
      const isRefusal = response.status >= 400 && request.method !== 'HEAD';
      const outcome = isRefusal ? problemDocument.parse(JSON.parse(body)).code : 'done';
      if (isRefusal) assert.equal(response.status, problems[outcome as keyof typeof problems].status, what);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }
    assert.ok((seen.get('done') ?? 0) > count / 8, JSON.stringify([...seen]));
    assert.ok(seen.size >= 15, `only ${[...seen.keys()].join(', ')}`);
    assert.deepEqual(await scene.storage.recount(), []);
  },
);
