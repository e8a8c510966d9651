import type {ParsedInput} from '@gov-rating/contract';
import {later} from '../../domain/calendar/moments.ts';
import type {DeviceAddress} from '../../domain/devices/device-storage.ts';
import {toPrompt} from '../../domain/devices/prompt.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {askForRating} from './ask-for-rating.ts';

/** Asks for the rating of a service on the one device that is addressed. */
export const promptDevice: Handler<'promptDevice'> = async (input, context, {caller, idempotencyKey}) => {
  const now = context.now();
  const {serviceId, validSeconds} = input;
  const outcome = await askForRating(context, {
    ...{serviceId, within: caller.institutionCode, address: addressOf(input), askedBy: caller.id, idempotencyKey},
    content: input,
    at: now,
    validUntil: later(now, validSeconds * 1000),
    demandsOnline: true,
  });
  const answer = toPrompt(outcome.prompt, now.toISOString());
  if (outcome.outcome === 'replayed') return new ReplayedResponse(answer);
  await context.devices.wake(answer.deviceId);
  return answer;
};

const ways = ['deviceId', 'pointId', 'windowNumber', 'staffNumber', 'hostName'] as const;
const kinds = {
  deviceId: 'device',
  pointId: 'point',
  windowNumber: 'window',
  staffNumber: 'staff',
  hostName: 'host',
} as const;

/** How the device is found; in exactly one way, so that it is never another one than was meant. */
function addressOf(input: ParsedInput<'promptDevice'>): DeviceAddress {
  const [way, another] = ways.filter(name => input[name] !== undefined);
  if (way === undefined) throw fieldProblem('deviceId', 'missing_field');
  if (another !== undefined) throw fieldProblem(another, 'invalid_input');
  const value = input[way] ?? '';
  const by = kinds[way];
  return by === 'device' || by === 'point' ? {by, value} : {by, value, institutionCode: input.institutionCode};
}

/** What became of a request: rated or not, never how. */
export const getPrompt: Handler<'getPrompt'> = async ({promptId}, {storage, now}, {caller}) => {
  const found = await storage.prompt(promptId, caller.id);
  if (!found) throw new Problem('unknown_prompt');
  return toPrompt(found, now().toISOString());
};

/** Takes a request back. */
export const withdrawPrompt: Handler<'withdrawPrompt'> = async ({promptId}, {storage, devices, now}, {caller}) => {
  const found = await storage.withdrawPrompt(promptId, caller.id);
  if (!found) throw new Problem('unknown_prompt');
  await devices.wake(found.deviceId);
  return toPrompt(found, now().toISOString());
};

/** Notes what the device did with a request. */
export const markPrompt: Handler<'markPrompt'> = async ({promptId, state}, {storage, now}, {caller}) => {
  const at = now().toISOString();
  const found = await storage.markPrompt(promptId, caller.deviceId, state, at);
  if (!found) throw new Problem('unknown_prompt');
  return toPrompt(found, at);
};
