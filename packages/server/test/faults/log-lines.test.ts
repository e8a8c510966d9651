import assert from 'node:assert/strict';
import test from 'node:test';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';

test('every line of a server, from its start to its end, is an object with the moment', async context => {
  const server = await startServer(context, {
    DATA_DIR: await aDirectory(context),
    TRUST_PROXY: '1',
    TRUSTED_PROXY: '1',
    OIDC_ISSUER: 'https://localhost:9/',
    OIDC_AUDIENCE: 'gov-rating',
    OIDC_JWKS_URL: 'https://localhost:9/jwks.json',
  });
  const given = '6f1c2d3e-4a5b-4c6d-8e7f-901234567890';
  const headers = {'X-Request-Id': given, Authorization: 'Bearer nobody'};
  const response = await fetch(`${server.url}/v1/orders`, {headers});
  await response.arrayBuffer();
  assert.equal(response.headers.get('x-request-id'), given);
  server.process.kill('SIGTERM');
  const {code, stdout, stderr} = await server.ended;
  assert.equal(code, 0);
  const lines = `${stdout}${stderr}`.trim().split('\n');
  const entries = lines.map(line => JSON.parse(line) as Record<string, unknown>);
  for (const entry of entries) assert.match(String(entry['at']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const events = entries.flatMap(({event}) => (event === undefined ? [] : [event]));
  assert.deepEqual(events, ['started', 'stopping', 'stopped']);
  assert.ok(entries.some(({requestId}) => requestId === given));
  assert.ok(entries.some(({message}) => String(message).includes('TRUSTED_PROXY')));
});
