import type {Context} from '../context/context.ts';
import {dialectsByName} from '../dialects/upstream/dialects.ts';
import {later} from '../domain/calendar/moments.ts';
import {windowPassedBefore} from '../domain/ratings/rating-window.ts';
import type {StoredPerson} from '../domain/persons/person-storage.ts';
import type {Storage} from '../domain/storage.ts';
import {
  judge,
  keptWords,
  upstreamTimeoutMs,
  waitMs,
  type SendUpstream,
  type UpstreamMessage,
  type Verdict,
} from '../domain/upstream/answers.ts';
import {coverageOf, keptSinceOf, type Platform} from '../domain/upstream/platform.ts';
import {namesPerson, recordKinds, recordOf, valuesOf, type RecordKind} from '../domain/upstream/records.ts';
import type {DueUpstream, UpstreamNote} from '../domain/upstream/upstream-storage.ts';
import {decryptPerson} from '../security/encrypted-person.ts';
import type {Job} from './job.ts';
import {createLanes} from './lanes.ts';
import {UpstreamTokens} from './upstream-tokens.ts';

/** How many entries of the evidence log are looked at in one transaction. */
const entriesAtOnce = 200;

/** How long a run waits for answers before it looks for other work, in milliseconds. */
const patienceMs = 1000;

/** How many messages a rating can need: a token, its two records, and each of them again after the token has expired. */
const messagesOfRating = 6;

/** How long a rating belongs to the process that claimed it, in milliseconds: its messages, and time to note the outcome. */
const leaseMs = (messagesOfRating + 2) * upstreamTimeoutMs;

/** The longest time for which a platform that does not answer is left alone, in milliseconds. */
const longestRestMs = 600_000;

/** What a process knows of a platform. */
interface Line {
  readonly tokens: UpstreamTokens;
  isCovered: boolean;
  /** Claims in turn of which no record was answered. */
  failures: number;
  restUntil: Date;
}

/**
 * Hands ratings to the platforms above: the record of the service first, then the rating, each at least once. It finds them in
 * the evidence log, so nothing is written for it when a rating is submitted. Each platform has a lane of its own.
 */
export function deliverUpstream(send: SendUpstream): Job {
  const lanes = createLanes();
  const known = new WeakMap<Storage, Map<string, Line>>();
  const lineOf = (storage: Storage, id: string): Line => {
    const lines = known.get(storage) ?? new Map<string, Line>();
    const line = lines.get(id) ?? {
      tokens: new UpstreamTokens(send),
      ...{isCovered: false, failures: 0, restUntil: new Date(0)},
    };
    known.set(storage, lines.set(id, line));
    return line;
  };
  return {
    name: 'deliver-upstream',
    everyMs: 2000,
    async run(context) {
      let handled = 0;
      for (const platform of context.settings.upstream) {
        const {platformId} = platform;
        const line = lineOf(context.storage, platformId);
        handled += await queue(platform, line, context);
        if (lanes.busy().includes(platformId) || line.restUntil > context.now()) continue;
        const due = await claim(platform, context);
        handled += due.length;
        if (due.length > 0) lanes.start(platformId, deliverAll(due, platform, line, send, context));
      }
      const calling = lanes.busy().length > 0;
      await lanes.settle(patienceMs);
      return handled + (calling ? 1 : 0);
    },
    end: () => lanes.end(),
  };
}

/** Queues ratings that are new in the evidence log. A process says once what the platform gets: its settings do not change. */
async function queue(platform: Platform, line: Line, {storage, settings, now}: Context): Promise<number> {
  const {platformId, institutions, since, unique, ratings} = platform;
  const coverage = coverageOf(platform);
  const keptSince = keptSinceOf(platform, now())?.toISOString();
  if (!line.isCovered) await storage.coverUpstream({platformId, coverage, keptSince});
  line.isCovered = true;
  const at = now().toISOString();
  const order = {platformId, coverage, institutions, since, unique, at, limit: entriesAtOnce};
  if (ratings === 'given') return storage.queueUpstream(order);
  // A platform takes one rating of a service: while a person may still replace a default, only the person's own may take the place.
  const days = settings.rules.ratingWindowDays.value;
  if (days === null) return 0;
  return storage.queueUpstream({...order, defaultsBefore: windowPassedBefore(now(), days).toISOString()});
}

function claim({platformId, parallel}: Platform, {storage, now}: Context): Promise<DueUpstream[]> {
  const at = now();
  const until = later(at, leaseMs).toISOString();
  return storage.claimUpstream({platformId, at: at.toISOString(), until, limit: parallel});
}

async function deliverAll(
  due: readonly DueUpstream[],
  platform: Platform,
  line: Line,
  send: SendUpstream,
  context: Context,
): Promise<void> {
  const notes = await Promise.all(
    due.map(async rating => {
      const note = await deliver(rating, platform, line, send, context);
      await context.storage.noteUpstream([note]);
      return note;
    }),
  );
  const isSilent = notes.every(({outcome, failure}) => outcome === 'retry' && failure !== 'person_not_readable');
  line.failures = isSilent ? line.failures + 1 : 0;
  if (isSilent)
    line.restUntil = later(context.now(), Math.min(waitMs(line.failures, chanceOf(context)), longestRestMs));
}

const chanceOf = ({randomBytes}: Context): number => (randomBytes(1)[0] ?? 0) / 256;

/** Sends the records of a rating that are missing, one after the other, and says what became of it. */
async function deliver(
  due: DueUpstream,
  platform: Platform,
  line: Line,
  send: SendUpstream,
  context: Context,
): Promise<UpstreamNote> {
  const {platformId, ratingId, attempts, facts} = due;
  const dialect = dialectsByName[platform.dialect];
  const fields = {
    service: {...dialect.fields.service, ...platform.fields.service},
    rating: {...dialect.fields.rating, ...platform.fields.rating},
  };
  let step = due.step;
  const note = (outcome: UpstreamNote['outcome'], more: Partial<UpstreamNote> = {}, retryAfter = 0): UpstreamNote => ({
    ...{platformId, ratingId, outcome, step, status: null, failure: null, words: null},
    at: context.now().toISOString(),
    nextAt: later(context.now(), waitMs(attempts, chanceOf(context), retryAfter)).toISOString(),
    ...more,
  });

  if (facts.voidedAt !== null && platform.voided === 'leave') return note('refused', {failure: 'voided'});
  const readsPerson = namesPerson(fields.service) || namesPerson(fields.rating);
  const person = readsPerson ? await personOf(due, context).catch(() => 'not_readable' as const) : undefined;
  if (person === 'not_readable') return note('retry', {failure: 'person_not_readable'});
  const channels = {...context.settings.profile.channelCodes.value, ...platform.channels};
  const {areaCodeDigits, numbers} = platform;
  const values = valuesOf(facts, person, {areaCodeDigits, channels});
  if (facts.channel !== null && values.pf === undefined && Object.values(fields.rating).includes('pf'))
    return note('refused', {failure: 'channel_without_code', words: facts.channel});

  const exchange = (kind: RecordKind): Promise<Verdict> =>
    exchanged(platform, line, send, context, token => {
      const record = recordOf(fields[kind], platform.constants[kind], values, numbers);
      return dialect.messageOf(kind, record, platform, {now: context.now(), token});
    });
  let verdict: Verdict | undefined;
  for (const kind of recordKinds.slice(recordKinds.indexOf(due.step))) {
    step = kind;
    verdict = await exchange(kind);
    if (verdict.outcome !== 'accepted' && verdict.outcome !== 'duplicate') break;
  }
  switch (verdict?.outcome) {
    case 'accepted':
      return note('delivered', {status: verdict.status});
    case 'duplicate':
      return note('delivered', {status: verdict.status, failure: 'duplicate'});
    case 'refused': {
      const words = keptWords(verdict.words, [person?.name, person?.phone, person?.certificateNumber, facts.comment]);
      return note('refused', {status: verdict.status, failure: 'refused', words});
    }
    case 'retry':
      return note('retry', {status: verdict.status, failure: verdict.failure}, verdict.retryAfter);
    default:
      return note('retry', {status: verdict?.status ?? null, failure: 'not_authorized'});
  }
}

/** What a function makes; undefined where it cannot, because a key that the operator has set does not fit. */
function madeOr<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** Sends one record; with a new token once more, where the platform does not take the old one any longer. */
async function exchanged(
  platform: Platform,
  {tokens}: Line,
  send: SendUpstream,
  {now}: Context,
  messageOf: (token: string | undefined) => UpstreamMessage,
): Promise<Verdict> {
  const dialect = dialectsByName[platform.dialect];
  for (let turn = 1; ; turn++) {
    const token = await tokens.current(dialect, platform, now());
    if (token === 'failed') return {outcome: 'retry', failure: 'no_token', status: null};
    const message = madeOr(() => messageOf(token.token));
    if (!message) return {outcome: 'retry', failure: 'not_sendable', status: null};
    const reply = await send(message);
    const read = reply.status === undefined ? undefined : dialect.read(reply, platform);
    const verdict = judge(reply, read, platform.answer);
    if (verdict.outcome !== 'token_expired' || token.token === undefined || turn === 2) return verdict;
    await tokens.drop(token);
  }
}

/** The person who was served, where one is stored. Rejects when it cannot be decrypted, because its key is missing. */
async function personOf({person, serviceId, facts}: DueUpstream, {keyring}: Context) {
  if (!person) return undefined;
  if (!keyring) throw new Error('There is no data key.');
  const {institutionCode, projectNo, serviceNumber, node} = facts;
  const stored: StoredPerson = {...person, serviceId, service: {institutionCode, projectNo, serviceNumber, node}};
  return decryptPerson(keyring, stored);
}
