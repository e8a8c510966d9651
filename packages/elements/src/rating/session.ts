import type {RatingForm} from '@gov-rating/contract';
import {
  channels,
  isContractError,
  type Level,
  type Outbox,
  type Outcome,
  type RatingClient,
  type Receipt,
} from '@gov-rating/sdk/core';
import type {LitElement, ReactiveController} from 'lit';
import type {FormControl} from '../base/form-control.ts';
import {foreignAnswer} from '../page/foreign-answer.ts';
import {fromAddress} from '../page/fragment.ts';
import {originOf, serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {speech} from '../messages/messages.ts';
import type {Messages} from '../messages/zh-CN.ts';
import {connect} from './connection.ts';
import type {GovRatingReceivedDetail, GovRatingRefusedDetail, GovRatingUnavailableDetail} from './events.ts';
import type {End, Step} from './step.ts';
import {forget, keep, keptDraft, keptNumbers, type Numbers} from './tab-memory.ts';

/** The element that a session belongs to, as far as the session and what draws it need it. */
export interface SessionHost extends LitElement {
  readonly client: RatingClient | undefined;
  readonly endpoint: string;
  readonly token: string;
  readonly channel: string;
  readonly variant: string;
  readonly layout: string;
  readonly receiptPage: string;
  readonly readAloud: boolean;
  readonly sharedDevice: boolean;
  readonly messages: Partial<Messages> | undefined;
  /** Speaks once. */
  say(words: string): void;
  /** Another step is shown. `own`: the person's own press led there. */
  stepChanged(wasAsking: boolean, own: boolean): void;
}

/** Refusals that say how the invitation stands, not what is wrong with the rating. */
const endOfInvitation: Readonly<Record<string, End>> = {
  invitation_used: 'rated',
  invitation_expired: 'expired',
  invitation_invalid: 'invalid',
};

/** The sessions on the page, and the keys whose end one of them has told: all over one queue hear of every rating in it. */
const sessions = new Set<RatingSession>();
const told = new Set<string>();

/** One invitation at a time: asks for it, sends the rating, and hears how it ends, also when it waited for a connection. */
export class RatingSession implements ReactiveController {
  readonly host: SessionHost;
  step: Step = 'loading';
  form: RatingForm | undefined;
  level: Level | '' = '';
  comment = '';
  /** Whether what follows the first choice may be built ahead. */
  prepared = false;
  /** The end of the rating that the element shows. */
  outcome: Outcome | undefined;
  /** Numbers of the receipt of this invitation, where they are known. */
  numbers: Numbers | undefined;
  /** Whether a kept rating met an answer that was not the server's. */
  astray = false;

  /** The token that is shown and will be sent with, whatever the page's address says by then. */
  private token = '';
  /** The tags by level: whoever looks at another level finds the reasons again. */
  private reasons: Partial<Record<Level | '', readonly string[]>> = {};
  private outbox: Outbox | undefined;
  /** The key of the rating that is shown. */
  private key = '';
  /** What was rated, by the keys of the ratings that this element has sent. */
  private readonly sent: Record<string, string> = {};
  /** Counts loads, so that a late answer to an earlier one is not taken for the current one. */
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

  /** Whether there is something to fill in, or being sent. */
  get asking(): boolean {
    const {step, form} = this;
    return step === 'loading' || step === 'open' || (step === 'sending' && !!form);
  }

  get tags(): readonly string[] {
    return this.reasons[this.level] ?? [];
  }

  /** A form around the element starts over; what was sent stays as it is. */
  reset(): void {
    const {step, token} = this;
    if (step !== 'loading' && step !== 'open') return;
    this.clear();
    forget(token);
  }

  /** Another invitation, or another way to it: nothing of the one before may stay filled in. */
  restart(): void {
    this.clear();
    this.numbers = undefined;
    this.astray = false;
    void this.load();
  }

  /** Asks for the invitation anew, what was filled in stays; never rejects, every failure is shown. */
  readonly load = (): Promise<void> => {
    this.key = '';
    this.outcome = undefined;
    return this.ask(serverAddress(this.host.endpoint));
  };

  private async ask(baseUrl: string): Promise<void> {
    const {host} = this;
    const {client, sharedDevice} = host;
    const run = ++this.run;
    const token = (this.token = this.invitation());
    this.form = undefined;
    this.go('loading');
    this.outbox?.stop();
    if (!client && !baseUrl) return this.fail('endpoint_missing', 'closed');
    if (!/^[\w-]{16,100}$/.test(token)) return this.fail('token_malformed', 'invalid');
    if (sharedDevice) forget(token);
    const [reached, outbox] = connect(client, baseUrl, sharedDevice, {
      onSettled: outcome => this.settle(outcome),
      // Where what answered was not the server, a connection cannot be promised to help.
      onAttemptFailed: ({key, error}) => {
        this.tellAuthor(error);
        if (key !== this.key) return;
        this.astray = isForeign(error);
        host.requestUpdate();
      },
    });
    this.outbox = outbox;
    const asked = reached.getInvitation({}, {token});
    // The levels are drawn first, and a slow storage must not delay what the server answers.
    const looked = afterDrawing().then(async () => {
      if (run !== this.run) return;
      if (host.isConnected) outbox.start();
      const item = (await outbox.kept()).find(item => item.token === token);
      // What is being sent now is in the storage too; and a storage that is slow still has what this tab has a number of.
      if (!item || run !== this.run || this.key || this.step === 'sending' || keptNumbers(token)) return;
      // A rating that an earlier visit left: on its way when the page closed, or waiting for a connection.
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
      // A page that copies the script into a folder of its own has the server at the root of that origin.
      const root = host.endpoint ? baseUrl : originOf(baseUrl);
      if (isContractError(error) && root !== baseUrl) return this.ask(root);
      this.tellAuthor(error);
      this.go(endOf(error, Object(error).retry === false ? 'closed' : 'unreachable'));
    }
  }

  /** From an end to what is filled in. */
  readonly back = (): void => {
    this.outcome = undefined;
    this.key = '';
    this.go('open');
  };

  /** Heard when the person fills in something. */
  readonly choose = (event: Event): void => {
    const {value, localName} = event.target as FormControl<string & readonly string[]>;
    if (localName === 'gov-rating-tags') this.reasons[this.level] = value;
    else if (localName === 'gov-rating-comment') this.comment = value;
    else {
      this.level = value as Level;
      if (this.form) this.host.say(speech(this.host)[1].tags);
    }
    this.remember();
    this.host.requestUpdate();
  };

  /** Sends what is filled in, unless something is wrong with it; the end is shown and told. */
  readonly send = async (): Promise<void> => {
    const {run, host, token, outbox, form, level, tags, comment} = this;
    const parts = [...host.renderRoot.querySelectorAll<FormControl<unknown>>('.part')];
    if (this.step === 'sending' || parts.some(part => !part.reportValidity()) || !level || !outbox || !form) return;
    // What nobody chose is recorded by the system itself.
    const channel = channels.find(name => name === host.channel && name !== 'system_default');
    if (!channel) warn('channel_unknown', host);
    this.go('sending');
    const pressedAt = new Date().toISOString();
    const outcome = await outbox.submit({token, draft: {level, tags: [...tags], comment, channel, pressedAt}});
    this.sent[outcome.key] = form.service.itemName;
    if (run === this.run) this.key = outcome.key;
    this.settle(outcome, true);
  };

  private clear(): void {
    this.level = this.comment = '';
    this.reasons = {};
    this.host.requestUpdate();
  }

  private remember(): void {
    const {level, tags, comment} = this;
    // Codes in one text: old libraries write arrays in a way of their own.
    if (this.form && !this.host.sharedDevice) keep(this.token, {level, tags: tags.join(), comment});
  }

  private invitation(): string {
    return this.host.token || fromAddress('invitation');
  }

  /** Heard when the page's address changes behind `#`; only another invitation concerns the element. */
  private readonly follow = (): void => {
    const invitation = this.invitation();
    if (invitation && invitation !== this.token) this.restart();
  };

  /** Heard when the connection comes back. */
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
      // A choice made before the form was there counts more than one of an earlier visit.
      if (state !== 'open') this.numbers = keptNumbers(token);
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

  /** The author of the page is told when something on the way to the server is wrong. */
  private tellAuthor(error: unknown): void {
    const foreign = foreignAnswer(error);
    if (foreign) warn(foreign, this.host);
  }

  /** Shows and tells how a rating ended; one that is not shown any more is told only. */
  private settle(outcome: Outcome, own = false): void {
    const {kind, key, receipt, error, code = `${error?.code}`}: Ended = outcome;
    const current = key === this.key;
    const itemName = this.sent[key] ?? null;
    this.tellAuthor(error);
    if (current) {
      this.outcome = outcome;
      if (receipt) {
        const {receiptNumber, orderNumber} = (this.numbers = receipt);
        if (!this.host.sharedDevice) keep(this.token, {receiptNumber, orderNumber});
      }
      this.go(endOf(error, kind === 'failed' ? 'refused' : kind), own);
    }
    // Who shows a rating tells of it; of one that nobody shows, such as one of an earlier visit, the first who hears.
    else if (told.has(key) || [...sessions].some(session => session.key === key)) return;
    if (kind === 'kept') return this.tell('kept', null);
    told.add(key);
    if (receipt) {
      const {receiptNumber, orderNumber} = receipt;
      this.tell<GovRatingReceivedDetail>('received', {receiptNumber, orderNumber, itemName, current});
    } else this.tell<GovRatingRefusedDetail>('refused', {code, itemName, current});
  }

  private go(step: Step, own = false): void {
    const wasAsking = this.asking;
    this.step = step;
    this.host.stepChanged(wasAsking, own);
    const unavailable = !this.asking && !this.outcome && !this.key;
    if (unavailable) this.tell<GovRatingUnavailableDetail>('unavailable', {reason: step as 'rated'});
  }

  private tell<Detail>(what: string, detail: Detail): void {
    this.host.dispatchEvent(new CustomEvent(`gov-rating-${what}`, {detail, bubbles: true, composed: true}));
  }
}

/** An outcome of any kind, as far as it has these. */
interface Ended {
  readonly kind: Outcome['kind'];
  readonly key: string;
  readonly receipt?: Receipt;
  readonly error?: Error & {readonly code?: string};
  /** Why a rating failed; a refusal says it in its error. */
  readonly code?: string;
}

/** Once a frame has been drawn; in a tab in the background, which draws none, after a moment. */
const afterDrawing = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });

/** Runs something when the browser has nothing better to do. */
function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, {timeout: 2000});
  else setTimeout(run, 200);
}

/** Whether what answered was not the server, and waiting alone does not help. */
const isForeign = (error: unknown): boolean => isContractError(error) && error.status < 500;

/** The end that an error stands for, `other` where it says nothing of the invitation or of the way to the server. */
const endOf = (error: unknown, other: End): End =>
  isForeign(error) ? 'foreign' : (endOfInvitation[Object(error).code] ?? other);
