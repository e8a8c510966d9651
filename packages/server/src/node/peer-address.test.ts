import assert from 'node:assert/strict';
import type {IncomingMessage} from 'node:http';
import test from 'node:test';
import {forwardedWarning, peerAddress} from './peer-address.ts';

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
