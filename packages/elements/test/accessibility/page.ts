/** What runs in the page of these tests: the elements, the real server, and a person who brings the page to a state. */
import {createClient} from '@gov-rating/sdk/core';
import {defineGovRating} from '../../src/rating/element.ts';
import {startBackend, type Backend} from '../../src/testing/backend.ts';
import {drawn, openRating, sendAndSee, type RatingPage} from '../../src/testing/rating-page.ts';
import {defineGovRatingEvaluator} from '../../src/evaluator/element.ts';
import type {WindowView} from '../../src/device-screen/device.ts';
import {openEvaluator, type EvaluatorPage} from '../../src/testing/evaluator-page.ts';
import {drawnScreen} from '../../src/testing/screen-page.ts';
import {aPrompt, scriptedDevice, type ScriptedDevice} from '../../src/testing/scripted-device.ts';
import {defineGovRatingKiosk} from '../../src/kiosk/element.ts';
import type {TerminalView} from '../../src/kiosk/device.ts';
import {openKiosk, type KioskPage} from '../../src/testing/kiosk-page.ts';
import {aServed, scriptedTerminal, type ScriptedTerminal} from '../../src/testing/scripted-terminal.ts';
import type {ScreenName, TerminalName} from './screens.ts';
import type {StateName} from './states.ts';

defineGovRating();
defineGovRatingEvaluator();
defineGovRatingKiosk();

/** Live regions lose their words after one or five seconds; a test may need longer to read them. */
const {setTimeout: wait} = window;
window.setTimeout = ((run: () => void, time?: number) =>
  time === 1000 || time === 5000 ? 0 : wait(run, time)) as typeof window.setTimeout;

type Act = (
  backend: Backend,
  open: (token: string, client?: Backend['client']) => Promise<RatingPage>,
) => Promise<unknown>;

async function choose(page: RatingPage, level: string): Promise<RatingPage> {
  await page.choose(level);
  return page;
}

async function send(page: RatingPage): Promise<void> {
  page.sendButton().focus();
  page.sendButton().click();
  await drawn(page.element);
}

const never = new Promise<never>(() => undefined);
const elsewhere = (backend: Backend, token: string) =>
  backend.client.submitRating({level: 'satisfied'}, {token, idempotencyKey: 'another-page-sent-this'});

const acts: Record<StateName, Act> = {
  untouched: async (backend, open) => open(await backend.invite()),
  chosen: async (backend, open) => choose(await open(await backend.invite()), 'dissatisfied'),
  'no level': async (backend, open) => send(await open(await backend.invite())),
  'no reason': async (backend, open) => send(await choose(await open(await backend.invite()), 'very_dissatisfied')),
  'comment near its limit': async (backend, open) =>
    (await choose(await open(await backend.invite()), 'satisfied')).write('好'.repeat(140)),
  'comment too long': async (backend, open) =>
    (await choose(await open(await backend.invite()), 'satisfied')).write('好'.repeat(153)),
  sending: async (backend, open) => {
    const client = {...backend.client, submitRating: () => never};
    return send(await choose(await open(await backend.invite(), client), 'satisfied'));
  },
  received: async (backend, open) => {
    const page = await choose(await open(await backend.invite()), 'satisfied');
    page.sendButton().focus();
    await sendAndSee(page, 'gov-rating-received');
  },
  kept: async (backend, open) => {
    const page = await choose(await open(await backend.invite()), 'satisfied');
    page.sendButton().focus();
    backend.connect(false);
    await sendAndSee(page, 'gov-rating-kept');
  },
  refused: async (backend, open) => {
    const token = await backend.invite();
    const submitRating: Backend['client']['submitRating'] = (draft, options) =>
      backend.client.submitRating({...draft, comment: '好'.repeat(500)}, options);
    const page = await choose(await open(token, {...backend.client, submitRating}), 'satisfied');
    page.sendButton().focus();
    await sendAndSee(page, 'gov-rating-refused');
  },
  rated: async (backend, open) => {
    const token = await backend.invite();
    await elsewhere(backend, token);
    return open(token);
  },
  expired: async (backend, open) => open(await backend.invite(-1)),
  invalid: async (_, open) => open('A'.repeat(43)),
  unreachable: async (backend, open) => {
    backend.connect(false);
    return open(await backend.invite());
  },
  foreign: async (backend, open) => {
    const answer = () => new Response('<h1>Log in</h1>', {status: 403, headers: {'Content-Type': 'text/html'}});
    return open(await backend.invite(), createClient({baseUrl: location.origin, fetch: answer}));
  },
  closed: async (backend, open) => {
    const problem = {code: 'moved_to_the_moon', retry: false};
    const answer = () => new Response(JSON.stringify(problem), {status: 403});
    return open(await backend.invite(), createClient({baseUrl: location.origin, fetch: answer}));
  },
  loading: async (backend, open) => {
    void open(await backend.invite(), {...backend.client, getInvitation: () => never});
    await drawn(document.querySelector('gov-rating') as RatingPage['element']);
  },
};

/** Empties the page and brings one rating to a state. */
async function bringTo(state: StateName, lang: string): Promise<void> {
  document.body.replaceChildren();
  const backend = await startBackend();
  await acts[state](backend, (token, client = backend.client) => openRating({client}, token, {lang}));
  const element = document.querySelector('gov-rating') as RatingPage['element'];
  await drawn(element);
}

const receipt = {receiptNumber: '2611-2907-3157-4280-6135', receiptKey: null, receivedAt: '', orderNumber: null};

/** Rates in one's own hand, and waits for what the screen says then. */
async function rateAndSend(page: EvaluatorPage | KioskPage): Promise<void> {
  await page.choose('satisfied');
  const send = page.element.renderRoot.querySelector<HTMLButtonElement>('.send');
  send?.focus();
  send?.click();
  await page.until(() => page.element.renderRoot.querySelector('[part=end]') !== null);
}

const rate =
  (outcome: ScriptedDevice['outcome']) =>
  async (page: EvaluatorPage, device: ScriptedDevice): Promise<void> => {
    device.outcome = outcome;
    await rateAndSend(page);
  };

/** What the device says, beginning from a screen with nothing to do, and what the person does. */
const screens: Readonly<
  Record<ScreenName, readonly [Partial<WindowView>, ((page: EvaluatorPage, device: ScriptedDevice) => Promise<void>)?]>
> = {
  pairing: [{state: 'pairing', pairing: {userCode: 'BCDF-GHJK', until: performance.now() + 270_000}}],
  idle: [{state: 'idle'}],
  prompt: [{state: 'prompt', prompt: aPrompt()}],
  reasons: [{state: 'prompt', prompt: aPrompt()}, page => page.choose('satisfied')],
  received: [{state: 'prompt', prompt: aPrompt()}, rate({kind: 'received', key: '', receipt})],
  kept: [{state: 'prompt', prompt: aPrompt()}, rate({kind: 'kept', key: ''})],
  offline: [{state: 'idle', online: false, waiting: 2}],
  calling: [{state: 'calling', calledNumber: 'A0042'}],
  'signed out': [{state: 'signed_out'}],
  paused: [{state: 'paused'}],
  revoked: [{state: 'revoked'}],
};

/** Shows what a device says now, and lets the person act. */
async function happen<P extends EvaluatorPage | KioskPage, V, D extends {show(view: V): void}>(
  page: P,
  device: D,
  [view, act]: readonly [V, ((page: P, device: D) => Promise<unknown>)?],
): Promise<void> {
  device.show(view);
  await drawnScreen(page.element);
  await act?.(page, device);
  await drawnScreen(page.element);
  // What is being moved has no place yet.
  await Promise.all((page.element.shadowRoot?.getAnimations() ?? []).map(({finished}) => finished));
}

/** Empties the page and brings the screen of a window from idle to another state. */
async function showScreen(name: ScreenName, lang: string): Promise<void> {
  document.body.replaceChildren();
  const device = scriptedDevice();
  await happen(await openEvaluator(device, {lang}), device, screens[name]);
}

type TerminalAct = (page: KioskPage, terminal: ScriptedTerminal) => Promise<unknown>;

const handOver: TerminalAct = async ({element}) => {
  element.service = aServed();
  await drawnScreen(element);
};

/** What the terminal says, beginning from a screen with nothing to do, and what its program and the person do. */
const terminals: Readonly<Record<TerminalName, readonly [Partial<TerminalView>, TerminalAct?]>> = {
  pairing: [{state: 'pairing', pairing: {userCode: 'BCDF-GHJK', until: performance.now() + 270_000}}],
  idle: [{}],
  'a service': [{}, handOver],
  reasons: [{}, (...all) => handOver(...all).then(() => all[0].choose('satisfied'))],
  received: [
    {},
    (page, terminal) => {
      terminal.answer = {kind: 'received', key: 'the-key-of-this-rating', receipt};
      return handOver(page, terminal).then(() => rateAndSend(page));
    },
  ],
  kept: [{online: false}, (...all) => handOver(...all).then(() => rateAndSend(all[0]))],
  offline: [{online: false, waiting: 2}],
  full: [{storage: 'full', waiting: 20_000}],
  revoked: [{state: 'revoked', waiting: 3}],
};

/** Empties the page and brings the screen of a terminal from idle to another state. */
async function showTerminal(name: TerminalName, lang: string): Promise<void> {
  document.body.replaceChildren();
  const terminal = scriptedTerminal();
  await happen(await openKiosk(terminal, {lang}), terminal, terminals[name]);
}

declare global {
  interface Window {
    bringTo: typeof bringTo;
    showScreen: typeof showScreen;
    showTerminal: typeof showTerminal;
  }
}
Object.assign(window, {bringTo, showScreen, showTerminal});
