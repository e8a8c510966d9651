import type {Route, RouteName} from '@gov-rating/contract';
import {idPattern, pathParameters, problems} from '@gov-rating/contract';
import type {Context} from '../context/context.ts';
import type {OperatorKind, Who} from '../domain/evidence/operator-leaf.ts';
import type {OperatorNote} from '../domain/operator-log/operator-log-storage.ts';
import {plainEntry, unknownWho} from '../domain/operator-log/refusal-buffer.ts';
import {Problem} from '../domain/problems/problem.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import type {Caller} from '../security/caller.ts';
import type {TokenFault} from '../security/identity-provider.ts';
import {keyedAddress} from '../security/keyed-address.ts';
import {newId} from '../security/random.ts';
import {ReplayedResponse} from './handler.ts';
import type {RawInput} from './read-input.ts';

/** Whether calls of a route are entered into the operator's log. */
export type Recorded =
  | {
      readonly what: OperatorKind;
      /** The field of the input with the id of what it is done to. */
      readonly subject?: string;
      /** Other fields of the input that say what was done; no text and no personal data. */
      readonly facts?: readonly string[];
      /**
       * A look at what is protected: a refused one is entered also when it only came too late (409), and one that cannot
       * be entered, for whatever reason, is refused with 503.
       */
      readonly look?: true;
    }
  | {
      /** Why calls that are answered are not entered; refused ones are, by the same rule as everywhere. */
      readonly because: string;
    };

/** What a call is, for its entry. */
export interface RecordedCall {
  readonly name: RouteName;
  readonly route: Route;
  readonly recorded: Recorded;
  readonly context: Context;
  /** In the form in which it is counted. */
  readonly address: string | undefined;
  readonly requestId: string;
  readonly inPath: RawInput;
}

/** Refusals that are entered for every route of people and clients, and those of looks. */
const enteredStatuses = [401, 403, 404];
const enteredOfLooks = [...enteredStatuses, 409];

/**
 * Enters one call into the operator's log: what was done in the transaction that does it, or before the answer, so that
 * without the entry there is no answer; what was refused in memory first, see `RefusalBuffer`.
 */
export class CallRecord {
  readonly #call: RecordedCall;
  #who: Who = unknownWho;
  #input: RawInput;
  #reason: TokenFault | null = null;
  #entering = false;
  #written = false;
  #refused = false;

  readonly #onFault: ((reason: TokenFault, hint?: string) => void) | undefined;

  constructor(call: RecordedCall, onFault?: (reason: TokenFault, hint?: string) => void) {
    this.#call = call;
    this.#onFault = onFault;
    this.#input = call.inPath;
  }

  /** Learns who calls. */
  identified = (caller: Caller): void => {
    this.#who = whoOf(caller);
    this.#reason = null;
  };

  /** Learns what is wrong with the token. */
  faulty = (reason: TokenFault, hint?: string): void => {
    this.#onFault?.(reason, hint);
    // Each kind of token is tried; that it was valid once is said only by the one that made it.
    if (this.#reason !== 'expired' && this.#who.who === null) this.#reason = reason;
  };

  /** Learns whose token it is, before it is known what the person may do. */
  account = (who: string): void => {
    this.#who = {...unknownWho, whoKind: 'person', who};
    this.#reason = null;
  };

  /** Does the work of the call, in a context whose storage enters what is changed. */
  async work(
    raw: RawInput,
    validate: () => Promise<unknown>,
    run: (input: unknown, context: Context) => Promise<unknown>,
  ): Promise<unknown> {
    this.#input = raw;
    const {context, recorded} = this.#call;
    try {
      const input = await validate();
      if (!('what' in recorded)) return await run(input, context);
      this.#input = {...raw, ...(input as RawInput)};
      const note = await this.#note(recorded);
      const output = await run(input, {...context, storage: context.storage.recording(note)});
      if (!this.#written && !(output instanceof ReplayedResponse)) await this.#enter(note, recorded.what);
      return output;
    } catch (error) {
      this.refused(error);
      throw 'what' in recorded && recorded.look && this.#entering ? withoutLook(error) : error;
    }
  }

  /** Notes a refusal, once. */
  refused(error: unknown): void {
    const {route, recorded, context, name, address, requestId} = this.#call;
    if (this.#refused || !(error instanceof Problem) || !this.#isEntered(error)) return;
    this.#refused = true;
    const {status} = problems[error.code];
    const claimed = route.form ? this.#input['client_id'] : undefined;
    context.refusals.note(
      {
        ...this.#who,
        what: status === 401 ? 'login.refused' : 'access.refused',
        ...{address, requestId, route: name, code: error.code, reason: this.#reason},
        subject: this.#subject('what' in recorded ? recorded.subject : pathParameters(route.path)[0]),
        claimedClient: typeof claimed === 'string' && idPattern.test(claimed) ? claimed : null,
      },
      context.now(),
    );
  }

  #isEntered({code}: Problem): boolean {
    const {route, recorded} = this.#call;
    const {status} = problems[code];
    // Nobody has tried to log in who sent no token, and one that has only ended is fetched anew.
    if (
      code === 'authorization_missing' ||
      this.#reason === 'expired' ||
      route.caller === 'citizen' ||
      route.caller === 'rater'
    )
      return false;
    if (route.caller === 'anyone' && route.form === undefined) return false;
    // A screen that was revoked asks again and again; a forged key is an attempt.
    if (route.caller === 'device') return code === 'device_key_invalid';
    if ('what' in recorded && recorded.look) return enteredOfLooks.includes(status);
    if (!enteredStatuses.includes(status)) return false;
    // A department asks for what is not there yet in the usual course.
    return status !== 404 || this.#who.whoKind === 'person';
  }

  async #note({what, subject, facts = []}: Extract<Recorded, {what: unknown}>): Promise<OperatorNote> {
    const {context, address, requestId} = this.#call;
    const {staffHash, randomBytes, now} = context;
    const at = now();
    const given = facts.flatMap(name => {
      const value = this.#input[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
    });
    return {
      ...this.#who,
      ...{what, at: at.toISOString(), requestId, subject: this.#subject(subject), facts: Object.fromEntries(given)},
      newId: () => newId(randomBytes, at),
      address: await keyedAddress(staffHash, address),
      entering: () => {
        this.#entering = true;
      },
      written: () => {
        this.#written = true;
      },
    };
  }

  #enter({newId: id, at, address, requestId, subject = null, facts = {}}: OperatorNote, what: OperatorKind) {
    this.#entering = true;
    const entry = {...plainEntry, ...this.#who, entryId: id(), at, what, address, requestId, subject, facts};
    return this.#call.context.storage.operatorLog.add([entry]);
  }

  /** The id in a field of the input, if it has the form of one. */
  #subject(field: string | undefined): string | null {
    const {input} = this.#call.route;
    const value = field === undefined ? undefined : this.#input[field];
    const isId = field !== undefined && typeof value === 'string' && input.shape[field]?.safeParse(value).success;
    return isId === true ? String(value) : null;
  }
}

/** Without its entry there is no look, whatever was the reason. */
const withoutLook = (error: unknown): unknown =>
  error instanceof Problem || error instanceof StorageUnavailable
    ? error
    : new Problem('unavailable', {cause: error, headers: {'Retry-After': '5'}});

function whoOf(caller: Caller): Who {
  if (!caller || 'tokenHash' in caller || 'raterHash' in caller || 'deviceId' in caller) return unknownWho;
  if ('personRef' in caller) {
    const {personRef: who, role: whoRole, institutionCode: whoInstitution} = caller;
    return {whoKind: 'person', who, whoRole, whoInstitution};
  }
  return {whoKind: 'client', who: caller.id, whoRole: null, whoInstitution: caller.institutionCode};
}
