import assert from 'node:assert/strict';
import test from 'node:test';
import {drill} from './drill.ts';
import {Ledger} from './ledger.ts';

test('a server that is killed, cut off, locked out and filled up loses no receipt and makes none twice', async context => {
  const {receipts, lost, doubled} = await drill({
    seed: 1,
    raters: 12,
    short: true,
    print: line => context.diagnostic(line),
  });
  assert.deepEqual({lost, doubled}, {lost: 0, doubled: 0});
  assert.ok(receipts >= 80);
});

test('the drill notices a receipt that is lost, a service rated twice and a key with two receipts', () => {
  const ledger = new Ledger();
  ledger.note('key-1', 'R1');
  ledger.note('key-2', 'R2');
  ledger.note('key-2', 'R3');
  const stored = [
    {serviceId: 's1', idempotencyKey: 'key-2', receiptNumber: 'R2'},
    {serviceId: 's1', idempotencyKey: 'key-3', receiptNumber: 'R3'},
  ];
  assert.deepEqual(ledger.compare(stored), {receipts: 2, lost: 1, doubled: 2});
});
