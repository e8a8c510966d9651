import {hasReason, isBad, type Level, type Outcome} from '@gov-rating/sdk/core';
import type {LitElement, ReactiveController} from 'lit';
import type {FormControl} from '../base/form-control.ts';
import {localized} from '../messages/language.ts';
import {Countdown} from './countdown.ts';
import type {WindowDevice, WindowPrompt, WindowView} from './device.ts';
import {playTone} from './tone.ts';

/** How a prompt ended: `rated` is received, or kept on the device until there is a connection. */
export type Ended = 'rated' | 'not_rated';

/** How a rating ended on this screen. */
export interface End {
  readonly kind: 'received' | 'kept' | 'refused';
  readonly receiptNumber?: string;
  readonly receiptKey?: string | null;
  readonly bad?: boolean;
  readonly institutionName?: string;
  /** The sentence of the server in the languages that it has; undefined where the device itself failed. */
  readonly why?: Readonly<Record<string, string>> | undefined;
  /** Whether the person can change the rating and send it again. */
  readonly again?: boolean;
}

/** What is on the screen: a state of the device, or a step of a rating. */
export type Screen =
  Exclude<WindowView['state'], 'prompt'> | 'connecting' | 'prompt' | 'rating' | 'sending' | End['kind'];

/** Seconds that a screen is shown by itself. Only tests have others. */
export interface Durations {
  /** The part of the countdown that is shown. */
  readonly warning: number;
  readonly thanks: number;
  readonly identify: number;
}

/** The part of the element that the session uses. */
export interface SessionHost extends LitElement {
  readonly countdown: number;
  readonly mute: boolean;
  readonly durations: Durations;
  /** Called when another screen is shown. `own`: the person's press caused it. */
  screenChanged(own: boolean): void;
  /** Called when a prompt has ended; nothing of what the person chose or wrote. */
  promptEnded(promptId: string, state: Ended): void;
}

/** How long a form stays untouched where neither page nor server says so, in seconds (rule of the maker of a tablet). */
const usualSeconds = 60;

/**
 * What one screen shows: what the device says, and on top of it the steps of one rating, which live in memory only and
 * are gone with the prompt.
 */
export class ScreenSession implements ReactiveController {
  view: WindowView | undefined;
  /** The prompt on the screen. */
  prompt: WindowPrompt | undefined;
  level: Level | '' = '';
  comment = '';
  sending = false;
  end: End | undefined;
  /** Whether the screen shows which one it is. */
  identified = false;
  readonly countdown: Countdown;

  private readonly host: SessionHost;
  private device: WindowDevice | undefined;
  private unsubscribe: (() => void) | undefined;
  /** The chosen tags by level, so that they come back after a look at another level. */
  private reasons: Partial<Record<Level | '', readonly string[]>> = {};
  /** The prompt that ended last: the device may go on naming it until the server has heard. */
  private ended = '';
  private identifyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SessionHost) {
    this.host = host;
    this.countdown = new Countdown(
      () => host.requestUpdate(),
      () => this.leave(),
    );
    host.addController(this);
  }

  get screen(): Screen {
    const {view, end, sending, prompt, level} = this;
    if (end) return end.kind;
    if (sending) return 'sending';
    if (prompt) return level ? 'rating' : 'prompt';
    if (!view) return 'connecting';
    return view.state === 'prompt' ? 'idle' : view.state;
  }

  /** Begins to pair a screen anew that was revoked; undefined where its device cannot. */
  get pairAgain(): (() => void) | undefined {
    const {device} = this;
    return device?.pairAgain && (() => device.pairAgain?.());
  }

  get tags(): readonly string[] {
    return this.reasons[this.level] ?? [];
  }

  /** Whether the level needs a reason that is not there yet. */
  get lacksReason(): boolean {
    const {level, tags, comment} = this;
    return !!level && !hasReason({level, tags, comment});
  }

  hostConnected(): void {
    this.attach();
  }

  hostDisconnected(): void {
    this.detach();
  }

  /** Another device: nothing of the one before stays. */
  use(device: WindowDevice | undefined): void {
    if (device === this.device) return;
    this.detach();
    this.device = device;
    if (this.host.isConnected) this.attach();
  }

  private attach(): void {
    const {device} = this;
    if (!device || this.unsubscribe) return;
    this.unsubscribe = device.subscribe(view => this.take(view));
    device.start();
    this.take(device.view);
  }

  private detach(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.device?.stop();
    clearTimeout(this.identifyTimer);
    this.identified = false;
    if (this.prompt && !this.sending && !this.end) this.finish('not_rated');
    this.clear();
    this.view = undefined;
  }

  /** Takes over what the device says. */
  private take(view: WindowView): void {
    const before = this.view;
    const shown = this.screen;
    this.view = view;
    if (before && view.identify !== before.identify) this.identify();
    const asked = view.state === 'prompt' ? view.prompt : undefined;
    if (asked && asked.promptId !== this.prompt?.promptId && asked.promptId !== this.ended) this.open(asked);
    // Withdrawn or expired: it goes at once. What is being sent is sent, and its end is shown.
    else if (!asked && this.prompt && !this.sending && !this.end) {
      this.finish('not_rated');
      this.clear();
    }
    // A screen that belongs to no window any more keeps nothing of the person before it.
    if (view.state === 'revoked' || view.state === 'pairing') this.clear();
    if (this.screen !== shown) this.host.screenChanged(false);
    else this.host.requestUpdate();
  }

  /** Says which screen is shown to whoever looks after the devices; never what is on it. */
  report(): void {
    this.device?.report?.(this.screen);
  }

  private open(prompt: WindowPrompt): void {
    const {host, device} = this;
    if (this.prompt && !this.sending && !this.end) this.finish('not_rated');
    this.clear();
    this.prompt = prompt;
    this.play('prompt');
    this.count();
    void host.updateComplete.then(() => {
      if (this.prompt === prompt) void device?.markPrompt(prompt.promptId, 'shown').catch(() => undefined);
    });
  }

  private count(): void {
    const {host, prompt} = this;
    this.countdown.start(host.countdown || prompt?.seconds || usualSeconds, host.durations.warning);
  }

  /** Anybody touched the screen, or pressed a key. */
  readonly touched = (): void => {
    if (this.identified) this.hideName();
    this.countdown.restart();
  };

  /**
   * Handles input to the form of a prompt. A browser reports the last change of a field while the field is removed: what
   * belongs to a prompt that is gone is dropped.
   */
  readonly choose = (prompt: WindowPrompt, event: Event): void => {
    if (prompt !== this.prompt) return;
    const {value, localName} = event.target as FormControl<string & readonly string[]>;
    const shown = this.screen;
    if (localName === 'gov-rating-tags') this.reasons[this.level] = value;
    else if (localName === 'gov-rating-comment') this.comment = value;
    else this.level = value as Level;
    if (this.screen !== shown) this.host.screenChanged(false);
    this.host.requestUpdate();
  };

  /** Sends the rating, unless the input is not valid, and shows how it ended. */
  readonly send = async (): Promise<void> => {
    const {host, device, prompt, level, tags, comment} = this;
    const parts = [...host.renderRoot.querySelectorAll<FormControl<unknown>>('.part')];
    if (this.sending || !device || !prompt || parts.some(part => !part.reportValidity()) || !level) return;
    this.sending = true;
    this.countdown.stop();
    host.screenChanged(true);
    const outcome = await device.rate(prompt.promptId, {level, tags: [...tags], comment}).catch(() => undefined);
    const done = outcome?.kind === 'received' || outcome?.kind === 'kept';
    // Another person is asked already, or the screen was taken away.
    const gone = this.prompt !== prompt;
    if (done || gone) this.host.promptEnded(prompt.promptId, done ? 'rated' : 'not_rated');
    if (gone) return;
    this.sending = false;
    this.end = this.endOf(outcome, prompt, level);
    if (done) {
      this.ended = prompt.promptId;
      this.forget();
    }
    this.countdown.start(host.durations.thanks, host.durations.thanks);
    host.screenChanged(true);
  };

  private endOf(outcome: Outcome | undefined, prompt: WindowPrompt, level: Level): End {
    const {institutionName} = prompt.form.service;
    if (outcome?.kind === 'received') {
      const {receiptNumber, receiptKey} = outcome.receipt;
      return {kind: 'received', receiptNumber, receiptKey, bad: isBad(level), institutionName};
    }
    if (outcome?.kind === 'kept') return {kind: 'kept'};
    const error = outcome?.kind === 'refused' ? outcome.error : undefined;
    // What is wrong with the rating itself can be changed; what the server says of the prompt cannot.
    return {kind: 'refused', why: error?.messages, again: !error || error.status === 422};
  }

  /** Goes back to the form with its input. */
  readonly back = (): void => {
    this.end = undefined;
    if (this.view?.prompt?.promptId === this.prompt?.promptId) this.count();
    else this.leave();
    this.host.screenChanged(true);
  };

  /** The person does not rate, is done, or went away. */
  readonly leave = (own?: unknown): void => {
    const {prompt, end, device} = this;
    if (this.sending) return;
    const unrated = prompt && end?.kind !== 'received' && end?.kind !== 'kept' ? prompt.promptId : '';
    if (unrated) this.finish('not_rated');
    this.clear();
    // Afterwards, because the device may change its view at once.
    if (unrated) void device?.markPrompt(unrated, 'not_rated').catch(() => undefined);
    this.host.screenChanged(!!own);
  };

  /** Notes that the prompt on the screen has ended, and says so to the element. */
  private finish(state: Ended): void {
    const {promptId = ''} = this.prompt ?? {};
    this.ended = promptId;
    this.host.promptEnded(promptId, state);
  }

  /** Nothing of the person stays. */
  private clear(): void {
    this.countdown.stop();
    this.prompt = this.end = undefined;
    this.sending = false;
    this.forget();
  }

  private forget(): void {
    this.level = this.comment = '';
    this.reasons = {};
    this.host.requestUpdate();
  }

  private identify(): void {
    this.identified = true;
    this.play('identify');
    clearTimeout(this.identifyTimer);
    this.identifyTimer = setTimeout(this.hideName, this.host.durations.identify * 1000);
  }

  /** What was covered meanwhile has its whole time again. */
  readonly hideName = (): void => {
    clearTimeout(this.identifyTimer);
    this.identified = false;
    this.countdown.restart();
    this.host.requestUpdate();
  };

  private play(kind: 'prompt' | 'identify'): void {
    const {settings} = this.view ?? {};
    if (settings && !settings.quiet && !this.host.mute) playTone(kind, settings.volume);
  }
}

/** The words of a refusal in a language; empty where the device itself failed. */
export const reasonOf = ({why}: End, language: string): string => (why ? localized(why, language) : '');
