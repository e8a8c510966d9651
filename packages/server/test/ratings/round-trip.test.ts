import assert from 'node:assert/strict';
import {aBadDraft} from '@gov-rating/contract/testing';
import {aKey, aScene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

testOnEveryStorage('a department registers, a citizen rates badly, the institution finds the order', async open => {
  const scene = await aScene({storage: await open()});
  const {token, serviceId, accessToken, url, shortUrl, codes} = await scene.invited();
  assert.equal(url, `http://localhost:8080/rate#invitation=${token}`);
  assert.equal(shortUrl, `http://localhost:8080/r/${token}`);
  assert.equal(codes, null);

  const form = await scene.ask('getInvitation', '/v1/invitation', {token});
  assert.equal(form.state, 'open');
  assert.equal(form.tags.length, 40);

  const key = aKey();
  const first = await scene.submit(token, aBadDraft({comment: '等了三小时'}), key);
  assert.equal(first.status, 201);
  assert.equal(first.headers.get('idempotent-replayed'), null);
  const receipt = (await first.json()) as {receiptNumber: string; orderNumber: string};
  assert.match(receipt.receiptNumber, /^2611-24\d\d-\d{4}-\d{4}-\d{4}$/);

  const again = await scene.submit(token, aBadDraft({comment: '等了三小时'}), key);
  assert.equal(again.status, 201);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(await again.json(), receipt);

  const rated = await scene.ask('isRated', `/v1/services/${serviceId}/rated`, {token: accessToken});
  assert.deepEqual(rated, {rated: true});
  assert.equal((await scene.ask('getInvitation', '/v1/invitation', {token})).state, 'rated');

  const orders = await scene.ask('listOrders', '/v1/orders', {token: accessToken});
  assert.deepEqual(
    orders.items.map(order => [order.orderNumber, order.level, order.comment]),
    [[receipt.orderNumber, 'dissatisfied', '等了三小时']],
  );
  assert.equal((await scene.ask('getStatistics', '/v1/statistics?areaCode=440000')).total, 1);
  const results = await scene.ask('getOfficeStatistics', '/v1/office-statistics?areaCode=440000', {
    token: await scene.personToken('bureau'),
  });
  assert.deepEqual(
    results.measures.filter(({value}) => value !== null).map(({name, value}) => [name, value]),
    [
      ['mean', 3],
      ['bad_rate', 1],
      ['satisfaction', 0],
      ['active_rate', 1],
      ['matter_score', 3],
    ],
  );
  assert.deepEqual(await scene.storage.recount(), []);
});
