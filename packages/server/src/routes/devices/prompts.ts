import {later} from '../../domain/calendar/moments.ts';
import {toPrompt} from '../../domain/devices/prompt.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {addressOf} from './address.ts';
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
