import type {ParsedInput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {later, shanghaiDay} from '../../domain/calendar/moments.ts';
import type {DeviceCaller} from '../../domain/devices/device.ts';
import type {DeviceNews} from '../../domain/devices/device-storage.ts';
import {isShowable, secondsLeft} from '../../domain/devices/prompt.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {channelOfDevice} from '../../domain/ratings/channel.ts';
import type {Handler} from '../../http/handler.ts';
import {besideForm} from '../institutions/beside-form.ts';
import {toRatingForm} from '../invitations/rating-form.ts';
import {submitRating} from '../ratings/submit-rating.ts';
import {askForRating} from './ask-for-rating.ts';

/** The request that the device is to show; waits for one as long as the device asks for. */
export const getDevicePrompt: Handler<'getDevicePrompt'> = async ({waitSeconds}, context, {caller}) => {
  const news = await context.storage.deviceNews(caller.deviceId, shanghaiDay(context.now()));
  const found = await shown(context, caller, news);
  if (found.prompt || !news || waitSeconds === 0) return found;
  await nextChange(context, news, waitSeconds * 1000);
  return shown(context, caller, await context.storage.deviceNews(caller.deviceId, shanghaiDay(context.now())));
};

async function shown(context: Context, {deviceId}: DeviceCaller, news: DeviceNews | undefined) {
  const {storage, settings, now} = context;
  const at = now();
  const prompt = news?.prompt;
  if (!prompt || !isShowable(prompt, at.toISOString())) return {prompt: null};
  const {promptId, validUntil} = prompt;
  const key = await storage.invitationKeyOfPrompt(promptId, deviceId);
  const invitation = key && (await storage.invitation(key));
  if (!invitation) return {prompt: null};
  const beside = await besideForm(invitation.service.institutionCode, context);
  const form = toRatingForm(invitation, settings, beside, at);
  return {prompt: {promptId, secondsLeft: secondsLeft(validUntil, at.toISOString()), form}};
}

/** Resolves when something has changed since the news, after a time, or when the server stops. */
function nextChange({devices}: Context, {device: {deviceId}, change: known}: DeviceNews, milliseconds: number) {
  return new Promise<void>(resolve => {
    if (!devices.hasRoom) return resolve();
    const end = () => {
      clearTimeout(timer);
      unwatch();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const unwatch = devices.watch({
      deviceId,
      look: ({change, ended}) => {
        if (ended || change !== known) end();
      },
      isStream: false,
      end,
    });
  });
}

/** Stores the rating of a device by the same rules as one by an invitation; the same key returns the first receipt. */
export const submitDeviceRating: Handler<'submitDeviceRating'> = async (input, context, call) => {
  const {promptId: _prompt, serviceId: _service, ...draft} = input;
  const {caller, idempotencyKey, address} = call;
  const {deviceId, kind} = caller;
  const channel = channelOfDevice(kind);
  const promptId = await requestOf(input, context, caller, idempotencyKey);
  const key = await context.storage.invitationKeyOfPrompt(promptId, deviceId);
  if (!key) throw new Problem('unknown_prompt');
  const complete = {...draft, channel, deviceId};
  return submitRating(complete, context, {caller: key, idempotencyKey, address});
};

/** The request that is answered. Of a service that nobody asked about, the device asks itself, under the same key. */
async function requestOf(
  {promptId, serviceId}: ParsedInput<'submitDeviceRating'>,
  context: Context,
  {deviceId, institutionCode}: DeviceCaller,
  idempotencyKey: string,
): Promise<string> {
  if (promptId !== undefined && serviceId !== undefined) throw fieldProblem('serviceId', 'invalid_input');
  if (promptId !== undefined) return promptId;
  if (serviceId === undefined) throw fieldProblem('promptId', 'missing_field');
  const at = context.now();
  const {prompt} = await askForRating(context, {
    ...{serviceId, within: institutionCode, askedBy: deviceId, idempotencyKey, content: {serviceId}, at},
    address: {by: 'device', value: deviceId},
    validUntil: later(at, 60_000),
    demandsOnline: false,
  });
  return prompt.promptId;
}
