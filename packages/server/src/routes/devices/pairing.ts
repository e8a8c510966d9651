import {pairingSeconds} from '@gov-rating/contract';
import {later, shanghaiDay} from '../../domain/calendar/moments.ts';
import {firstSettings} from '../../domain/devices/device.ts';
import {enteredUserCode, newUserCode, shownUserCode} from '../../domain/devices/pairing.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {deviceKeyParts, deviceSecretOf, newDeviceCode} from '../../security/device-key.ts';
import {hash} from '../../security/hash.ts';
import {limitPairing} from '../../security/pairing-attempts.ts';
import {newId} from '../../security/random.ts';
import {deviceInSight} from './device-in-sight.ts';

/** How often another code is drawn when one is in use; twice in a row is one in a billion with a thousand screens. */
const mostDraws = 5;

/** Begins a pairing: a code to show and a secret by which to ask. */
export const startPairing: Handler<'startPairing'> = async ({kind, model, version}, context) => {
  const {storage, randomBytes} = context;
  const now = context.now();
  const {expiresIn, interval} = pairingSeconds;
  for (let draw = 0; draw < mostDraws; draw++) {
    const pairingId = newId(randomBytes, now);
    const deviceCode = newDeviceCode(pairingId, randomBytes);
    const userCode = newUserCode(randomBytes);
    const secretHash = (await deviceKeyParts(deviceCode))?.secretHash ?? '';
    const added = await storage.addPairing({
      ...{pairingId, userCode, codeHash: secretHash, kind, model: model ?? null, version: version ?? null},
      createdAt: now.toISOString(),
      expiresAt: later(now, expiresIn * 1000).toISOString(),
      ...{interval, polledAt: null, deviceId: null},
    });
    if (added) return {deviceCode, userCode: shownUserCode(userCode), expiresIn, interval};
  }
  throw new Problem('unavailable', {headers: {'Retry-After': '5'}});
};

/** Answers a screen; once it is approved, with the key. */
export const pollPairing: Handler<'pollPairing'> = async ({deviceCode}, {storage, keyedHash, now}) => {
  const parts = await deviceKeyParts(deviceCode);
  if (!parts) throw new Problem('pairing_code_unknown');
  const secret = await deviceSecretOf(deviceCode, keyedHash);
  const at = now().toISOString();
  const polled = await storage.pollPairing({
    pairingId: parts.id,
    codeHash: parts.secretHash,
    keyHash: await hash(secret),
    at,
  });
  if (polled.outcome !== 'known') throw new Problem(polled.outcome);
  const {judgement, deviceId} = polled;
  return {...judgement, deviceId, deviceKey: deviceId === null ? null : deviceId + secret};
};

/** Approves a pairing for a point in sight of the caller. */
export const approvePairing: Handler<'approvePairing'> = async (input, context, {caller}) => {
  const {storage, keyedHash, randomBytes} = context;
  const {pointId, name, hostName = null} = input;
  const now = context.now();
  const deviceId = newId(randomBytes, now);
  const within = caller.institutionCode;
  await limitPairing({storage, keyedHash, at: now}, caller, async () => {
    const userCode = enteredUserCode(input.userCode);
    if (userCode === undefined) throw new Problem('pairing_code_unknown');
    const at = {at: now.toISOString(), day: shanghaiDay(now)};
    const approval = {userCode, within, pointId, deviceId, name, hostName, settings: firstSettings, ...at};
    const outcome = await storage.approvePairing(approval);
    if (outcome !== 'approved') throw new Problem(outcome);
  });
  return deviceInSight(context, caller, deviceId);
};
