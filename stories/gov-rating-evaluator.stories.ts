import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingEvaluatorElement} from '@gov-rating/elements';
import {
  aForm,
  anIdleView,
  aPortrait,
  aPrompt,
  scriptedDevice,
} from '../packages/elements/src/testing/scripted-device.ts';
import type {ScriptedDevice} from '../packages/elements/src/testing/scripted-device.ts';
import {draw} from './draw.ts';
import {find} from './scene.ts';

type Args = Pick<
  GovRatingEvaluatorElement,
  | 'endpoint'
  | 'countdown'
  | 'mute'
  | 'readAloud'
  | 'voiceManifest'
  | 'variant'
  | 'theme'
  | 'elder'
  | 'lang'
  | 'messages'
>;
type Story = StoryObj<Args>;
type Facts = Parameters<ScriptedDevice['show']>[0];

const meta: Meta<Args> = {
  title: 'gov-rating-evaluator',
  component: 'gov-rating-evaluator',
  args: {
    endpoint: '',
    countdown: 0,
    mute: false,
    readAloud: '',
    voiceManifest: '',
    variant: 'words',
    theme: '',
    elder: false,
    lang: '',
    messages: {},
  },
  parameters: {layout: 'fullscreen'},
  render: (args, context) => draw('gov-rating-evaluator', args, context, context.loaded),
};
export default meta;

/** A story of a screen that shows this, and what the person does there. */
function story(
  facts: Facts,
  act?: (page: HTMLElement, device: ScriptedDevice) => Promise<unknown>,
  args: Partial<Args> = {},
): Story {
  return {
    loaders: [() => ({device: scriptedDevice(facts)})],
    args,
    ...(act
      ? {play: ({canvasElement, loaded}) => act(canvasElement, loaded['device'] as ScriptedDevice) as Promise<void>}
      : {}),
  };
}

const asked = (form = aForm()): Facts => ({state: 'prompt', prompt: aPrompt(form)});
const press = async (page: HTMLElement, ...path: string[]) =>
  (await find<HTMLElement>(page, 'gov-rating-evaluator', ...path)).click();
const choose = (page: HTMLElement, level: string) => press(page, 'gov-rating-scale', `input[value="${level}"]`);
const rate = async (page: HTMLElement, level: string) => {
  await choose(page, level);
  if (/dissatisfied/.test(level)) await press(page, 'gov-rating-tags', 'input');
  await press(page, '.send');
  await find(page, 'gov-rating-evaluator', '.end');
};
const receipt = {
  receiptNumber: '2611-2907-3157-4280-6135',
  receiptKey: null,
  receivedAt: '2026-11-29T01:32:00Z',
  orderNumber: null,
};
const longNames = aForm({
  itemName: '建设用地（含临时用地）规划许可证核发、变更及延期（线性工程、跨区域工程和重大项目类）一件事联办',
  institutionName: '示例市天河区规划和自然资源局政务服务管理办公室综合业务受理中心（天河路办事大厅）',
});

/** Prompted by the window's system: what was served, and five levels of one size. */
export const Prompt = story(asked());

/** Not paired yet: the code, and what to do with it. A new one comes by itself. */
export const Pairing = story({
  state: 'pairing',
  pairing: {userCode: 'BCDF-GHJK', until: performance.now() + 270_000},
});

/** Its key was revoked. */
export const Revoked = story({state: 'revoked'});

/** Nobody serves here yet. */
export const SignedOut = story({state: 'signed_out'});

/** Between two people: the window, and who serves there. */
export const Idle = story({state: 'idle'});

/** With the picture of who serves, where the office lets the screen show it. */
export const StaffPicture = story({state: 'idle', staff: {number: 'A017', name: '测试员', picture: aPortrait}});

/** The number alone, where the office shows neither name nor picture. */
export const StaffNumberOnly = story({state: 'idle', staff: {number: 'A017', name: null}});

/** Without a network the screen stays as it is and says so calmly. */
export const IdleWithoutNetwork = story({state: 'idle', online: false, waiting: 2});

/** A number is called to this window. */
export const Calling = story({state: 'calling', calledNumber: 'A0042'});

/** The window serves nobody for a while. */
export const Paused = story({state: 'paused'});

/** Names of 40 and more characters. */
export const LongNames = story(asked(longNames));

/** Reasons of the level, a comment, and the button that sends. */
export const Reasons = story(asked(), page => choose(page, 'dissatisfied'));

/** More reasons than fit: a line says that they go on, and a press on it shows them. */
export const AllReasons = story(asked(longNames), async page => {
  await choose(page, 'very_dissatisfied');
  await press(page, 'gov-rating-tags', '[part=more]');
});

/** Untouched for long: the last ten seconds are shown, and any touch gives the whole time again. */
export const TimeRunningOut = story(asked(), undefined, {countdown: 10});

/** Received, with the number to note. */
export const Received = story(asked(), async (page, device) => {
  device.outcome = {kind: 'received', key: '', receipt};
  await rate(page, 'satisfied');
});

/** A bad rating is received: what follows. */
export const ReceivedBad = story(asked(), async (page, device) => {
  device.outcome = {kind: 'received', key: '', receipt};
  await rate(page, 'dissatisfied');
});

/** No network: kept on the device, and sent later. */
export const KeptOnThisDevice = story({...asked(), online: false}, async (page, device) => {
  device.outcome = {kind: 'kept', key: ''};
  await rate(page, 'satisfied');
});

/** The device could not keep it: nothing is promised. */
export const Failed = story(asked(), async (page, device) => {
  device.outcome = {kind: 'failed', key: '', code: 'storage_failed', error: new Error('The storage is full.')};
  await rate(page, 'satisfied');
});

/** Somebody asked which screen this is: it shows its name largely, and sounds. */
export const Identified = story({state: 'idle'}, async (page, device) => {
  device.show({identify: 1});
  await find(page, 'gov-rating-evaluator', '.name');
});

/** A device that is set to elder mode is larger, in every theme. */
export const Elder = story({...asked(), settings: {...anIdleView.settings, elder: true}});

/** `theme="dark"`, for dark halls. */
export const Dark = story(asked(), undefined, {theme: 'dark'});

/** `theme="contrast"`. */
export const HighContrast = story(asked(), undefined, {theme: 'contrast'});

/** `variant="faces"`. */
export const Faces = story(asked(), undefined, {variant: 'faces'});

/** English. */
export const English = story(asked(), page => choose(page, 'dissatisfied'), {lang: 'en'});

/** 正體中文. */
export const Traditional = story(asked(), undefined, {lang: 'zh-TW'});

/** A queue ticket without an item: the place, and the number of the ticket. */
export const QueueTicket = story(asked(aForm({itemName: '综合受理窗口', ticketNumber: 'A0042'})));
