import type {RatingDraft, RatingForm} from '@gov-rating/contract';
import {
  isApiError,
  isContractError,
  type FailedAttempt,
  type KeptItem,
  type Outbox,
  type Outcome,
  type RatingClient,
} from '@gov-rating/sdk/core';
import type {LitElement, ReactiveController} from 'lit';
import {foreignAnswer} from '../internal/foreign-answer.ts';
import {fromAddress} from '../internal/page-address.ts';
import {originOf, serverAddress} from '../internal/server-address.ts';
import {warn} from '../internal/warn.ts';
import {connect} from './gov-rating.connection.ts';
import type {End} from './gov-rating.end.ts';
import type {GovRatingReceivedDetail, GovRatingRefusedDetail, GovRatingUnavailableDetail} from './gov-rating.events.ts';
import {forget, keepNumbers, keptNumbers, type Numbers} from './gov-rating.tab-memory.ts';

/** What the person sees: the form, while the server is asked or answered, or an end. */
export type Step = 'loading' | 'open' | End;

/** The element that a session belongs to, as far as the session needs it. */
export interface SessionHost extends LitElement {
  readonly client: RatingClient | undefined;
  readonly endpoint: string;
  readonly token: string;
  readonly sharedDevice: boolean;
  /** Nothing of the invitation before may stay filled in. */
  clear(): void;
  /** The form has come; what the tab remembers may be filled in. */
  formArrived(token: string, form: RatingForm): void;
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
  step: Step = 'loading';
  form: RatingForm | undefined;
  /** The end of the rating that the element shows. */
  outcome: Outcome | undefined;
  /** Numbers of the receipt of this invitation, where they are known. */
  numbers: Numbers | undefined;
  /** Whether a kept rating met an answer that was not the server's. */
  astray = false;
  /** The token that is shown and will be sent with, whatever the page's address says by then. */
  token = '';

  private readonly host: SessionHost;
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

  /** Another invitation, or another way to it. */
  restart(): void {
    this.host.clear();
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
    const {client, endpoint, sharedDevice: shared} = this.host;
    const run = ++this.run;
    const token = (this.token = this.invitation);
    this.form = undefined;
    this.go('loading');
    this.outbox?.stop();
    if (!client && !baseUrl) return this.fail('endpoint_missing', 'closed');
    if (!/^[\w-]{16,100}$/.test(token)) return this.fail('token_malformed', 'invalid');
    if (shared) forget(token);
    const connection = connect({
      client,
      baseUrl,
      shared,
      onSettled: outcome => this.settle(outcome),
      onAttemptFailed: attempt => this.attemptFailed(attempt),
    });
    const outbox = (this.outbox = connection.outbox);
    const asked = connection.client.getInvitation({}, {token});
    // The levels are drawn first, and a slow storage must not delay what the server answers.
    const looked = afterDrawing().then(async () => {
      if (run !== this.run) return;
      if (this.host.isConnected) outbox.start();
      const item = (await outbox.kept()).find(item => item.token === token);
      if (item && run === this.run) void this.resume(item);
    });
    try {
      const form = await asked;
      if (run === this.run && !this.key) this.open(form);
    } catch (error) {
      await looked;
      if (run !== this.run || this.key) return;
      // A page that copies the script into a folder of its own has the server at the root of that origin.
      const root = endpoint ? baseUrl : originOf(baseUrl);
      if (isContractError(error) && root !== baseUrl) return this.ask(root);
      this.go(this.endFor(error));
    }
  }

  /** Sends what is filled in; the end is shown and told. */
  async submit(draft: RatingDraft): Promise<void> {
    const {run, token, outbox, form} = this;
    if (!outbox || !form) return;
    this.go('sending');
    const outcome = await outbox.submit({token, draft});
    this.sent[outcome.key] = form.service.itemName;
    if (run === this.run) this.key = outcome.key;
    this.settle(outcome, true);
  }

  /** From an end to what is filled in. */
  readonly back = (): void => {
    this.outcome = undefined;
    this.key = '';
    this.go('open');
  };

  private get invitation(): string {
    return this.host.token || fromAddress('invitation');
  }

  /** Heard when the page's address changes behind `#`; only another invitation concerns the element. */
  private readonly follow = (): void => {
    const {invitation} = this;
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

  /** A rating that an earlier visit left: on its way when the page closed, or waiting for a connection. */
  private async resume({key, token, draft, attempts}: KeptItem): Promise<void> {
    this.key = key;
    this.go(attempts ? 'kept' : 'sending');
    if (!attempts) this.settle((await this.outbox?.submit({key, token, draft})) as Outcome);
  }

  private open(form: RatingForm): void {
    const {token, host} = this;
    this.form = form;
    if (form.state === 'open') host.formArrived(token, form);
    else if (form.state === 'expired') forget(token);
    else if (!host.sharedDevice) this.numbers = keptNumbers(token);
    this.go(form.state);
  }

  /** Why there is no form; the author of the page is told when something on the way to the server is wrong. */
  private endFor(error: unknown): End {
    this.tellAuthor(error);
    if (isApiError(error)) return endOfInvitation[error.code] ?? (error.retry ? 'unreachable' : 'closed');
    return isForeign(error) ? 'foreign' : 'unreachable';
  }

  private tellAuthor(error: unknown): void {
    const foreign = foreignAnswer(error);
    if (foreign) warn(foreign, this.host);
  }

  /** Shows and tells how a rating ended; one that is not shown any more is told only. */
  private settle(outcome: Outcome, own = false): void {
    const {kind, key} = outcome;
    const current = key === this.key;
    const itemName = this.sent[key] ?? null;
    const code = kind === 'refused' ? outcome.error.code : kind === 'failed' ? outcome.code : '';
    if (kind === 'failed') this.tellAuthor(outcome.error);
    if (current) this.end(outcome, code, own);
    // Who shows a rating tells of it; of one that nobody shows, such as one of an earlier visit, the first who hears.
    else if (told.has(key) || [...sessions].some(session => session.key === key)) return;
    if (kind === 'kept') return this.tell('gov-rating-kept', null);
    told.add(key);
    if (kind === 'received') {
      const {receiptNumber, orderNumber} = outcome.receipt;
      this.tell<GovRatingReceivedDetail>('gov-rating-received', {receiptNumber, orderNumber, itemName, current});
    } else this.tell<GovRatingRefusedDetail>('gov-rating-refused', {code, itemName, current});
  }

  private end(outcome: Outcome, code: string, own: boolean): void {
    const {kind} = outcome;
    this.outcome = outcome;
    if (kind === 'received') {
      this.numbers = outcome.receipt;
      if (!this.host.sharedDevice) keepNumbers(this.token, outcome.receipt);
    }
    if (kind === 'refused') this.go(endOfInvitation[code] ?? kind, own);
    else if (kind === 'failed') this.go(isForeign(outcome.error) ? 'foreign' : 'refused', own);
    else this.go(kind, own);
  }

  /** A kept rating could not be sent. Where what answered was not the server, a connection cannot be promised to help. */
  private attemptFailed({key, error}: FailedAttempt): void {
    this.tellAuthor(error);
    if (key !== this.key) return;
    this.astray = isForeign(error);
    this.host.requestUpdate();
  }

  private go(step: Step, own = false): void {
    const wasAsking = this.asking;
    this.step = step;
    this.host.stepChanged(wasAsking, own);
    const unavailable = !this.asking && !this.outcome && !this.key;
    if (unavailable) this.tell<GovRatingUnavailableDetail>('gov-rating-unavailable', {reason: step as 'rated'});
  }

  private tell<Detail>(name: string, detail: Detail): void {
    this.host.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
  }
}

/** A turn of the event loop of its own, in which whatever waits to be drawn can be drawn. */
const afterDrawing = () => new Promise<void>(resolve => setTimeout(resolve));

/** Whether what answered was not the server, and waiting alone does not help. */
function isForeign(error: unknown): boolean {
  return isContractError(error) && error.status < 500;
}
