import assert from 'node:assert/strict';
import test from 'node:test';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {fire} from './fire.ts';
import {fireBytes} from './raw-bytes.ts';

/** As many as a few seconds allow; `npm run fuzz` sends a hundred thousand. */
const requests = 800;

testOnEveryStorage(
  'no caller, whatever is sent, meets a fault of the server or an answer that is not documented',
  async open => {
    const outcomes = await fire({storage: await open(), requests, seed: 20261124});
    assert.ok((outcomes.get('done') ?? 0) > requests / 8, JSON.stringify([...outcomes]));
    assert.ok(outcomes.size >= 20, `only ${[...outcomes.keys()].join(', ')}`);
  },
);

test('no bytes on the line, whatever is sent, bring a fault of the server or stop it', async () => {
  const outcomes = await fireBytes({requests: 300, seed: 20261124});
  assert.ok((outcomes.get('200') ?? 0) > 10 && (outcomes.get('400') ?? 0) > 10, JSON.stringify([...outcomes]));
});
