import assert from 'node:assert/strict';
import test from 'node:test';
import {channels, profiles, type ProfileId} from '@gov-rating/contract';
import {isChannelInUse} from './channel.ts';

const inUse = (profile: ProfileId) => channels.filter(channel => isChannelInUse(channel, profiles[profile]));
const national = ['web', 'mobile', 'qr_code', 'hall_tablet', 'hall_terminal'];

test('where the region has shown no further code, the five national channels are in use', () => {
  assert.deepEqual(inUse('guangdong-2019'), national);
});

test('Zhejiang takes text messages, but a default rating is no citizen’s even there', () => {
  assert.deepEqual(inUse('zhejiang-2019'), [...national, 'sms']);
});
