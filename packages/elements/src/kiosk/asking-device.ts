import type {CollectedService, Outcome, Settled} from '@gov-rating/sdk/device';
import type {WindowDevice, WindowPrompt, WindowView} from '../device-screen/device.ts';
import type {TerminalDevice} from './device.ts';
import {isComplete, promptOf} from './service-form.ts';

/** What a terminal's program hears of ratings. */
export interface Heard {
  kept(key: string): void;
  settled(settled: Settled): void;
}

/** A terminal as a screen meets it: a service of the terminal's program is a prompt. */
export interface AskingDevice extends WindowDevice {
  /** Asks about a service; undefined takes it back. False: the terminal cannot take a rating of it now. */
  ask(service: CollectedService | undefined): boolean;
}

/**
 * Turns services into prompts, and their ratings into what is kept on the terminal. `answerSeconds` is how long a person waits
 * for the number of the receipt while there is a network; the rating is on the disk before.
 */
export function askingDevice(terminal: TerminalDevice, heard: Heard, answerSeconds: () => number): AskingDevice {
  const listeners = new Set<(view: WindowView) => void>();
  let asked: {readonly service: CollectedService; readonly prompt: WindowPrompt} | undefined;
  let prompts = 0;
  /** How many ratings are being stored or sent. */
  let collecting = 0;
  /** Who waits for the end of a rating, by its key. */
  const ends = new Map<string, (settled: Settled) => void>();
  /** Ends that came before anybody waited for them. */
  const early = new Map<string, Settled>();
  let unsubscribe: readonly (() => void)[] = [];

  const restOf = () =>
    terminal.view.state === 'idle' && terminal.view.storage === 'full' ? 'full' : terminal.view.state;
  const viewNow = (): WindowView => ({
    ...terminal.view,
    ...(asked && restOf() === 'idle' ? {state: 'prompt', prompt: asked.prompt} : {state: restOf()}),
  });
  const show = () => {
    for (const listener of listeners) listener(viewNow());
  };
  const forget = () => {
    asked = undefined;
    show();
  };

  function settle(settled: Settled): void {
    const waiting = ends.get(settled.key);
    if (waiting) waiting(settled);
    else if (collecting > 0) early.set(settled.key, settled);
    heard.settled(settled);
  }

  /** The answer of the server to a rating that is kept; undefined when it takes too long. */
  function answerOf(key: string): Promise<Settled | undefined> {
    const there = early.get(key);
    if (there) return Promise.resolve(there);
    return new Promise(resolve => {
      const timer = setTimeout(() => done(undefined), answerSeconds() * 1000);
      const done = (settled: Settled | undefined) => {
        clearTimeout(timer);
        ends.delete(key);
        resolve(settled);
      };
      ends.set(key, done);
    });
  }

  return {
    get view() {
      return viewNow();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      unsubscribe = [terminal.subscribe(show), terminal.onSettled(settle)];
      terminal.start();
    },
    stop() {
      for (const end of unsubscribe) end();
      asked = undefined;
      terminal.stop();
    },
    ...(terminal.pairAgain && {pairAgain: () => terminal.pairAgain?.()}),
    report: screen => terminal.report?.(screen),
    ask(service) {
      if (service && (restOf() !== 'idle' || !isComplete(service))) return false;
      asked = service && {service, prompt: promptOf(service, terminal.view, `${++prompts}`)};
      show();
      return true;
    },
    markPrompt(promptId, state) {
      if (state === 'not_rated' && asked?.prompt.promptId === promptId) forget();
      return Promise.resolve();
    },
    async rate(promptId, draft): Promise<Outcome> {
      if (asked?.prompt.promptId !== promptId) throw new Error('The service was taken back.');
      collecting++;
      try {
        const collected = await terminal.collect(asked.service, draft);
        if (collected.kind === 'refused')
          return {kind: 'failed', key: '', code: 'storage_failed', error: new Error(collected.code)};
        const {key} = collected;
        heard.kept(key);
        const answer = terminal.view.online ? await answerOf(key) : early.get(key);
        // What is wrong with a refused rating can be changed, so its service stays.
        if (answer?.kind === 'refused') return answer;
        if (asked?.prompt.promptId === promptId) forget();
        return answer?.kind === 'received' ? answer : {kind: 'kept', key};
      } finally {
        if (--collecting === 0) early.clear();
      }
    },
  };
}
