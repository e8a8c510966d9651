import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';
import type {Point, Receipt} from '@gov-rating/contract';
import {aBadDraft, aDraft, aServedPerson, aService, aTicket} from '@gov-rating/contract/testing';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {webhookSender} from '../../src/node/webhook-sender.ts';
import {deliverWebhooks} from '../../src/jobs/deliver-webhooks.ts';
import {detectSuspicions} from '../../src/jobs/detect-suspicions.ts';
import {aKey, aScene, bureau, district, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt} from '../fixtures/device.fixtures.ts';
import {sealAll, sealOperatorLog, signer} from '../fixtures/evidence.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {openDueNotices, twoAreTooMany} from '../fixtures/notice.fixtures.ts';
import {limits, reviewRequest} from '../fixtures/order.fixtures.ts';
import {wholeMonth} from '../fixtures/publication.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const staffNumbers = ['0017', '0018'];

/** A scene in which everything that was answered or sent is kept as text. */
async function aWatchedScene(context: TestContext, options: Parameters<typeof aScene>[0]) {
  const said: string[] = [];
  const receiver = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => said.push(`webhook ${text}`));
    request.on('end', () => response.writeHead(200).end());
  });
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
  context.after(() => new Promise(resolve => receiver.close(resolve)));
  const scene = await aScene({
    settings: {
      rules: {...limits.rules, ...twoAreTooMany.rules},
      webhooks: {http: true, ports: '*', networks: ['127.0.0.0/8']},
    },
    evidenceSigner: signer,
    log: entry => void said.push(`log ${JSON.stringify(entry)}`),
    warn: warning => void said.push(`warning ${JSON.stringify(warning)}`),
    ...options,
  });
  const call = scene.call.bind(scene);
  scene.call = async (path, asked) => {
    const answer = await call(path, asked);
    if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
      said.push(`${path} ${await answer.clone().text()}`);
    return answer;
  };
  return {scene, said, url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`};
}

/** Registers a ticket of a hall of the district with two members of staff; its number is one that no other has. */
async function aRegisteredTicket(scene: Scene, {pointId}: Point, ticketNumber: string, facts: object = {}) {
  const body = aTicket({pointId, ticketNumber, staffNumbers, institutionCode: district.code});
  const token = await scene.accessToken();
  return scene.ask('putService', '/v1/services', {token, body: {...body, ...facts}});
}

async function rated(scene: Scene, serviceId: string, draft = aDraft()): Promise<Receipt> {
  const token = await scene.accessToken();
  const invitation = await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {token, body: {}});
  const {service} = await scene.ask('getInvitation', '/v1/invitation', {token: invitation.token});
  assert.match(service.ticketNumber ?? '', /^A\d+$/, 'the page of the rater names the ticket');
  assert.equal(service.itemName, '天河区政务服务中心', 'and where there is no item, the place');
  const answer = await scene.submit(invitation.token, draft);
  assert.equal(answer.status, 201);
  return (await answer.json()) as Receipt;
}

testOnEveryStorage(
  'a queue ticket that two people served goes through form, receipt, desk, webhooks, results and exports by its own number',
  async (open, context) => {
    const storage = await open();
    const {scene, said, url} = await aWatchedScene(context, {storage});
    const hall = await aHall(scene, {validFrom: '2026-11-01'});
    const asHead = await scene.personToken('institution_head');
    const asBureau = await scene.personToken('bureau');
    const hook = {url, topics: ['rating.received', 'order.created', 'order.stepped', 'review.asked', 'review.decided']};
    await scene.ask('putWebhook', '/v1/webhooks', {token: asHead, body: hook});

    for (const number of ['A1', 'A3', 'A4', 'A5'])
      await rated(scene, (await aRegisteredTicket(scene, hall, number)).serviceId);
    const person = aServedPerson();
    const {serviceId} = await aRegisteredTicket(scene, hall, 'A2', {person});
    const {receiptNumber, receiptKey, orderNumber} = await rated(scene, serviceId, aBadDraft({comment: '等了很久'}));
    assert.equal((await aRegisteredTicket(scene, hall, 'A2', {person})).rated, true, 'the same ticket of the same day');
    const again = await aRegisteredTicket(scene, hall, 'A2', {servedAt: '2026-11-23T09:30:00+08:00'});
    assert.equal(again.rated, false, 'the same number of another day');
    await rated(scene, again.serviceId, aBadDraft());

    await scene.ask('getReceipt', '/v1/receipts', {body: {receiptNumber, receiptKey}});
    await scene.ask('getReceipt', '/v1/receipts', {body: {receiptNumber}});
    const {items} = await scene.ask('listOrders', '/v1/orders', {token: asHead});
    assert.deepEqual(
      items.map(one => [one.projectNo, one.ticketNumber, one.itemName]),
      Array.from({length: 2}, () => [null, 'A2', hall.name]),
    );
    const path = `/v1/orders/${orderNumber}`;
    const {order} = await scene.ask('getOrder', path, {token: asHead});
    assert.deepEqual([order.projectNo, order.ticketNumber, order.itemName], [null, 'A2', hall.name]);
    const step = {step: 'sign', version: order.version};
    await scene.ask('stepOrder', `${path}/steps`, {token: asHead, key: aKey(), body: step});
    const shown = await scene.ask('unmask', `${path}/person`, {token: asHead, body: {reason: '回访'}, key: aKey()});
    assert.ok(JSON.stringify(shown).includes(person.phone ?? ''), 'the person is found by the key that is kept');
    const asked = {...reviewRequest, version: order.version + 2};
    const {reviews} = await scene.ask('askReview', `${path}/reviews`, {token: asHead, key: aKey(), body: asked});
    const decision = {decision: 'upheld', reason: '录像清楚'};
    const review = `/v1/reviews/${reviews[0]?.reviewId}/decision`;
    await scene.ask('decideReview', review, {token: asBureau, key: aKey(), body: decision});
    await scene.ask('listReviews', '/v1/reviews', {token: asBureau});

    await detectSuspicions.run(scene.app.context);
    await scene.ask('listSuspicions', '/v1/suspicions', {token: asBureau});
    await openDueNotices(scene);
    const notices = await scene.ask('listNotices', '/v1/notices', {token: asBureau});
    assert.deepEqual(notices.items.map(one => one.staffNumber).toSorted(), staffNumbers, 'each of the two');

    const figures = await scene.ask('getStaffStatistics', '/v1/staff-statistics', {token: asBureau});
    assert.deepEqual(
      figures.rows.map(row => [row.staffNumber, row.total]),
      staffNumbers.map(number => [number, 6]),
    );
    const office = '/v1/office-statistics?groupBy=';
    const byInstitution = await scene.ask('getOfficeStatistics', `${office}institution`, {token: asBureau});
    assert.deepEqual(
      byInstitution.groups?.map(({key, total}) => [key, total]),
      [[district.code, 6]],
      'and the institution once for each rating',
    );
    const byItem = await scene.ask('getOfficeStatistics', `${office}item`, {token: asBureau});
    assert.deepEqual([byItem.total, byItem.groups], [6, []]);
    for (const groupBy of ['institution', 'item', 'channel', 'month'])
      await scene.ask('getStatistics', `/v1/statistics?groupBy=${groupBy}`);

    while ((await deliverWebhooks(webhookSender()).run(scene.app.context)) > 0);
    const {items: hooks} = await scene.ask('listWebhooks', '/v1/webhooks', {token: asHead});
    await scene.ask('listWebhookDeliveries', `/v1/webhooks/${hooks[0]?.webhookId}/deliveries`, {token: asHead});

    scene.clock.now = Date.parse('2026-12-14T02:00:00Z');
    const later = await scene.personToken('bureau');
    const publish = {token: later, body: wholeMonth};
    const {publicationId} = await scene.ask('publish', '/v1/publications', publish);
    await scene.ask('getPublication', `/v1/publications/${publicationId}`);
    await scene.ask('listPublications', '/v1/publications');
    for (const format of ['csv', 'ndjson']) {
      const published = await scene.call(`/v1/publications/${publicationId}/export?format=${format}`);
      const period = `/v1/rating-export?from=2026-11-01&to=2026-12-31&format=${format}`;
      const whole = await scene.call(period, {token: later});
      assert.deepEqual([published.status, whole.status], [200, 200]);
      const lines = (await whole.text()).trimEnd().split('\n');
      assert.equal(lines.length, format === 'csv' ? 7 : 6);
      assert.equal(lines.filter(line => line.includes(district.code)).length, 6);
    }
    await sealAll(storage, {at: '2026-12-15T00:00:00.000Z'});
    await sealOperatorLog(storage, '2026-12-15T00:00:00.000Z');
    const report = await verifyLog(storage, [signer]);
    assert.equal(report.sound, true, JSON.stringify(report));
    for (const {source: _, ...entry} of await storage.auditEntries(0, 100)) said.push(`entry ${JSON.stringify(entry)}`);
    for (const entry of await storage.operatorLog.entries({limit: 100})) said.push(`operator ${JSON.stringify(entry)}`);

    assert.equal(said.filter(text => text.startsWith('webhook ')).length >= 6, true);
    for (const text of said)
      assert.doesNotMatch(text, /(#|%23)20\d\d-|"projectNo":"/, 'the key of a ticket is never shown');
  },
);

testOnEveryStorage(
  'a screen that asks about a ticket names its number, and the window learns that it was rated',
  async open => {
    const scene = await aScene({storage: await open()});
    const {deviceId, deviceKey, pointId} = await aDevice(scene);
    const token = await scene.accessToken();
    const body = aTicket({pointId, ticketNumber: 'A7', staffNumbers, institutionCode: bureau.code});
    const {serviceId} = await scene.ask('putService', '/v1/services', {token, body});
    const {promptId} = await aPrompt(scene, {deviceId, serviceId});
    const answer = await scene.call('/v1/device/prompt', {token: deviceKey});
    const text = await answer.text();
    assert.doesNotMatch(text, /#/);
    const {prompt} = JSON.parse(text) as {prompt: {form: {service: {ticketNumber?: string}}}};
    assert.equal(prompt.form.service.ticketNumber, 'A7');
    const draft = {promptId, level: 'satisfied'};
    await scene.ask('submitDeviceRating', '/v1/device/ratings', {token: deviceKey, key: aKey(), body: draft});
    const {rated: isRated} = await scene.ask('isRated', `/v1/services/${serviceId}/rated`, {token});
    assert.equal(isRated, true);
  },
);

testOnEveryStorage('a case and a ticket never meet, whatever their numbers are', async open => {
  const scene = await aScene({storage: await open()});
  const hall = await aHall(scene);
  const token = await scene.accessToken();
  const put = (body: object) => scene.call('/v1/services', {token, body});
  const ofCase = aService({projectNo: 'A1', pointId: hall.pointId, institutionCode: district.code});
  const ticket = aTicket({ticketNumber: 'A1', pointId: hall.pointId, institutionCode: district.code});
  const ids = await Promise.all(
    [ofCase, ticket].map(async body => ((await (await put(body)).json()) as {serviceId: string}).serviceId),
  );
  assert.notEqual(ids[0], ids[1]);
  const key = `#2026-11-24#${hall.pointId}#A1`;
  const refused = await put({...ofCase, projectNo: key});
  assert.equal(refused.status, 422);
  assert.doesNotMatch(await refused.text(), /#2026/);
});
