import assert from 'node:assert/strict';
import test from 'node:test';
import {isAllowedAddress, isAllowedUrl, strictWebhookRules} from './webhook-address.ts';

const closed = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:0:127.0.0.1',
  '::7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::1',
  '2001:0:a00:1::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '2002:a00:1::1',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'localhost',
  '',
];
for (const address of closed) {
  test(`no webhook reaches ${address || 'an empty address'}`, () =>
    assert.equal(isAllowedAddress(address, strictWebhookRules), false));
}

for (const address of ['8.8.8.8', '119.29.29.29', '2400:3200::1', '::ffff:8.8.8.8']) {
  test(`a webhook reaches ${address}`, () => assert.equal(isAllowedAddress(address, strictWebhookRules), true));
}

test('a deployment may allow a network of its own, and allows nothing else by it', () => {
  const rules = {...strictWebhookRules, networks: ['10.20.0.0/16', 'fd00:1::/32']};
  assert.equal(isAllowedAddress('10.20.255.1', rules), true);
  assert.equal(isAllowedAddress('::ffff:10.20.0.1', rules), true);
  assert.equal(isAllowedAddress('fd00:1::1', rules), true);
  assert.equal(isAllowedAddress('10.21.0.1', rules), false);
  assert.equal(isAllowedAddress('fd00:2::1', rules), false);
  assert.equal(isAllowedAddress('64:ff9b::a14:1', rules), false);
});

const refused = [
  'http://example.gov.cn/hook',
  'https://example.gov.cn:8443/hook',
  'https://example.gov.cn:22/hook',
  'https://user@example.gov.cn/hook',
  'https://user:secret@example.gov.cn/hook',
  'https://example.gov.cn/hook#part',
  'https://127.0.0.1/hook',
  'https://2130706433/hook',
  'https://0x7f.1/hook',
  'https://0177.0.0.1/hook',
  'https://[::1]/hook',
  'https://[::ffff:10.0.0.1]/hook',
  'https://169.254.169.254/latest/meta-data/',
  'ftp://example.gov.cn/hook',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://',
  '/hook',
];
for (const url of refused) {
  test(`${url} is no address for a webhook`, () => assert.equal(isAllowedUrl(url, strictWebhookRules), false));
}

for (const url of [
  'https://example.gov.cn/hook',
  'https://example.gov.cn:443/hook?for=gov-rating',
  'https://8.8.8.8/',
]) {
  test(`${url} is an address for a webhook`, () => assert.equal(isAllowedUrl(url, strictWebhookRules), true));
}

test('a demonstration may send unencrypted, to any port', () => {
  const rules = {http: true, ports: '*', networks: ['127.0.0.0/8']} as const;
  assert.equal(isAllowedUrl('http://127.0.0.1:3000/hook', rules), true);
  assert.equal(isAllowedUrl('http://[::1]:3000/hook', rules), false);
});
