import assert from 'node:assert/strict';
import {problemDocument, problems} from '@gov-rating/contract';
import {aScene} from './harness.ts';
import {RandomRequests} from './random-input.ts';
import {testOnEveryStorage} from './storages.ts';

const count = 600;

testOnEveryStorage(
  `${count} requests at random bring no fault of the server, and every refusal is one of the table`,
  async open => {
    const scene = await aScene({storage: await open()});
    const invited = [];
    for (let i = 1; i <= 8; i++) invited.push(await scene.invited(i));
    const requests = new RandomRequests(20261124, {
      accessToken: await scene.accessToken(),
      invitationTokens: invited.map(({token}) => token),
      serviceIds: invited.map(({serviceId}) => serviceId),
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
    assert.ok((seen.get('done') ?? 0) > count / 6, JSON.stringify([...seen]));
    assert.ok(seen.size >= 15, `only ${[...seen.keys()].join(', ')}`);
    assert.deepEqual(await scene.storage.recount(), []);
  },
);
