import assert from 'node:assert/strict';
import {aDraft} from '@gov-rating/contract/testing';
import {forgetRaters} from '../../src/jobs/forget-raters.ts';
import {aScene, bureau, codeOf, district, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';
import {
  claim,
  claimsOf,
  guangzhouPortal,
  li,
  open,
  raterToken,
  rateableOf,
  servedFor,
  shenzhenPortal,
  signed,
  zhang,
} from '../fixtures/rater.fixtures.ts';

const claimed = (scene: Scene, token: string, serviceId: string) =>
  scene.ask('claimService', '/v1/rater/invitations', {token, body: {serviceId}});

const receiptsOf = async (scene: Scene, token: string) =>
  (await scene.ask('listOwnReceipts', '/v1/rater/receipts', {token})).items;

testOnEveryStorage(
  'a person whom the portal has logged in finds what waits to be rated, rates it, and finds the receipt again',
  async open => {
    const scene = await aScene({storage: await open(), settings: limits});
    const older = await servedFor(scene, {projectNo: 'P1', serviceName: '申报', servedAt: '2026-11-20T09:30:00+08:00'});
    const newer = await servedFor(scene, {projectNo: 'P2', servedAt: '2026-11-23T09:30:00+08:00'});
    const token = await raterToken(scene);
    const {items, nextCursor, help} = await scene.ask('listRateable', '/v1/rater/services', {token});
    const about = {institutionName: bureau.name, itemName: '建设工程规划许可证核发', node: 'completed'};
    assert.deepEqual(items, [
      {...about, serviceId: newer, servedAt: '2026-11-23T01:30:00.000Z', daysLeft: 28},
      {...about, serviceId: older, serviceName: '申报', servedAt: '2026-11-20T01:30:00.000Z', daysLeft: 25},
    ]);
    assert.equal(nextCursor, null);
    assert.deepEqual(
      [help?.institutionPhone, help?.hotline.phone],
      [null, '12345'],
      'the list is of many institutions',
    );

    const invitation = await claimed(scene, token, older);
    assert.equal(invitation.channel, 'mobile', 'the channel of the portal');
    assert.equal(await codeOf(await scene.submit(invitation.token, aDraft({channel: 'web'}))), 'channel_not_allowed');
    const response = await scene.submit(invitation.token, aDraft({channel: undefined}));
    const receipt = (await response.json()) as {receiptNumber: string};
    assert.equal(response.status, 201);

    assert.deepEqual(await rateableOf(scene, token), [newer]);
    assert.equal(await codeOf(await claim(scene, token, older)), 'already_rated');
    assert.deepEqual(await receiptsOf(scene, token), [
      {
        ...{institutionName: bureau.name, itemName: '建设工程规划许可证核发', serviceName: '申报', node: 'completed'},
        ...{receiptNumber: receipt.receiptNumber, receivedAt: '2026-11-24T02:00:00.000Z', state: 'effective'},
      },
    ]);
  },
);

testOnEveryStorage('nobody finds, claims or sees the receipts of what another person was served', async open => {
  const scene = await aScene({storage: await open()});
  const mine = await servedFor(scene, {projectNo: 'P1'});
  const hers = await servedFor(scene, {projectNo: 'P2'}, {portal: guangzhouPortal, subject: li});
  const elsewhereMine = await servedFor(
    scene,
    {projectNo: 'P3', institutionCode: elsewhere.code},
    {portal: shenzhenPortal, subject: zhang},
  );
  const nobodys = await servedFor(scene, {projectNo: 'P4'}, null);
  const people = {
    zhang: {token: await raterToken(scene, zhang), own: mine},
    li: {token: await raterToken(scene, li), own: hers},
    'the same pseudonym on another portal': {
      token: await raterToken(scene, zhang, shenzhenPortal),
      own: elsewhereMine,
    },
  };
  for (const [name, {token, own}] of Object.entries(people)) {
    assert.deepEqual(await rateableOf(scene, token), [own], name);
    for (const other of [mine, hers, elsewhereMine, nobodys, 'AAAAAAAAAAAAAAAAAAAAAA'].filter(id => id !== own))
      assert.equal(await codeOf(await claim(scene, token, other)), 'unknown_service', name);
  }
  for (const {token, own} of Object.values(people))
    await scene.submit((await claimed(scene, token, own)).token, aDraft({channel: undefined}));
  const receipts = await Promise.all(Object.values(people).map(({token}) => receiptsOf(scene, token)));
  assert.deepEqual(
    receipts.map(list => list.length),
    [1, 1, 1],
  );
  assert.equal(new Set(receipts.flat().map(({receiptNumber}) => receiptNumber)).size, 3);
});

testOnEveryStorage(
  "what somebody else rated by the department's link is no receipt of the person served",
  async open => {
    const scene = await aScene({storage: await open()});
    const serviceId = await servedFor(scene);
    const department = await scene.accessToken();
    const path = `/v1/services/${serviceId}/invitations`;
    const {token} = await scene.ask('invite', path, {token: department, body: {}});
    await scene.submit(token, aDraft());
    const rater = await raterToken(scene);
    assert.deepEqual([await rateableOf(scene, rater), await receiptsOf(scene, rater)], [[], []]);
  },
);

testOnEveryStorage('a service is found as long as it can be rated, and as its department corrects it', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const serviceId = await servedFor(scene, {servedAt: '2026-11-23T09:30:00+08:00'});
  const token = () => raterToken(scene);
  // Left out, the person stays, also where the day is corrected.
  const body = {institutionCode: bureau.code, projectNo: '440100202611240001', serviceNumber: 1, node: 'completed'};
  const facts = {...body, itemCode: '1144010000000000010440115001000', itemName: '建设工程规划许可证核发'};
  const department = await scene.accessToken();
  const correct = (change: object) =>
    scene.ask('putService', '/v1/services', {token: department, body: {...facts, ...change}});
  await correct({servedAt: '2026-10-27T09:30:00+08:00'});
  const {items} = await scene.ask('listRateable', '/v1/rater/services', {token: await token()});
  assert.deepEqual(
    items.map(({serviceId: id, daysLeft}) => [id, daysLeft]),
    [[serviceId, 1]],
  );
  // Another person, then nobody.
  const servedAt = '2026-10-27T09:30:00+08:00';
  await correct({servedAt, servedSubject: {portal: guangzhouPortal, subject: li}});
  assert.deepEqual(
    [await rateableOf(scene, await token()), await rateableOf(scene, await raterToken(scene, li))],
    [[], [serviceId]],
  );
  await correct({servedAt, servedSubject: null});
  assert.deepEqual(await rateableOf(scene, await raterToken(scene, li)), []);
  // The last moment of the window, and the first one after it.
  await correct({servedAt, servedSubject: {portal: guangzhouPortal, subject: zhang}});
  scene.clock.now = Date.parse('2026-11-25T23:59:59+08:00');
  assert.deepEqual(await rateableOf(scene, await token()), [serviceId]);
  scene.clock.now = Date.parse('2026-11-26T00:00:00+08:00');
  assert.deepEqual(await rateableOf(scene, await token()), []);
  assert.equal(await codeOf(await claim(scene, await token(), serviceId)), 'rating_window_closed');
});

testOnEveryStorage('a long list comes page by page, each service once', async open => {
  const scene = await aScene({storage: await open()});
  const served: string[] = [];
  for (let number = 1; number <= 5; number++)
    served.unshift(
      await servedFor(scene, {serviceNumber: number, servedAt: `2026-11-2${Math.ceil(number / 2)}T09:30:00+08:00`}),
    );
  const token = await raterToken(scene);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: {items: {serviceId: string}[]; nextCursor: string | null} = await scene.ask(
      'listRateable',
      `/v1/rater/services?limit=2&cursor=${cursor}`,
      {token},
    );
    seen.push(...page.items.map(({serviceId}) => serviceId));
    ({nextCursor: cursor} = page);
  }
  assert.equal(seen.length, 5);
  assert.deepEqual(seen.toSorted(), served.toSorted());
});

testOnEveryStorage('of the same assertion sent at the same time one is taken', async storageOf => {
  const scene = await aScene({storage: await storageOf()});
  const assertion = await signed(claimsOf(scene));
  const answers = await Promise.all([1, 2, 3, 4].map(() => open(scene, assertion)));
  assert.deepEqual(answers.map(({status}) => status).toSorted(), [201, 401, 401, 401]);
});

testOnEveryStorage(
  'assertions are deleted once they have ended, and what leads to a person after a year',
  async storageOf => {
    const scene = await aScene({storage: await storageOf()});
    await servedFor(scene);
    const token = await raterToken(scene);
    await claim(scene, token, (await rateableOf(scene, token))[0] ?? '');
    const {context} = scene.app;
    assert.equal(await forgetRaters.run(context), 0, 'all of it is still needed');
    scene.clock.now += 151_000;
    assert.equal(await forgetRaters.run(context), 1, 'the assertion');
    scene.clock.now += 366 * 86_400_000;
    assert.equal(await forgetRaters.run(context), 0);
    scene.clock.now += 86_400_000;
    assert.equal(await forgetRaters.run(context), 2, 'the person of the service, and the claim');
  },
);

testOnEveryStorage(
  'a portal reaches people of services of its own institution and of those below it',
  async storageOf => {
    const scene = await aScene({storage: await storageOf()});
    const serviceId = await servedFor(scene, {institutionCode: district.code});
    assert.deepEqual(await rateableOf(scene, await raterToken(scene)), [serviceId]);
    const token = await scene.accessToken('shenzhen');
    const body = {
      ...{institutionCode: elsewhere.code, projectNo: 'P1', serviceNumber: 1, node: 'completed'},
      ...{itemCode: '1144', itemName: '事项', servedAt: '2026-11-24T09:30:00+08:00'},
      servedSubject: {portal: guangzhouPortal, subject: zhang},
    };
    assert.equal(await codeOf(await scene.call('/v1/services', {token, body})), 'portal_not_allowed');
    const unknown = {...body, institutionCode: '000000000000000000'};
    assert.equal(await codeOf(await scene.call('/v1/services', {token, body: unknown})), 'unknown_institution');
  },
);
