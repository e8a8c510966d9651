import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {json, refusal, scriptedFetch, type Step} from '../../test/scripted-fetch.ts';
import {createSupervisionClient} from '../desk.ts';

const period = {from: '2026-11-01', to: '2026-11-30'};
const lines = () => new Response('{"level": "satisfied"}\n', {headers: {'content-type': 'application/x-ndjson'}});

function aBureau(...steps: Step[]) {
  const {fetch, requests} = scriptedFetch(...steps);
  let asked = 0;
  const client = createSupervisionClient({
    baseUrl: 'https://rating.example.gov.cn',
    token: async () => `t${++asked}`,
    fetch,
  });
  return {client, requests, bearers: () => requests.map(({headers}) => headers.get('authorization'))};
}

describe('the token of a supervisor', () => {
  it('is asked for once more when the server no longer takes it', async () => {
    const {client, bearers} = aBureau(refusal('unauthorized'), json({rows: []}));
    await client.getStaffStatistics();
    assert.deepEqual(bearers(), ['Bearer t1', 'Bearer t2']);
  });

  it('is asked for once more before an export begins', async () => {
    const {client, bearers} = aBureau(refusal('unauthorized'), lines());
    for await (const {level} of client.exportPeriod(period)) assert.equal(level, 'satisfied');
    assert.deepEqual(bearers(), ['Bearer t1', 'Bearer t2']);
  });

  it('is not asked for a third time, and a missing one reads like one that has ended', async () => {
    const {client, requests} = aBureau(refusal('unauthorized'), refusal('authorization_missing'));
    const refused = {name: 'ApiError', code: 'unauthorized'};
    await assert.rejects(client.publish({areaCode: '440100', month: '2026-11'}), {name: 'ContractError'});
    assert.equal(requests.length, 2);
    const {fetch} = scriptedFetch(refusal('authorization_missing'), refusal('authorization_missing'));
    const signedOut = createSupervisionClient({baseUrl: 'https://x.example', token: () => '', fetch});
    await assert.rejects(signedOut.getOfficeStatistics(), refused);
  });
});

describe('department systems', () => {
  it('are listed, disabled, enabled and given a new secret', async () => {
    const {client, requests} = aBureau(
      json({items: [{clientId: 'c1'}], nextCursor: null}),
      json({clientId: 'c1', disabledAt: '2026-11-24T00:00:00Z'}),
      json({clientId: 'c1', disabledAt: null}),
      json({secret: 'x', oldSecretsEndAt: '2026-11-25T00:00:00Z'}, 201),
    );
    for await (const {clientId} of client.allClients()) assert.equal(clientId, 'c1');
    await client.disableClient({clientId: 'c1'});
    await client.enableClient({clientId: 'c1'});
    assert.equal((await client.rotateClientSecret({clientId: 'c1', keepOldHours: 2})).secret, 'x');
    assert.deepEqual(
      requests.map(({method, url}) => `${method} ${new URL(url).pathname}`),
      [
        'GET /v1/clients',
        'POST /v1/clients/c1/disabling',
        'POST /v1/clients/c1/enabling',
        'POST /v1/clients/c1/secrets',
      ],
    );
  });
});

describe('webhooks', () => {
  it('are registered, listed, tested, replayed and removed', async () => {
    const {client, requests} = aBureau(
      json({webhook: {webhookId: 'w1'}, secret: 'whsec_x'}),
      json({items: [{webhookId: 'w1'}], nextCursor: null}),
      json({secret: 'whsec_y', oldSecretsEndAt: '2026-11-25T00:00:00Z'}, 201),
      json({messageId: 'm1'}, 201),
      json({items: [{messageId: 'm1'}], nextCursor: null}),
      json({messageId: 'm1'}, 201),
      json({removed: true}),
    );
    await client.putWebhook({url: 'https://hook.example', topics: ['order.created']});
    for await (const {webhookId} of client.allWebhooks()) assert.equal(webhookId, 'w1');
    await client.addWebhookSecret({webhookId: 'w1'});
    await client.testWebhook({webhookId: 'w1'});
    for await (const {messageId} of client.allWebhookDeliveries({webhookId: 'w1'})) assert.equal(messageId, 'm1');
    await client.replayWebhookDelivery({webhookId: 'w1', messageId: 'm1'});
    assert.deepEqual(await client.deleteWebhook({webhookId: 'w1'}), {removed: true});
    assert.deepEqual(
      requests.map(({method, url}) => `${method} ${new URL(url).pathname}`),
      [
        'POST /v1/webhooks',
        'GET /v1/webhooks',
        'POST /v1/webhooks/w1/secrets',
        'POST /v1/webhooks/w1/test',
        'GET /v1/webhooks/w1/deliveries',
        'POST /v1/webhooks/w1/deliveries/m1/replay',
        'POST /v1/webhooks/w1/deletion',
      ],
    );
  });
});
