import assert from 'node:assert/strict';
import type {IncomingMessage} from 'node:http';
import test from 'node:test';
import {forwardedWarning, givenIds, peerAddress} from './peer-address.ts';

const incoming = (remoteAddress: string, forwarded?: string) =>
  ({socket: {remoteAddress}, headers: {'x-forwarded-for': forwarded}}) as unknown as IncomingMessage;

const cases: [string, IncomingMessage, number, string][] = [
  ['no proxy is trusted', incoming('192.0.2.1', '203.0.113.9'), 0, '192.0.2.1'],
  ['IPv4 comes over IPv6', incoming('::ffff:192.0.2.1'), 0, '192.0.2.1'],
  ['one proxy is trusted', incoming('192.0.2.1', '203.0.113.9'), 1, '203.0.113.9'],
  ['a caller makes up an entry', incoming('192.0.2.1', '10.0.0.1, 203.0.113.9'), 1, '203.0.113.9'],
  ['two proxies are trusted', incoming('192.0.2.1', '10.0.0.1, 203.0.113.9, 198.51.100.2'), 2, '203.0.113.9'],
  ['the proxy says nothing', incoming('192.0.2.1'), 1, '192.0.2.1'],
  ['there are fewer entries than proxies', incoming('192.0.2.1', '203.0.113.9'), 2, '192.0.2.1'],
];
for (const [name, request, proxies, address] of cases) {
  test(`when ${name}, the caller is ${address}`, () => assert.equal(peerAddress(request, proxies), address));
}

test('an operator who forgot to name the proxy is warned once, with the setting to change', () => {
  const warnings: string[] = [];
  const seen = forwardedWarning(sentence => void warnings.push(sentence));
  seen(incoming('192.0.2.1'));
  assert.deepEqual(warnings, []);
  for (let i = 0; i < 3; i++) seen(incoming('192.0.2.1', '203.0.113.9'));
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', /TRUST_PROXY is not set: all callers count as one address/);
});

test('a proxy that writes the standard header is noticed as well', () => {
  const warnings: string[] = [];
  const headers = {forwarded: 'for=203.0.113.9'};
  forwardedWarning(sentence => void warnings.push(sentence))({headers} as unknown as IncomingMessage);
  assert.equal(warnings.length, 1);
});

const spellings: [string, string][] = [
  ['203.0.113.7:40001', '203.0.113.7'],
  ['203.0.113.7:40002', '203.0.113.7'],
  ['"203.0.113.7:40003"', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['[::FFFF:203.0.113.7]:443', '203.0.113.7'],
  ['::ffff:203.0.113.7:40004', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['64:ff9b::203.0.113.7', '203.0.113.7'],
  ['[2001:DB8::7]:443', '2001:db8::7'],
  ['2001:DB8:0:0:0:0:0:7:443', '2001:db8::7'],
  ['fe80::1%eth0', 'fe80::1'],
  ['[fe80::1%25eth0]:443', 'fe80::1'],
];
for (const [written, address] of spellings)
  test(`a proxy that writes ${written} names ${address}, whatever the port`, () =>
    assert.equal(peerAddress(incoming('192.0.2.1', written), 1), address));

for (const garbage of [
  'unknown',
  '_hidden',
  'unix:',
  '-',
  '1',
  '0x7f.1',
  'for=203.0.113.7',
  '203.0.113.7.example',
  'a'.repeat(9000),
])
  test(`${garbage.slice(0, 30)} is no address: the proxy's own counts, so that no spelling is a new caller`, () =>
    assert.equal(peerAddress(incoming('192.0.2.1', garbage), 1), '192.0.2.1'));

test('an id of a proxy is taken in the form in which proxies write one, and no text is', () => {
  const given = (id: string) => givenIds({headers: {'x-request-id': id}} as unknown as IncomingMessage).requestId;
  assert.equal(given('4bf92f3577b34da6a3ce929d0e0e4736'), '4bf92f3577b34da6a3ce929d0e0e4736');
  assert.equal(given('6f1c2d3e-4a5b-4c6d-8e7f-901234567890'), '6f1c2d3e-4a5b-4c6d-8e7f-901234567890');
  for (const id of [
    'short',
    '13800138000',
    '440103199001011234',
    '张三的请求编号',
    'a b c d e f',
    'a'.repeat(65),
    'x"y{z}12345',
  ])
    assert.equal(given(id), undefined, id);
});
