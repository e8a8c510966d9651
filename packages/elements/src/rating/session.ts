import type {RatingDraft, RatingForm} from '@gov-rating/contract/types';
import {
  citizenChannels,
  hasReason,
  isContractError,
  isForeignAnswer,
  newIdempotencyKey,
  ratingEndOf,
  type Level,
  type Outbox,
  type Outcome,
  type RatingClient,
  type Receipt,
} from '@gov-rating/sdk/core';
import type {LitElement, ReactiveController} from 'lit';
import type {FormControl} from '../base/form-control.ts';
import type {Carry} from '../carry/carry.ts';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {fromAddress} from '../page/fragment.ts';
import {originOf, serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {speech} from '../messages/messages.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {inOneText} from '../messages/in-one-text.ts';
import {needOf} from '../tags/need.ts';
import {questionOf} from '../tags/question.ts';
import {connect} from './connection.ts';
import type {GovRatingReceivedDetail, GovRatingRefusedDetail, GovRatingUnavailableDetail} from './events.ts';
import {afterDrawing, whenIdle} from './moments.ts';
import type {End, Step} from './step.ts';
import {forgetReceipts, keepReceipt, keptReceipt, type OwnReceipt} from './own-receipts.ts';
import {forget, keep, keptDraft, keptSent} from './tab-memory.ts';

/** The part of the element that the session and its views use. */
export interface SessionHost extends LitElement {
  readonly client: RatingClient | undefined;
  readonly endpoint: string;
  readonly token: string;
  readonly channel: string;
  readonly variant: string;
  readonly layout: string;
  readonly receiptPage: string;
  readonly helpPhone: string;
  readonly hotline: string;
  readonly sharedDevice: boolean;
  readonly carry: Carry;
  readonly messages: Partial<Messages> | undefined;
  /** Announces a text once. */
  say(words: string): void;
  /** Called when another step is shown. `own`: the person's press caused it. */
  stepChanged(wasAsking: boolean, own: boolean): void;
}

/**
 * The sessions on the page, and the keys whose outcome one of them has reported: all sessions of a queue hear of every
 * rating in it.
 */
const sessions = new Set<RatingSession>();
const reported = new Set<string>();
/** The tokens of ratings that wait or are on their way, by their keys: any session may be the first to hear of their end. */
const tokens: Record<string, string> = {};

/**
 * The session of one invitation at a time: loads it, sends the rating, and reports the outcome, also when the rating
 * waited for a connection.
 */
export class RatingSession implements ReactiveController {
  readonly host: SessionHost;
  step: Step = 'loading';
  form: RatingForm | undefined;
  level: Level | '' = '';
  comment = '';
  /** Whether the second part of the form may be rendered in advance. */
  prepared = false;
  /** The outcome of the rating that the element shows. */
  outcome: Outcome | undefined;
  /** Receipt and order numbers of this invitation, where they are known. */
  numbers: OwnReceipt | undefined;
  /** The error behind the end screen that is shown; undefined without one. */
  error: unknown;
  /** Whether a kept rating got a response that was not the server's. */
  astray = false;

  /** The token of the shown invitation, also when the page's URL has changed since. */
  private token = '';
  /** The chosen tags by level, so that they come back after a look at another level. */
  private reasons: Partial<Record<Level | '', readonly string[]>> = {};
  private outbox: Outbox | undefined;
  /** The idempotency key of the rating that is shown. */
  private key = '';
  /** The rated services, by the keys of the ratings that this element has sent. */
  private readonly sent: Record<string, string> = {};
  /** Counts loads, so that a late answer to an earlier one is dropped. */
  private run = 0;

  constructor(host: SessionHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    sessions.add(this);
    this.outbox?.start();
    addEventListener('hashchange', this.follow);
    addEventListener('online', this.retry);
  }

  hostDisconnected(): void {
    sessions.delete(this);
    this.outbox?.stop();
    removeEventListener('hashchange', this.follow);
    removeEventListener('online', this.retry);
  }

  /** Whether the form is shown, or its rating is being sent. */
  get asking(): boolean {
    const {step, form} = this;
    return step === 'loading' || step === 'open' || (step === 'sending' && !!form);
  }

  get tags(): readonly string[] {
    return this.reasons[this.level] ?? [];
  }

  /** Resets the form with the surrounding one; a sent rating stays as it is. */
  reset(): void {
    const {step, token} = this;
    if (step !== 'loading' && step !== 'open') return;
    this.clear();
    forget(token);
  }

  /** Starts over for another invitation or server: no input of the one before may remain. */
  restart(): void {
    this.clear();
    this.numbers = undefined;
    this.astray = false;
    void this.load();
  }

  /** Loads the invitation again and keeps the input. Never rejects: every error is shown. */
  readonly load = (press?: Event): Promise<void> => {
    this.key = '';
    this.outcome = this.error = undefined;
    return this.ask(serverAddress(this.host.endpoint), !!press);
  };

  private async ask(baseUrl: string, own = false): Promise<void> {
    const {host} = this;
    const {client, sharedDevice} = host;
    const run = ++this.run;
    const token = (this.token = this.invitation());
    this.form = undefined;
    this.go('loading', own);
    this.outbox?.stop();
    if (!client && !baseUrl) return this.fail('endpoint_missing', 'closed');
    if (!/^[\w-]{16,100}$/.test(token)) return this.fail('token_malformed', 'invalid');
    if (sharedDevice) {
      forget(token);
      forgetReceipts();
    }
    const [reached, outbox] = connect(client, baseUrl, sharedDevice, {
      onSettled: outcome => this.settle(outcome),
      // When the response was not the server's, a connection alone may not help.
      onAttemptFailed: ({key, error}) => {
        this.tellAuthor(error);
        if (key !== this.key) return;
        this.astray = isForeignAnswer(error);
        host.requestUpdate();
      },
    });
    this.outbox = outbox;
    const asked = reached.getInvitation({}, {token});
    // The levels are rendered first, and a slow storage must not delay the server's answer.
    const looked = afterDrawing().then(async () => {
      if (run !== this.run) return;
      if (host.isConnected) outbox.start();
      // The page may have been closed before the store had the rating; the tab knows it in any case.
      const items = await outbox.kept();
      for (const item of items) tokens[item.key] = item.token;
      const item = items.find(item => item.token === token) ?? keptSent(token);
      // A rating that is being sent now is in the storage too, and a slow storage may still hold one that this tab has
      // a receipt for.
      if (!item || run !== this.run || this.key || this.step === 'sending' || keptReceipt(token)) return;
      // A rating of an earlier visit: being sent when the page closed, or waiting for a connection.
      const {key, draft, attempts} = item;
      this.key = key;
      this.go(attempts ? 'kept' : 'sending');
      if (!attempts) void outbox.submit({key, token, draft}).then(outcome => this.settle(outcome));
    });
    try {
      const form = await asked;
      if (run === this.run && !this.key) this.open(form);
    } catch (error) {
      await looked;
      if (run !== this.run || this.key) return;
      // When a page has copied the script into another folder, the server is at the root of that origin.
      const root = host.endpoint ? baseUrl : originOf(baseUrl);
      if (isContractError(error) && root !== baseUrl) return this.ask(root);
      this.tellAuthor(error);
      this.error = error;
      this.go(ratingEndOf(error, Object(error).retry === false ? 'closed' : 'unreachable'));
    }
  }

  /** Goes back from the end screen to the form with its input. */
  readonly back = (): void => {
    this.outcome = this.error = undefined;
    this.key = '';
    this.go('open', true);
  };

  /** Handles input of the person. */
  readonly choose = (event: Event): void => {
    const {value, localName} = event.target as FormControl<string & readonly string[]>;
    if (localName === 'gov-rating-tags') this.reasons[this.level] = value;
    else if (localName === 'gov-rating-comment') this.comment = value;
    else {
      this.level = value as Level;
      if (this.form) this.host.say(this.asksWhy());
    }
    this.remember();
    this.host.requestUpdate();
  };

  /** Sends the rating, unless the input is not valid; shows the outcome and fires its event. */
  readonly send = async (): Promise<void> => {
    const {run, host, outbox, form, level, tags, comment} = this;
    // What was said before is not heard after the press.
    host.say('');
    const parts = [...host.renderRoot.querySelectorAll<FormControl<unknown>>('.part')];
    if (this.step === 'sending' || parts.some(part => !part.reportValidity()) || !level || !outbox || !form) return;
    // What the invitation decides counts; without a channel the server takes an open link as one from the web.
    const channel = form.channel ?? citizenChannels.find(name => name === host.channel);
    if (!channel) warn('channel_unknown', host);
    this.go('sending');
    const pressedAt = shanghaiTime(Date.now(), '{y}-{mm}-{dd}T{t}:{s}+08:00');
    const draft = {level, tags: [...tags], comment, channel, pressedAt};
    const outcome = await this.submit(outbox, draft).catch((error: Error): Outcome => ({
      kind: 'failed',
      key: '',
      code: 'send_failed',
      error,
    }));
    this.sent[outcome.key] = form.service.itemName;
    if (run === this.run) this.key = outcome.key;
    this.settle(outcome, true);
  };

  /** The question about reasons, and whether one is needed. */
  private asksWhy(): string {
    const {host, level, comment} = this;
    const [language, messages] = speech(host);
    const isNeeded = !hasReason({level: level as Level, tags: [], comment});
    return inOneText(language, [questionOf(level as Level, messages, host.messages), needOf(isNeeded, messages)]);
  }

  private async submit(outbox: Outbox, draft: RatingDraft): Promise<Outcome> {
    const {token} = this;
    const key = newIdempotencyKey();
    tokens[key] = token;
    if (!this.host.sharedDevice) keep(token, {...draft, tags: draft.tags?.join(), key});
    return outbox.submit({token, draft, key});
  }

  private clear(): void {
    this.level = this.comment = '';
    this.reasons = {};
    this.host.requestUpdate();
  }

  private remember(): void {
    const {level, tags, comment} = this;
    // The codes as one text, because old libraries change how arrays are written as JSON.
    if (this.form && !this.host.sharedDevice) keep(this.token, {level, tags: tags.join(), comment});
  }

  /** Keeps the numbers of a received rating instead of its input; a refused one stays as input. */
  private rememberEnd({kind, receipt}: Ended, token = this.token): void {
    if (receipt && !this.host.sharedDevice) {
      forget(token);
      keepReceipt(token, ownOf(receipt));
    } else if (kind !== 'kept') this.remember();
  }

  /** The person wants the numbers gone from this device. */
  readonly forgetNumbers = (): void => {
    forgetReceipts(this.token);
    this.numbers = undefined;
    this.host.stepChanged(true, true);
  };

  private invitation(): string {
    return this.host.token.trim() || fromAddress('invitation');
  }

  /** Handles a change of the URL's fragment; only another invitation concerns the element. */
  private readonly follow = (): void => {
    const invitation = this.invitation();
    if (invitation && invitation !== this.token) this.restart();
  };

  /** Handles the return of the connection. */
  private readonly retry = (): void => {
    if (this.step === 'unreachable') void this.load();
  };

  private fail(code: 'endpoint_missing' | 'token_malformed', end: End): void {
    warn(code, this.host);
    this.go(end);
  }

  private open(form: RatingForm): void {
    const {token, level, host} = this;
    const {state} = form;
    this.form = form;
    if (state === 'expired') forget(token);
    else if (!host.sharedDevice) {
      // A choice made before the form was complete takes precedence over one of an earlier visit.
      if (state !== 'open') this.numbers = keptReceipt(token);
      else if (level) this.remember();
      else {
        const draft = keptDraft(token, form);
        this.level = draft.level ?? '';
        this.comment = draft.comment ?? '';
        this.reasons = {[this.level]: draft.tags};
      }
    }
    whenIdle(() => {
      this.prepared = true;
      host.requestUpdate();
    });
    this.go(state);
  }

  /** The page author gets a code when a system between page and server interferes. */
  private tellAuthor(error: unknown): void {
    const foreign = foreignAnswer(error);
    if (foreign) warn(foreign, this.host);
  }

  /** Shows the outcome of a rating and fires its event; a rating that is no longer shown only gets the event. */
  private settle(outcome: Outcome, own = false): void {
    const {kind, key, receipt, error, code = `${error?.code}`}: Ended = outcome;
    const current = key === this.key;
    const itemName = this.sent[key] ?? null;
    this.tellAuthor(error);
    if (current) {
      this.outcome = outcome;
      this.error = error;
      if (receipt) this.numbers = ownOf(receipt);
      // The queue reports an end twice, the second time after its storage: by then the page may have forgotten it.
      if (!key || !reported.has(key)) this.rememberEnd(outcome);
      this.go(ratingEndOf(error, kind === 'failed' ? 'refused' : kind), own);
    }
    // The element that shows a rating reports it; a rating that no element shows, such as one of an earlier visit, is
    // reported by the first session that hears of it.
    else if (reported.has(key) || [...sessions].some(session => session.key === key)) return;
    if (kind === 'kept') return this.fire('kept', null);
    reported.add(key);
    const token = tokens[key];
    if (receipt && token && !current) this.rememberEnd(outcome, token);
    if (receipt) {
      const {receiptNumber, orderNumber} = receipt;
      this.fire<GovRatingReceivedDetail>('received', {receiptNumber, orderNumber, itemName, current});
    } else this.fire<GovRatingRefusedDetail>('refused', {code, itemName, current});
  }

  private go(step: Step, own = false): void {
    const wasAsking = this.asking;
    this.step = step;
    this.host.stepChanged(wasAsking, own);
    const unavailable = !this.asking && !this.outcome && !this.key;
    if (unavailable) this.fire<GovRatingUnavailableDetail>('unavailable', {reason: step as 'rated'});
  }

  private fire<Detail>(what: string, detail: Detail): void {
    this.host.dispatchEvent(new CustomEvent(`gov-rating-${what}`, {detail, bubbles: true, composed: true}));
  }
}

/** Fields that an outcome of any kind may have. */
interface Ended {
  readonly kind: Outcome['kind'];
  readonly key: string;
  readonly receipt?: Receipt;
  readonly error?: Error & {readonly code?: string};
  /** Why a rating failed; a refusal has the reason in its error. */
  readonly code?: string;
}

const ownOf = ({receivedAt: ratedAt, ...receipt}: Receipt): OwnReceipt => ({...receipt, ratedAt});
