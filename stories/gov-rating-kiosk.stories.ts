import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {GovRatingKioskElement} from '@gov-rating/elements';
import {
  aFreeTerminal,
  aServed,
  scriptedTerminal,
  type ScriptedTerminal,
} from '../packages/elements/src/testing/scripted-terminal.ts';
import {draw} from './draw.ts';
import {find} from './scene.ts';

type Args = Pick<
  GovRatingKioskElement,
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
type Facts = Parameters<ScriptedTerminal['show']>[0];
type Service = ReturnType<typeof aServed>;
type Act = (page: HTMLElement, terminal: ScriptedTerminal) => Promise<unknown>;

const meta: Meta<Args> = {
  title: 'gov-rating-kiosk',
  component: 'gov-rating-kiosk',
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
  globals: {viewport: {value: 'terminal', isRotated: false}},
  render: (args, context) => draw('gov-rating-kiosk', args, context, context.loaded),
};
export default meta;

/** What a story says beyond the terminal's own view. */
interface More {
  readonly service?: Service;
  readonly act?: Act;
  readonly args?: Partial<Args>;
  /** A screen that lies across. */
  readonly isRotated?: boolean;
}

/** A story of a terminal that says this, with the service that its program has handed over, and what the person does. */
function story(facts: Facts, {service, act, args = {}, isRotated = false}: More = {}): Story {
  return {
    loaders: [() => ({device: scriptedTerminal(facts), ...(service && {service})})],
    args,
    globals: {viewport: {value: 'terminal', isRotated}},
    ...(act
      ? {play: ({canvasElement, loaded}) => act(canvasElement, loaded['device'] as ScriptedTerminal) as Promise<void>}
      : {}),
  };
}

const press = async (page: HTMLElement, ...path: string[]) =>
  (await find<HTMLElement>(page, 'gov-rating-kiosk', ...path)).click();
const choose =
  (level: string): Act =>
  page =>
    press(page, 'gov-rating-scale', `input[value="${level}"]`);
const rate =
  (level: string, set: (terminal: ScriptedTerminal) => void = () => undefined): Act =>
  async (page, terminal) => {
    set(terminal);
    await choose(level)(page, terminal);
    if (/dissatisfied/.test(level)) await press(page, 'gov-rating-tags', 'input');
    await press(page, '[part=send]');
    await find(page, 'gov-rating-kiosk', '.end');
  };
const answered = (terminal: ScriptedTerminal) => {
  const receiptNumber = '2611-2907-3157-4280-6135';
  const receipt = {receiptNumber, receiptKey: 'K'.repeat(22), receivedAt: '2026-11-29T01:32:00Z', orderNumber: null};
  terminal.answer = {kind: 'received', key: 'the-key-of-this-rating', receipt};
};
const service = aServed();
const longName = aServed({
  itemName: '建设用地（含临时用地）规划许可证核发、变更及延期（线性工程、跨区域工程和重大项目类）一件事联办',
});

/** The terminal's program has handed over what was served: five levels of one size. */
export const Service = story({}, {service});

/** The same on a screen that lies across. */
export const Landscape = story({}, {service, isRotated: true});

/** Not paired yet: the code, and what to do with it. */
export const Pairing = story({
  state: 'pairing',
  pairing: {userCode: 'BCDF-GHJK', until: performance.now() + 270_000},
});

/** Its key was revoked; what it holds stays on it. */
export const Revoked = story({state: 'revoked', waiting: 3});

/** Between two people. */
export const Idle = story({});

/** Without a network: a small line with the number of ratings that wait. */
export const IdleWithoutNetwork = story({online: false, waiting: 3});

/** No room for another rating: it says so and takes none. */
export const Full = story({storage: 'full', waiting: 20_000});

/** Names of 40 and more characters. */
export const LongNames = story({}, {service: longName, act: choose('very_dissatisfied')});

/** Reasons of the level, a comment, and the button that sends. */
export const Reasons = story({}, {service, act: choose('dissatisfied')});

/** The same on a screen that lies across. */
export const ReasonsLandscape = story({}, {service, act: choose('dissatisfied'), isRotated: true});

/** Untouched for long: the last ten seconds are shown, and a button gives the whole time again. */
export const TimeRunningOut = story({}, {service, act: choose('satisfied'), args: {countdown: 10}});

/** No network: kept on this terminal, and no number yet. */
export const KeptOnThisDevice = story({online: false}, {service, act: rate('satisfied')});

/** The server has answered at once: number, and a code for the phone. */
export const Received = story({}, {service, act: rate('satisfied', answered)});

/** The same on a screen that lies across. */
export const ReceivedLandscape = story({}, {service, act: rate('satisfied', answered), isRotated: true});

/** A bad rating is received: what follows. */
export const ReceivedBad = story({}, {service, act: rate('dissatisfied', answered)});

/** The disk has failed: nothing is promised. */
export const Failed = story(
  {},
  {service, act: rate('satisfied', terminal => (terminal.outcome = {kind: 'refused', code: 'storage_full'}))},
);

/** Somebody asked which terminal this is. */
export const Identified = story(
  {},
  {
    act: async (page, terminal) => {
      terminal.show({identify: 1});
      await find(page, 'gov-rating-kiosk', '.name');
    },
  },
);

/** A terminal that is set to elder mode is larger, in every theme. */
export const Elder = story({settings: {...aFreeTerminal.settings, elder: true}}, {service, act: choose('satisfied')});

/** `theme="dark"`. */
export const Dark = story({}, {service, args: {theme: 'dark'}});

/** `theme="contrast"`. */
export const HighContrast = story({}, {service, args: {theme: 'contrast'}});

/** `variant="faces"`. */
export const Faces = story({}, {service, args: {variant: 'faces'}});

/** English. */
export const English = story({}, {service, act: choose('dissatisfied'), args: {lang: 'en'}});

/** 正體中文. */
export const Traditional = story({}, {service, args: {lang: 'zh-TW'}});
