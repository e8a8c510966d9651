import {decodeKey, type Channel, type Level, type ParsedInput, type Receipt} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {deviceMoment} from '../../domain/calendar/moments.ts';
import type {DeviceCaller} from '../../domain/devices/device.ts';
import type {Client} from '../../domain/institutions/client-storage.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {provenChannel, type ChannelProof} from '../../domain/ratings/channel.ts';
import {collectorClock} from '../../domain/ratings/collector-clock.ts';
import {comparedContent, draftErrors} from '../../domain/ratings/rating-draft.ts';
import {caseKeyOf} from '../../domain/services/service-facts.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {eachEntry} from '../each-entry.ts';
import {storeRating, withKey} from '../ratings/new-rating.ts';
import {refusedFields, underAnyCode} from '../services/put-service.ts';

/** Who brings ratings: what its ratings are recorded under, which institution bounds it, and what proves the channel. */
interface Collector {
  readonly kind: 'client' | 'device';
  readonly id: string;
  /** It acts for this institution and all below it. */
  readonly within: string;
  readonly proof: ChannelProof;
}

type Entry = ParsedInput<'collectRating'> & {readonly idempotencyKey: string};

/** Registers a service and stores its rating; the same key returns the first receipt. */
export const collectRating: Handler<'collectRating'> = (entry, context, {caller, idempotencyKey, address}) =>
  one({...entry, idempotencyKey}, context, collectorOf(caller), address);

/** Does the same for some ratings at once; those of one key or of one service come one after another. */
export const collectRatings: Handler<'collectRatings'> = ({entries}, context, {caller, address}) =>
  many(entries, context, collectorOf(caller), address);

/** Registers a service and stores the rating that was given on a device; its kind is the channel. */
export const collectDeviceRating: Handler<'collectDeviceRating'> = (
  entry,
  context,
  {caller, idempotencyKey, address},
) => one(atPointOf(caller)({...entry, idempotencyKey}), context, deviceAsCollector(caller), address);

/** Does the same for the ratings that waited on a device for a network. */
export const collectDeviceRatings: Handler<'collectDeviceRatings'> = ({entries}, context, {caller, address}) =>
  many(entries.map(atPointOf(caller)), context, deviceAsCollector(caller), address);

async function one(entry: Entry, context: Context, collector: Collector, address: string | undefined) {
  const {receipt, replayed} = await collected(entry, context, collector, address);
  return replayed ? new ReplayedResponse(receipt) : receipt;
}

async function many(entries: readonly Entry[], context: Context, collector: Collector, address: string | undefined) {
  const outcomes = await eachEntry(entries, keysOf, entry => collected(entry, context, collector, address));
  return {entries: outcomes.map(({done, problem}) => ({receipt: done?.receipt ?? null, problem}))};
}

const keysOf = ({idempotencyKey, service}: Entry) => {
  const {institutionCode, serviceNumber, node} = service;
  return [`key ${idempotencyKey}`, JSON.stringify([institutionCode, caseKeyOf(service), serviceNumber, node])];
};

const collectorOf = ({id, institutionCode, channels = []}: Client): Collector => ({
  kind: 'client',
  id,
  within: institutionCode,
  proof: {by: 'collector', channels},
});

const deviceAsCollector = ({deviceId, institutionCode, kind}: DeviceCaller): Collector => ({
  kind: 'device',
  id: deviceId,
  within: institutionCode,
  proof: {by: 'device', kind},
});

/** A ticket without a point was drawn where the device is. */
const atPointOf =
  ({pointId}: DeviceCaller) =>
  (entry: Entry): Entry =>
    entry.service.ticketNumber === undefined ? entry : {...entry, service: {pointId, ...entry.service}};

async function collected(
  entry: Entry,
  context: Context,
  {kind, id, within, proof}: Collector,
  address: string | undefined,
): Promise<{readonly receipt: Receipt; readonly replayed: boolean}> {
  const {storage, settings, keyedHash} = context;
  const {service, tags, comment, idempotencyKey, clerk = null, pressedAt, sentAt} = entry;
  const level = levelOf(entry);
  const channel = provenChannel(entry.channel, proof);
  if (channel === undefined) throw fieldProblem('channel', 'channel_not_allowed');
  const [first, ...others] = draftErrors({level, tags, comment}, settings);
  if (first) throw new Problem(first.code, {fieldErrors: [first, ...others]});

  const now = context.now();
  const clock = collectorClock(sentAt, now);
  const pressed = pressedAt === undefined ? undefined : clock.corrected(pressedAt);
  const draft = {level, tags, comment, channel, pressedAt: pressed === undefined ? null : deviceMoment(pressed, now)};
  const contentHash = await hash(contentOf(entry, channel, level));
  const submitted = await storeRating(draft, context, now, address, rating => {
    const servedAt = clock.believed(service.servedAt, rating.windowOpenFrom);
    const collection = {
      ...{collectorKind: kind, collectorId: id, idempotencyKey, clerk},
      servedSaid: servedAt === service.servedAt ? null : service.servedAt,
      pressedSaid: pressedAt ?? null,
      sentSaid: sentAt ?? null,
      offsetMs: clock.offsetMs,
    };
    return underAnyCode({...service, servedAt}, context, within, now, registration =>
      storage.collectRating({
        ...rating,
        registration: {...registration, isReminded: false},
        idempotencyKey,
        contentHash,
        collection,
      }),
    );
  }).catch(inService);
  if (submitted.outcome !== 'received' && submitted.outcome !== 'replayed') {
    const field = submitted.outcome in refusedFields && refusedFields[submitted.outcome as keyof typeof refusedFields];
    throw field ? fieldProblem(`service.${field}`, submitted.outcome) : new Problem(submitted.outcome);
  }
  return {receipt: await withKey(submitted.receipt, keyedHash), replayed: submitted.outcome === 'replayed'};
}

/** The level that is named, or that the key means on its model. */
function levelOf({level, keyPress}: Pick<Entry, 'level' | 'keyPress'>): Level {
  if (keyPress === undefined) {
    if (level === undefined) throw fieldProblem('level', 'missing_field');
    return level;
  }
  if (level !== undefined) throw fieldProblem('keyPress', 'invalid_input');
  const reading = decodeKey(keyPress.model, keyPress.key);
  if (reading.outcome === 'rated') return reading.level;
  throw fieldProblem(reading.outcome === 'model_unknown' ? 'keyPress.model' : 'keyPress.key', reading.outcome);
}

/** What makes two requests the same: all but the clocks, which differ at each try, and the person, who is encrypted. */
function contentOf({service, tags, comment, clerk}: Entry, channel: Channel, level: Level): string {
  const {person: _, ...facts} = service;
  const said = Object.entries(facts).filter(([, value]) => value !== undefined);
  return JSON.stringify([comparedContent({level, tags, comment, channel}), said.toSorted(), clerk ?? null]);
}

/** A field of the service is a field inside of the entry. */
function inService(thrown: unknown): never {
  if (!(thrown instanceof Problem)) throw thrown;
  const [error] = thrown.fieldErrors;
  throw error ? fieldProblem(`service.${error.field}`, error.code) : thrown;
}
