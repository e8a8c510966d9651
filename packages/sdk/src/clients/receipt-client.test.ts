import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {json, offline, page, refusal, scriptedFetch, type Step} from '../../test/scripted-fetch.ts';
import {createReceiptClient} from '../receipt.ts';

const receiptNumber = '2611-2405-1738-6420-9356';
const receiptKey = 'm1ZzNq0T8k3cXw5LrYbHdA';
const supplement = {receiptNumber, receiptKey, comment: '已解决', solved: true};
const keyed = {idempotencyKey: 'a-key-of-this-test'};

function aRater(...steps: Step[]) {
  const {fetch, requests} = scriptedFetch(...steps);
  return {client: createReceiptClient({baseUrl: 'https://rating.example.gov.cn', fetch}), requests};
}

describe('the holder of a receipt', () => {
  it('asks by its number and its key, neither of which is in the address', async () => {
    const {client, requests} = aRater(json({receiptNumber}));
    await client.getReceipt({receiptNumber, receiptKey});
    assert.equal(requests[0]?.url, 'https://rating.example.gov.cn/v1/receipts');
    assert.equal(requests[0]?.headers.has('authorization'), false);
    assert.deepEqual(await requests[0]?.json(), {receiptNumber, receiptKey});
  });

  it('sends the supplement with the key of the receipt in the body and no token', async () => {
    const {client, requests} = aRater(json({receiptNumber, addedAt: '2026-11-24T01:00:00Z'}, 201));
    await client.supplementRating(supplement, keyed);
    assert.equal(requests[0]?.url, 'https://rating.example.gov.cn/v1/supplements');
    assert.equal(requests[0]?.headers.has('authorization'), false);
    assert.equal(requests[0]?.headers.get('idempotency-key'), keyed.idempotencyKey);
    assert.deepEqual(await requests[0]?.json(), {...supplement, idempotencyKey: 'a-key-of-this-test'});
  });

  it('never takes an answer that proves nothing for a receipt', async () => {
    const {client} = aRater(json({}), json({receiptNumber}, 201), page());
    await assert.rejects(client.getReceipt({receiptNumber}), {name: 'ContractError', retry: false});
    await assert.rejects(client.supplementRating(supplement, keyed), {name: 'ContractError', retry: false});
    await assert.rejects(client.getReceipt({receiptNumber}), {name: 'ContractError', retry: true});
  });

  it('distinguishes a refusal, a lost connection and an aborted call', async () => {
    const {client} = aRater(refusal('unknown_receipt'), offline(), () => new Promise<Response>(() => undefined));
    await assert.rejects(client.getReceipt({receiptNumber}), {name: 'ApiError', code: 'unknown_receipt'});
    await assert.rejects(client.getReceipt({receiptNumber}), {name: 'NetworkError', code: 'no_answer'});
    const leaving = new AbortController();
    const asked = client.getReceipt({receiptNumber}, {signal: leaving.signal});
    leaving.abort();
    await assert.rejects(asked, {name: 'NetworkError', code: 'aborted'});
  });
});
