import assert from 'node:assert/strict';
import test from 'node:test';
import {invitationTokenIn, newInvitationId, newInvitationToken} from './invitation-token.ts';
import {platformRandomBytes} from './random.ts';

const aToken = () =>
  newInvitationToken(newInvitationId(platformRandomBytes, new Date('2026-11-29T00:00:00Z')), platformRandomBytes);

test('a token is 32 letters and digits, begins with its day and never comes twice', () => {
  const tokens = Array.from({length: 2000}, aToken);
  for (const token of tokens) assert.match(token, /^[A-Za-z0-9]{32}$/);
  assert.equal(new Set(tokens).size, 2000);
  assert.equal(new Set(tokens.map(token => token.slice(0, 3))).size, 1);
});

const around: [string, string][] = [
  ['', ''],
  ...['。', '，', '.', ',', ')', '）', '】', '"', '”', '/', '//', ' ', '~', ';', '!', '：', '>', '-', '_'].map(
    (after): [string, string] => ['', after],
  ),
  ...['%23', '%23wechat_redirect', '%2523', '%E3%80%82', '%20', '%0A', '%EF%BC%8C'].map((after): [string, string] => [
    '',
    after,
  ]),
  ['', '?from=singlemessage&isappinstalled=0'],
  ['', '%3Ffrom%3Dsinglemessage'],
  ['', '&from=timeline'],
  ['', '#wechat_redirect'],
  ['', '%A1%A3'],
  ['', '好评'],
  ['“', '”'],
  ['（', '）'],
  ['%E2%80%8B', '%E2%80%8B'],
  ['/', ''],
];
for (const [before, after] of around)
  test(`a token between “${before}” and “${after}” is found`, () => {
    const token = aToken();
    assert.equal(invitationTokenIn(before + token + after), token);
  });

test('a token with characters in it that nobody sees is found', () => {
  const token = aToken();
  assert.equal(invitationTokenIn(`${token.slice(0, 9)}%E2%80%8B${token.slice(9)}\u2060`), token);
});

for (const earlier of ['x'.repeat(43), 'a-b_'.repeat(11), `${'A'.repeat(32)}-${'b'.repeat(11)}`])
  test(`an earlier token of ${earlier.length} characters is found whole, also with a full stop behind it`, () => {
    for (const after of ['', '。', '.', '%23']) assert.equal(invitationTokenIn(earlier + after), earlier);
  });

for (const none of [
  '',
  '%',
  'x',
  'A'.repeat(31),
  'A'.repeat(33),
  'A'.repeat(45),
  `好${'A'.repeat(12)}`,
  `${'A'.repeat(31)}·A`,
  '../../etc/passwd',
])
  test(`nothing is found in “${none}”`, () => assert.equal(invitationTokenIn(none), undefined));
