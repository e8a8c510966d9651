import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {memoryStore} from './memory-store.ts';
import {outboxStoreContract} from './outbox-store.conformance.ts';

const runner = {
  describe: (name: string, body: () => void) => void describe(name, body),
  it: (name: string, body: () => Promise<void>) => void it(name, body),
  equal: (actual: unknown, expected: unknown) => assert.deepEqual(actual, expected),
};

outboxStoreContract(runner, 'memory', async () => memoryStore());
