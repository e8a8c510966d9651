import assert from 'node:assert/strict';
import test from 'node:test';
import {platformRandomBytes} from './random.ts';
import {newWebhookSecret, signedHeaders} from './webhook-signature.ts';

test('a message is signed as the Standard Webhooks scheme shows it', async () => {
  const headers = await signedHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    new Date(1614265330_000),
    '{"test": 2432232314}',
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  );
  assert.deepEqual(headers, {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('while a secret is being exchanged every active one signs', async () => {
  const secrets = [newWebhookSecret(platformRandomBytes), newWebhookSecret(platformRandomBytes)];
  const signed = async (some: readonly string[]) =>
    (await signedHeaders('m', new Date(0), '好', some))['webhook-signature'].split(' ');
  assert.deepEqual(await signed(secrets), [
    ...(await signed(secrets.slice(0, 1))),
    ...(await signed(secrets.slice(1))),
  ]);
});

test('a secret has 256 bits and a prefix that shows what it is', () => {
  const secret = newWebhookSecret(platformRandomBytes);
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.notEqual(secret, newWebhookSecret(platformRandomBytes));
});
