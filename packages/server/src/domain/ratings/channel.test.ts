import assert from 'node:assert/strict';
import test from 'node:test';
import {channels, type Channel} from '@gov-rating/contract';
import {provenChannel, type ChannelProof} from './channel.ts';

/** The channels that may be claimed, and what a rating gets that claims none. */
const taken = (proof: ChannelProof) => [
  channels.filter(claim => provenChannel(claim, proof) === claim),
  provenChannel(undefined, proof),
];

test('the page of a rater with an open link may claim web, mobile and code, and is web when it says nothing', () => {
  assert.deepEqual(taken({by: 'invitation', channel: null}), [['web', 'mobile', 'qr_code'], 'web']);
});

test('an invitation with a channel decides it alone', () => {
  for (const channel of channels.filter(one => one !== 'system_default'))
    assert.deepEqual(taken({by: 'invitation', channel}), [[channel], channel]);
});

test('a device decides by its kind', () => {
  assert.deepEqual(taken({by: 'device', kind: 'evaluator'}), [['hall_tablet'], 'hall_tablet']);
  assert.deepEqual(taken({by: 'device', kind: 'terminal'}), [['hall_terminal'], 'hall_terminal']);
});

test('a collector brings only ratings of the channels it is trusted with, and has to name one', () => {
  assert.deepEqual(taken({by: 'collector', channels: ['hotline', 'sms']}), [['hotline', 'sms'], undefined]);
  assert.deepEqual(taken({by: 'collector', channels: []}), [[], undefined]);
});

test('a default rating is nobody’s, whatever an invitation or a list says', () => {
  const channel: Channel = 'system_default';
  assert.deepEqual(taken({by: 'invitation', channel}), [[], undefined]);
  assert.deepEqual(taken({by: 'collector', channels: [channel]}), [[], undefined]);
});
