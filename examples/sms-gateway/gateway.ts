import {createHmac, randomInt, timingSafeEqual} from 'node:crypto';
import {Hono, type Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {isApiError, isGovRatingError} from '@gov-rating/sdk/core';
import type {ServiceClient, ServiceRegistration} from '@gov-rating/sdk/service';
import {begun, next, sentences, type DialogueStep} from './dialogue.ts';
import type {Question, QuestionBook} from './question-book.ts';

/** What the gateway needs. */
export interface GatewayOptions {
  /** A client that is trusted with the channel `sms`, and may look services up (`services:write`). */
  readonly client: Pick<ServiceClient, 'collectRating' | 'listCaseServices'>;
  readonly book: QuestionBook;
  /** Proves that a request comes from the operator's system, as `Authorization: Bearer …`. */
  readonly secret: string;
  /** Keys the hash of telephone numbers. */
  readonly hashKey: string;
  readonly now: () => Date;
  /** `COMMENT_MAX_LENGTH` of the server, in characters. */
  readonly commentMaxLength?: number;
}

/** Refusals that end the exchange, and what the person is told. */
const ends: Readonly<Record<string, string>> = {
  already_rated: sentences.alreadyRated,
  // The rating was stored, its answer was lost, and the person has written something else since.
  idempotency_key_reused: sentences.alreadyRated,
  rating_window_closed: sentences.closed,
};

/** More than any message has, in bytes. */
const mostBytes = 16 * 1024;

/**
 * The bridge between a gateway of text messages and the unified evaluation API, in two calls:
 *
 * - `POST /questions` `{phone, institutionName, service}`: a service is to be rated. The answer says from which `extension` (扩展码) of
 *   the gateway's number to send which `text`, with what the institution says about privacy.
 * - `POST /replies` `{id, phone, extension?, text}`: a person has replied. The answer says which `text` to send back; null: none. A
 *   carrier that does not hand on the extension leaves it out, and the newest question to that number is meant.
 *
 * A reply is a rating or is asked again; only a rating reaches the server. Numbers are kept as keyed hashes, and messages not
 * at all. Answers of 5xx mean: deliver the same message again, nothing is stored twice.
 */
export function smsGateway({client, book, secret, hashKey, now, commentMaxLength = 150}: GatewayOptions): Hono {
  const app = new Hono();
  const hashed = (text: string) => createHmac('sha256', hashKey).update(text).digest('base64url');
  /** `+86 139…` and `139…` are one number. */
  const personOf = (phone: string) => hashed(phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, ''));
  const expected = hashed(`Bearer ${secret}`);
  const turns = new Map<string, Promise<unknown>>();

  app.use(bodyLimit({maxSize: mostBytes}));
  app.use(async (call, proceed) => {
    const given = hashed(call.req.header('authorization') ?? '');
    if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return call.json({error: 'unauthorized'}, 401);
    await proceed();
  });

  app.post('/questions', async call => {
    const asked = await bodyOf<{phone: string; institutionName: string; service: ServiceRegistration}>(call.req);
    if (!isText(asked?.phone) || !isText(asked.institutionName) || typeof asked.service !== 'object')
      return call.json({error: 'phone, institutionName and service are needed'}, 400);
    const {phone, institutionName, service} = asked;
    const item = service.itemName ?? service.serviceName ?? '';
    let privacy: string;
    try {
      privacy = await privacyOf(service);
    } catch (error) {
      return failure(call, 'A question by text message was not made', error);
    }
    const extension = freeExtension();
    book.save({extension, person: personOf(phone), service, dialogue: begun, askedAt: now().toISOString()});
    return call.json({extension, text: sentences.question(institutionName, item, privacy)}, 201);
  });

  app.post('/replies', async call => {
    const reply = await bodyOf<{id: string; phone: string; extension?: string; text?: string}>(call.req);
    if (!isText(reply?.id) || !isText(reply.phone)) return call.json({error: 'id and phone are needed'}, 400);
    const {id} = reply;
    const person = personOf(reply.phone);
    const extension = isText(reply.extension) ? reply.extension : undefined;
    const text = isText(reply.text) ? reply.text : '';
    try {
      return call.json({text: await inTurn(person, () => answer(person, extension, id, text))});
    } catch (error) {
      return failure(call, 'A rating by text message was not stored', error);
    }
  });
  return app;

  /** What the institution says about privacy; the server knows it before the service is registered. */
  async function privacyOf({
    projectNo,
    ticketNumber = '',
    institutionCode,
    node,
  }: ServiceRegistration): Promise<string> {
    const asked = {projectNo: projectNo ?? ticketNumber, institutionCode, node};
    const {privacyNotice} = await client.listCaseServices(asked);
    return privacyNotice?.['zh-CN'] ?? '';
  }

  /** One message of a person after another, as they come. */
  function inTurn<T>(person: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(person) ?? Promise.resolve()).then(work);
    const ended: Promise<void> = turn
      .then(() => undefined)
      .catch(() => undefined)
      .then(() => {
        if (turns.get(person) === ended) turns.delete(person);
      });
    turns.set(person, ended);
    return turn;
  }

  async function answer(person: string, extension: string | undefined, id: string, text: string) {
    const question = book.find(person, extension);
    // Nobody was asked: a number that replies to an extension of another person learns nothing.
    if (!question) return null;
    if (question.last?.id === id) return question.last.text;
    const step = next(question.dialogue, text, {digits: '1 is best', commentMaxLength});
    const {dialogue, say} = step.kind === 'said' ? step : await rated(question, step);
    book.save({...question, dialogue, last: {id, text: say}});
    return say;
  }

  /** Stores a rating; only then the person is told that it was received. */
  async function rated(question: Question, {rating}: DialogueStep & {kind: 'rating'}) {
    const dialogue = {...begun, state: 'ended'} as const;
    const {extension, service, askedAt} = question;
    const idempotencyKey = `sms-${hashed(`${extension} ${askedAt}`)}`;
    try {
      const {receiptNumber} = await client.collectRating({service, channel: 'sms', ...rating}, {idempotencyKey});
      return {dialogue, say: sentences.received(receiptNumber)};
    } catch (error) {
      const say = isApiError(error) ? ends[error.code] : undefined;
      if (say === undefined) throw error;
      return {dialogue, say};
    }
  }

  function freeExtension(): string {
    for (;;) {
      const extension = String(randomInt(1_000_000)).padStart(6, '0');
      if (!book.has(extension)) return extension;
    }
  }
}

/** The code says what an operator has to mend; neither the message nor the number is logged. */
function failure(call: Context, what: string, error: unknown): Response {
  if (!isGovRatingError(error)) throw error;
  console.error(`${what}: ${error.code}`);
  return call.json({error: error.code}, error.retry ? 503 : 502);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

async function bodyOf<T>(request: {json(): Promise<unknown>}): Promise<Partial<T> | undefined> {
  const body = await request.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? (body as Partial<T>) : undefined;
}
