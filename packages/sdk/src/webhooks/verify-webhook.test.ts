import assert from 'node:assert/strict';
import test from 'node:test';
import {isWebhookError, verifyWebhook, type WebhookFault} from './verify-webhook.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const seconds = 1614265330;
const now = () => seconds * 1000;
const event = JSON.stringify({type: 'order.created', timestamp: '2026-11-24T02:00:00.000Z', data: {orderNumber: 'O1'}});

async function sign(body: string, by = secret, id = 'msg_1', at = seconds): Promise<string> {
  const bytes = Uint8Array.from(atob(by.slice(6)), character => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${at}.${body}`));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signed)))}`;
}

const headersOf = (signature: string, id = 'msg_1', at: number | string = seconds) => ({
  'webhook-id': id,
  'webhook-timestamp': String(at),
  'webhook-signature': signature,
});

test('the example of the Standard Webhooks scheme has the right signature, and is no event of ours', async () => {
  const headers = headersOf('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', 'msg_p5jXN8AQM9LWM0D4loKWxJek');
  const verified = verifyWebhook({headers, body: '{"test": 2432232314}'}, {secret, now});
  await assert.rejects(verified, error => isWebhookError(error) && error.code === 'not_understood');
});

test('a receiver learns what a signed message says and under which id', async () => {
  const headers = headersOf(await sign(event));
  const message = await verifyWebhook({headers, body: event}, {secret, now});
  assert.deepEqual(message, {...(JSON.parse(event) as object), id: 'msg_1'});
  const fetched = new Headers(headers);
  assert.equal((await verifyWebhook({headers: fetched, body: event}, {secret, now})).type, 'order.created');
});

test('while a secret is being exchanged either side may have the older one', async () => {
  const both = headersOf(`v1a,AAAA ${await sign(event, other)} ${await sign(event)}`);
  assert.equal((await verifyWebhook({headers: both, body: event}, {secret, now})).id, 'msg_1');
  const old = headersOf(await sign(event, other));
  assert.equal((await verifyWebhook({headers: old, body: event}, {secret: [secret, other], now})).id, 'msg_1');
});

const signature = await sign(event);
const refused: [string, {headers?: Record<string, string>; body?: string; at?: number}, WebhookFault][] = [
  ['without a signature', {headers: {'webhook-id': 'msg_1', 'webhook-timestamp': String(seconds)}}, 'headers_missing'],
  ['without an id', {headers: headersOf(signature, '')}, 'headers_missing'],
  ['with an invalid time', {headers: headersOf(signature, 'msg_1', '1e9')}, 'headers_missing'],
  ['signed with another secret', {headers: headersOf(await sign(event, other))}, 'signature_wrong'],
  ['whose body was changed', {body: event.replace('O1', 'O2')}, 'signature_wrong'],
  ['whose body was serialized again', {body: JSON.stringify(JSON.parse(event), null, 1)}, 'signature_wrong'],
  ['under another id', {headers: headersOf(signature, 'msg_2')}, 'signature_wrong'],
  ['at another time', {headers: headersOf(signature, 'msg_1', seconds + 1)}, 'signature_wrong'],
  ['with a signature that is no base64', {headers: headersOf('v1,!!!')}, 'signature_wrong'],
  ['with an empty signature', {headers: headersOf('v1,')}, 'signature_wrong'],
  ['with a signature of another kind', {headers: headersOf(signature.replace('v1', 'v1a'))}, 'signature_wrong'],
  ['of more than five minutes ago', {at: seconds + 301}, 'too_old'],
  ['of more than five minutes ahead', {at: seconds - 301}, 'too_new'],
];
for (const [name, {headers = headersOf(signature), body = event, at = seconds}, code] of refused) {
  test(`a message ${name} is not believed`, async () => {
    await assert.rejects(
      verifyWebhook({headers, body}, {secret, now: () => at * 1000}),
      error => isWebhookError(error) && error.code === code,
    );
  });
}

test('an invalid secret is a mistake of the receiver, not of the message', async () => {
  await assert.rejects(verifyWebhook({headers: headersOf(signature), body: event}, {secret: 'whsec_', now}), TypeError);
});

for (const [name, wrong] of [
  ['no secret', undefined],
  ['an empty list of secrets', []],
  ['a secret that is not base64', 'whsec_###'],
] as const)
  test(`a receiver with ${name} hears that, and no word about the message`, async () => {
    const options = {secret: wrong as unknown as string, now};
    await assert.rejects(verifyWebhook({headers: headersOf(signature), body: event}, options), {
      name: 'TypeError',
      message: /secret/,
    });
  });

for (const [name, parsed] of [
  ['parsed', JSON.parse(event) as unknown],
  ['missing', undefined],
  ['a number', 5],
] as const)
  test(`a receiver whose body is ${name} hears that the text as received is needed`, async () => {
    const received = {headers: headersOf(signature), body: parsed as string};
    await assert.rejects(verifyWebhook(received, {secret, now}), {name: 'TypeError', message: /as it was received/});
  });

test('a receiver may pass the bytes of the body, and headers in the case in which a framework gives them', async () => {
  const [id, timestamp] = ['msg_1', String(seconds)];
  const headers = {'Webhook-Id': id, 'WEBHOOK-TIMESTAMP': timestamp, 'Webhook-Signature': [signature]};
  const message = await verifyWebhook({headers, body: new TextEncoder().encode(event)}, {secret, now});
  assert.equal(message.type, 'order.created');
});
