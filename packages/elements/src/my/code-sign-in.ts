import type {Institution} from '@gov-rating/contract/types';
import {isApiError, type RaterClient} from '@gov-rating/sdk/rater';
import type {MyMessages} from '../messages/my.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {askedOf, faultsOf, type CodeField, type Typed} from './code-input.ts';
import {renderCodeForm} from './code-form.ts';
import {mostInstitutions, readInstitutions} from './session.ts';

/** What the forms need from their element. */
export interface CodeHost {
  readonly institution: string;
  readonly sentences: MyMessages;
  /** The client without a session; undefined where there is no server. */
  anyone(): RaterClient | undefined;
  /** Why a call failed, in the language of the element. */
  explain(error: unknown): string;
  /** The id of the last failed request is no longer shown. */
  forgive(): void;
  /** Moves the focus. */
  lead(selector: string): unknown;
  /** Announces a text once. */
  say(words: string): void;
  requestUpdate(): void;
  /** Loads the lists, when the person has proved the telephone of the case. */
  again(): void;
}

const nothing: Typed = {institution: '', number: '', end: '', code: ''};

/**
 * How a person without a portal proves which case is theirs: by its number, the last digits of the telephone, and a code that
 * this telephone gets. What is typed is kept in memory alone, until another case is asked for.
 */
export class CodeSignIn {
  /** The client with the session of a case. */
  client: RaterClient | undefined;
  step: 'case' | 'code' = 'case';
  typed = nothing;
  faults: Partial<Record<CodeField, string>> = {};
  /** Why the last press of a button led to nothing. */
  problem = '';
  /** How long the code that was asked for is valid, in minutes. */
  validMinutes = 0;
  busy: 'asking' | 'entering' | '' = '';
  /** Undefined while they are loaded, null where that failed. */
  institutions: readonly Institution[] | undefined | null;
  isCut = false;
  /** Letters of the name of the institution that is looked for. */
  sought = '';
  private readonly host: CodeHost;
  /** Before this moment the server takes no other request, in milliseconds since 1970, and whether of this case alone. */
  private wait = {until: 0, ofCase: false};
  private loading = false;
  /** Counts what was begun, so that an answer to something earlier is dropped. */
  private run = 0;

  constructor(host: CodeHost) {
    this.host = host;
  }

  /** The number of the case of the session, as the server was asked. */
  get projectNo(): string {
    return askedOf(this.all).ownCase.projectNo;
  }

  /** What is typed, with the institution that the page names. */
  private get all(): Typed {
    const {typed, host} = this;
    return {...typed, institution: host.institution || typed.institution};
  }

  get isWaiting(): boolean {
    return Date.now() < this.wait.until;
  }

  /** Ends the session; what was typed stays for a new code. */
  end(): void {
    this.run++;
    [this.client, this.busy, this.step] = [undefined, '', 'case'];
    this.typed = {...this.typed, code: ''};
  }

  /** Forgets one person for the next one at this screen. */
  forget(): void {
    this.end();
    this.typed = {...nothing, institution: this.typed.institution};
    [this.faults, this.problem, this.wait] = [{}, '', {until: 0, ofCase: false}];
  }

  /** Chooses the institution that a link names, unless the person has chosen one. */
  suggest(institution: string): void {
    if (institution && !this.typed.institution) this.typed = {...this.typed, institution};
  }

  /** Another server: its institutions are others. */
  restart(): void {
    this.end();
    this.institutions = undefined;
  }

  /** Loads the institutions where the person has to choose one. */
  async load(): Promise<void> {
    const client = this.host.anyone();
    if (this.host.institution || this.institutions || this.loading || !client) return;
    this.loading = true;
    const {run} = this;
    try {
      const found = await readInstitutions(client);
      this.isCut = found.length > mostInstitutions;
      this.institutions = found.slice(0, mostInstitutions);
    } catch (error) {
      this.institutions = null;
      if (run === this.run) this.problem = this.host.explain(error);
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  /** Loads them again after a failure. */
  readonly reload = (): void => {
    [this.institutions, this.problem] = [undefined, ''];
    this.host.forgive();
    this.host.requestUpdate();
  };

  /** Handles `input` and `change`: what is shown as wrong is checked again when the form is sent. */
  readonly fill = ({target}: Event): void => {
    const {name, value} = target as HTMLInputElement;
    if (name === 'sought') this.sought = value;
    else this.typed = {...this.typed, [name]: value};
    // The limits of a case are not those of another one.
    if (this.wait.ofCase && /^(institution|number)$/.test(name)) {
      [this.wait, this.problem] = [{until: 0, ofCase: false}, ''];
      this.host.requestUpdate();
    }
    if (name === 'sought' || name === 'institution') this.host.requestUpdate();
  };

  /** Asks for a code, for the first time or again. */
  readonly ask = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const {host, all} = this;
    if (!this.begin('case', 'asking')) return;
    const {run} = this;
    const isAgain = this.step === 'code';
    const {ownCase, phoneEnd} = askedOf(all);
    try {
      const {validMinutes} = (await host.anyone()?.askRaterCode({...ownCase, phoneEnd})) ?? {validMinutes: 0};
      if (run !== this.run) return;
      [this.step, this.validMinutes, this.busy] = ['code', validMinutes, ''];
      if (isAgain) host.say(this.sentSentence);
      else void host.lead('#code');
    } catch (error) {
      if (run === this.run) this.fail(error);
    }
    host.requestUpdate();
  };

  /** Exchanges the code for the session of the case. */
  readonly enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {host, all} = this;
    if (!this.begin('code', 'entering')) return;
    const {run} = this;
    const client = host.anyone();
    const {ownCase, code} = askedOf(all);
    try {
      await client?.openCodeSession({...ownCase, code});
      if (run !== this.run) return;
      this.end();
      this.client = client;
      host.again();
    } catch (error) {
      if (run !== this.run) return;
      this.busy = '';
      if (isApiError(error) && error.code === 'rater_code_wrong') this.blame({code: host.explain(error)});
      else this.fail(error);
    }
    host.requestUpdate();
  };

  /** Leads back to number and digits, which are still there. */
  readonly change = (): void => {
    this.run++;
    [this.step, this.busy, this.faults, this.problem] = ['case', '', {}, ''];
    this.host.forgive();
    void this.host.lead('#number');
  };

  /** The same for every case: whether there is such a one is not disclosed. */
  get sentSentence(): string {
    return this.host.sentences.sent.replace('{n}', `${this.validMinutes}`);
  }

  /** Whether a press of a button leads to a call: its fields are right, no other call is under way, and it is time. */
  private begin(step: 'case' | 'code', busy: 'asking' | 'entering'): boolean {
    if (this.busy || (this.isWaiting && step === 'case')) return false;
    const {host} = this;
    host.forgive();
    [this.faults, this.problem] = [{}, ''];
    const found = Object.entries(faultsOf(this.all, step)).map(([field, key]) => [field, host.sentences[key]]);
    if (found.length > 0) this.blame(Object.fromEntries(found) as typeof this.faults);
    else [this.busy, this.run] = [busy, this.run + 1];
    host.requestUpdate();
    return found.length === 0;
  }

  /** Shows what is wrong at each field, and moves the focus to the first. */
  private blame(faults: typeof this.faults): void {
    this.faults = faults;
    void this.host.lead(`#${Object.keys(faults)[0]}`);
  }

  /** Says why a call failed; a limit of the server says also until when. */
  private fail(error: unknown): void {
    const {host} = this;
    this.busy = '';
    this.problem = host.explain(error);
    const seconds = isApiError(error) && error.retryAfter;
    if (seconds) {
      const until = Date.now() + seconds * 1000;
      this.wait = {until, ofCase: error.code.startsWith('rater_code')};
      // The minute after, so that what is read is true.
      this.problem += ` ${shanghaiTime(until + 59_999, host.sentences.wait)}`;
      setTimeout(() => host.requestUpdate(), Math.min(seconds * 1000, 86_400_000));
    }
    host.say(this.problem);
  }

  render(messages: MyMessages) {
    if (this.institutions === undefined) void this.load();
    return renderCodeForm(this, !this.host.institution, messages);
  }
}
