import {subjectPattern} from '@gov-rating/contract';
import type {SendUpstream, UpstreamMessage, UpstreamReply} from '../upstream/answers.ts';
import {filled, type JsonValue} from '../upstream/envelope.ts';
import type {AssuranceLevel} from './portal.ts';

/**
 * How a ticket of a portal is exchanged with its provider of sign-on: all names are data, because each province has its own
 * (certainty: single, seen of one provincial app: a ticket, an account of the client, a level from 1 to 3).
 */
export interface TicketRules {
  /** Where the ticket is sent by POST. */
  readonly url: string;
  /** How the body is written. */
  readonly encoding: 'json' | 'form';
  /** The body; `$ticket`, `$clientId` and `$clientSecret` in it are replaced. A form has only texts. */
  readonly body: {readonly [name: string]: JsonValue};
  /** Whether id and secret of the client are also sent by HTTP Basic (RFC 7617). */
  readonly basic: boolean;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the answer has the pseudonym of the person: names separated by dots. */
  readonly subject: string;
  /** Where it has the level of assurance. */
  readonly assurance: string;
  /** What each level is called there. A level that is not named is never guessed. */
  readonly levels: Readonly<Record<string, AssuranceLevel>>;
  /** Where the answer has a code, and which codes say that the ticket is taken, or that it is not good; undefined for none. */
  readonly answer: AnswerCodes | undefined;
}

/** The codes of an answer. Any other code is a fault of the provider. */
export interface AnswerCodes {
  /** Names separated by dots. */
  readonly code: string;
  readonly taken: readonly string[];
  readonly refused: readonly string[];
}

/** What became of a ticket. `fault` is a short reason of the provider's, which the person cannot help. */
export type TicketOutcome =
  {readonly subject: string; readonly assurance: AssuranceLevel} | {readonly refused: true} | {readonly fault: string};

/** How long a provider may take for an answer, in milliseconds: a person waits for it. */
export const signOnTimeoutMs = 5000;

/** How many tickets one process exchanges at the same time. */
export const mostTickets = 50;

/** Exchanges a ticket with the provider; never rejects. */
export const exchangeTicket = async (ticket: string, rules: TicketRules, send: SendUpstream): Promise<TicketOutcome> =>
  readTicketAnswer(await send(ticketMessage(ticket, rules)), rules);

/** The message to the provider. Nothing of it is in the address. */
export function ticketMessage(ticket: string, rules: TicketRules): UpstreamMessage {
  const {url, encoding, basic, clientId, clientSecret} = rules;
  const values = {$ticket: ticket, $clientId: clientId, $clientSecret: clientSecret};
  const body = filled(rules.body, values) as Readonly<Record<string, unknown>>;
  const form = () => new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString();
  return {
    ...{method: 'POST', url},
    headers: {
      accept: 'application/json',
      'content-type': encoding === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(basic && {authorization: `Basic ${basicCredentials(clientId, clientSecret)}`}),
    },
    body: encoding === 'json' ? JSON.stringify(body) : form(),
  };
}

const basicCredentials = (id: string, secret: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(`${id}:${secret}`)));

/**
 * The one rule by which an answer is judged: the person is to blame only where the provider says that the ticket is not good, by
 * one of the codes for that or, without any, by status 400 or 404. All else that is no complete answer is a fault of the
 * provider, such as 401 and 403 for credentials of ours that it does not take.
 */
export function readTicketAnswer(reply: UpstreamReply, rules: TicketRules): TicketOutcome {
  if (reply.status === undefined) return {fault: reply.failure};
  const {status} = reply;
  const {answer} = rules;
  const read = status < 500 && (status < 300 || status >= 400) ? objectIn(reply.body) : undefined;
  const code = answer && textAt(read, answer.code);
  if (code !== undefined && answer?.refused.includes(code)) return {refused: true};
  if (status === 400 || status === 404) return answer ? {fault: `status_${status}`} : {refused: true};
  if (status < 200 || status >= 300) return {fault: `status_${status}`};
  if (reply.body === undefined) return {fault: 'answer_too_long'};
  if (read === undefined) return {fault: 'answer_not_json'};
  if (answer && (code === undefined || !answer.taken.includes(code))) return {fault: 'answer_code_unknown'};
  const [subject, level] = [textAt(read, rules.subject), textAt(read, rules.assurance)];
  if (subject === undefined || !subjectPattern.test(subject)) return {fault: 'subject_not_valid'};
  const assurance = level !== undefined && Object.hasOwn(rules.levels, level) ? rules.levels[level] : undefined;
  return assurance === undefined ? {fault: 'level_unknown'} : {subject, assurance};
}

type Answered = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Answered =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object of an answer in UTF-8; undefined for anything else. */
function objectIn(bytes: Uint8Array | undefined): Answered | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The text or the whole number at names separated by dots; undefined for anything else. */
function textAt(answered: Answered | undefined, path: string): string | undefined {
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), answered);
  if (typeof value === 'string') return value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}
