import type {DeviceKind} from '@gov-rating/contract';
import {firstSettings, type DeviceSettings, type StoredDevice} from '../../domain/devices/device.ts';
import type {StoredPromptState} from '../../domain/devices/prompt.ts';
import {bigint, flag, integer, json, key, mapped, moment, nullable, table, text} from '../engine/table.ts';

/** Screens and terminals, each at one point. `change` grows with every change that its stream reports. */
export const device = table('device', {
  deviceId: key('device_id'),
  pointId: key('point_id'),
  kind: text<DeviceKind>('kind'),
  name: text('name'),
  hostName: nullable(key('host_name')),
  model: nullable(text('model')),
  version: nullable(text('version')),
  /** Null until the key was fetched. */
  keyHash: nullable(text('key_hash')),
  pairedAt: moment('paired_at'),
  usedAt: nullable(moment('used_at')),
  revokedAt: nullable(moment('revoked_at')),
  lastSeenAt: nullable(moment('last_seen_at')),
  state: nullable(text<NonNullable<StoredDevice['state']>>('state')),
  clockOffsetMs: nullable(bigint('clock_offset_ms')),
  volume: nullable(integer('volume')),
  /** What earlier versions did not know yet is as on a device that was just paired. */
  settings: mapped(
    json<DeviceSettings>('settings'),
    stored => ({...firstSettings, ...stored}),
    settings => settings,
  ),
  staffNumber: nullable(key('staff_number')),
  staffPaused: flag('staff_paused'),
  streamId: nullable(key('stream_id')),
  promptId: nullable(key('prompt_id')),
  calledNumber: nullable(text('called_number')),
  identifyAt: nullable(moment('identify_at')),
  change: bigint('change_number'),
  settingsChange: bigint('settings_change'),
  staffChange: bigint('staff_change'),
  promptChange: bigint('prompt_change'),
  identifyChange: bigint('identify_change'),
  callChange: bigint('call_change'),
});

/** Pairings that have begun; deleted a day after they expired. */
export const devicePairing = table('device_pairing', {
  pairingId: key('pairing_id'),
  userCode: key('user_code'),
  codeHash: text('code_hash'),
  kind: text<DeviceKind>('kind'),
  model: nullable(text('model')),
  version: nullable(text('version')),
  createdAt: moment('created_at'),
  expiresAt: moment('expires_at'),
  interval: integer('interval_seconds'),
  polledAt: nullable(moment('polled_at')),
  deviceId: nullable(key('device_id')),
});

/** Requests to rate a service on a device. */
export const devicePrompt = table('device_prompt', {
  promptId: key('prompt_id'),
  deviceId: key('device_id'),
  serviceId: key('service_id'),
  invitationId: key('invitation_id'),
  askedBy: key('asked_by'),
  idempotencyKey: key('idempotency_key'),
  contentHash: text('content_hash'),
  createdAt: moment('created_at'),
  validUntil: moment('valid_until'),
  state: text<StoredPromptState>('state'),
});
