import type {evaluatorCatalogues} from '../../src/messages/evaluator.ts';
import type {kioskCatalogues} from '../../src/messages/kiosk.ts';
import type {Messages} from '../../src/messages/zh-CN.ts';
import type {Heard, Met} from './states.ts';

/** Every screen of a window that a person can be before. */
export const screenNames = [
  'pairing',
  'idle',
  'prompt',
  'reasons',
  'received',
  'kept',
  'offline',
  'calling',
  'signed out',
  'paused',
  'revoked',
] as const;

/** The name of a screen. */
export type ScreenName = (typeof screenNames)[number];

/** Every screen of a terminal that a person can be before. */
export const terminalNames = [
  'pairing',
  'idle',
  'a service',
  'reasons',
  'received',
  'kept',
  'offline',
  'full',
  'revoked',
] as const;

/** The name of a screen of a terminal. */
export type TerminalName = (typeof terminalNames)[number];

type Words = (typeof evaluatorCatalogues)[string];
type TerminalWords = (typeof kioskCatalogues)[string];

const heading = (name: string, focused?: true): Met => ({role: 'heading', name, ...(focused && {focused})});
const button = (name: string): Met => ({role: 'button', name});
const item = '食品经营许可（新办）';
const levels = ['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'] as const;
const scale = (messages: Messages, chosen = ''): Met[] =>
  levels.map(level => ({role: 'radio', name: messages[level], checked: level === chosen}) as const);

/** What must be met and announced on each screen, by the texts of a language. */
export const screens: Readonly<Record<ScreenName, (words: Words, messages: Messages, stop: string) => Heard>> = {
  pairing: (words, _, stop) => ({
    met: [heading(words.pairing)],
    status: [words.pairing, [...'BCDF-GHJK'].join(' ')].join(stop),
  }),
  // Where nobody has been before, nothing is announced.
  idle: words => ({met: [heading(words.window.replace('{n}', '3'))], status: ''}),
  prompt: (words, messages, stop) => ({
    met: [heading(item), ...scale(messages), button(words.skip)],
    status: [words.question, item, words.private].join(stop),
  }),
  reasons: (words, messages) => ({
    met: [heading(item), ...scale(messages, 'satisfied'), button(words.skip), button(words.send)],
    status: words.chosen,
  }),
  // After the own press, the focus is on the heading; it is not said a second time.
  received: words => ({met: [heading(words.received, true), button(words.done)], status: ''}),
  kept: words => ({met: [heading(words.kept, true), button(words.done)], status: ''}),
  offline: words => ({met: [heading(words.window.replace('{n}', '3'))], status: ''}),
  calling: (words, _, stop) => ({
    met: [heading(words.number.replace('{n}', 'A0042'))],
    status: [words.calling, words.number.replace('{n}', 'A0042'), words.window.replace('{n}', '3')].join(stop),
  }),
  'signed out': (words, _, stop) => ({
    met: [heading(words.signed_out)],
    status: [words.signed_out, words.signedOutText].join(stop),
  }),
  paused: (words, _, stop) => ({met: [heading(words.paused)], status: [words.paused, words.pausedText].join(stop)}),
  revoked: (words, _, stop) => ({
    met: [heading(words.revoked)],
    status: [words.revoked, words.revokedText].join(stop),
  }),
};

const served = '个人社会保险参保证明打印';

/** The same on each screen of a terminal. */
export const terminals: Readonly<
  Record<TerminalName, (words: TerminalWords, messages: Messages, stop: string) => Heard>
> = {
  pairing: (words, _, stop) => ({
    met: [heading(words.pairing)],
    status: [words.pairing, [...'BCDF-GHJK'].join(' ')].join(stop),
  }),
  idle: () => ({met: [heading('一楼自助终端')], status: ''}),
  'a service': (words, messages, stop) => ({
    met: [heading(served), ...scale(messages), button(words.skip)],
    status: [words.question, served, words.private].join(stop),
  }),
  reasons: (words, messages) => ({
    met: [heading(served), ...scale(messages, 'satisfied'), button(words.skip), button(words.send)],
    status: words.chosen,
  }),
  received: words => ({met: [heading(words.received, true), button(words.done)], status: ''}),
  kept: words => ({met: [heading(words.kept, true), button(words.done)], status: ''}),
  offline: () => ({met: [heading('一楼自助终端')], status: ''}),
  // A full sentence has its stop already, and nobody hears two.
  full: (words, _, stop) => ({
    met: [heading(words.full)],
    status: `${words.full}${stop}${words.fullText}${stop.slice(1)}${words.help}${words.call.replace('{n}', '1 2 3 4 5')}`,
  }),
  revoked: (words, _, stop) => ({
    met: [heading(words.revoked)],
    status: [words.revoked, words.revokedText].join(stop),
  }),
};
