/** Durable submissions beside bare inserts of the row of a rating, in turn. */
import {randomBytes} from 'node:crypto';
import {newId, platformRandomBytes} from '@gov-rating/server';
import {submitRating} from '../../packages/server/src/routes/ratings/submit-rating.ts';
import {appOver, bureau, hashOf, invited, now, offices, settle} from './world.mjs';

/** Numbers of callers that wait for an answer at the same time, and how many ratings each of them gives in a round. */
const loads = [
  {inFlight: 1, each: 300},
  {inFlight: 16, each: 60},
  {inFlight: 64, each: 30},
];

/** A good rating. */
export const good = index =>
  index % 3 === 0
    ? {
        level: 'very_satisfied',
        tags: ['510', '511'],
        comment: `窗口人员很耐心，一次就办好了，第${index}号`,
        channel: 'web',
      }
    : {level: 'satisfied', tags: [], comment: '', channel: 'web'};
/** A bad rating, which makes a work order. */
export const bad = index => ({
  level: index % 2 === 0 ? 'dissatisfied' : 'very_dissatisfied',
  tags: index % 2 === 0 ? ['209'] : ['110'],
  comment: index % 2 === 0 ? `材料清单没有一次告知清楚，第${index}号` : '',
  channel: 'web',
});

/**
 * Rounds of each contestant at each load; what came of it by load and name.
 *
 * @param {import('./databases.mjs').Database} database
 */
export async function benchSubmissions(database, rounds) {
  await settle(database);
  const contestants = await contestantsOn(database);
  const results = loads.map(({inFlight}) => ({
    inFlight,
    contestants: contestants.map(({name}) => ({name, perSecond: [], processor: []})),
  }));
  // The first round warms everything up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const [place, {inFlight, each}] of loads.entries()) {
      for (const [index, contestant] of contestants.entries()) {
        const {perSecond, processor} = await timed(contestant, database, inFlight, each);
        if (round === 0) continue;
        results[place].contestants[index].perSecond.push(perSecond);
        results[place].contestants[index].processor.push(processor);
      }
    }
    await database.tidy();
  }
  const differences = await database.storage.recount();
  if (differences.length > 0) throw new Error(`Counts differ: ${JSON.stringify(differences.slice(0, 3))}`);
  return results;
}

async function contestantsOn(database) {
  const {storage} = database;
  const app = appOver(storage);
  const insert = await database.bare();
  const overApp = draftOf => ({
    prepare: async count => {
      const tokens = await invited(database, count);
      return index => {
        const request = requestOf(tokens[index], draftOf(index));
        return async () => demand((await app.fetch(request)).status === 201);
      };
    },
  });
  const overStorage = draftOf => ({
    prepare: async count => {
      const tokens = await invited(database, count);
      return index => {
        const caller = {invitationId: tokens[index].slice(0, 22), tokenHash: hashOf(tokens[index])};
        return async () => storage.submitRating(await submissionOf(app, caller, draftOf(index)));
      };
    },
  });
  return [
    {name: 'bare insert', prepare: async () => index => insertionOf(insert, index)},
    {name: 'through the app, good', ...overApp(good)},
    {name: 'through the app, bad', ...overApp(bad)},
    {name: 'through the storage, good', ...overStorage(good)},
    {name: 'through the storage, bad', ...overStorage(bad)},
  ];
}

async function timed(contestant, database, inFlight, each) {
  const count = inFlight * each;
  const make = await contestant.prepare(count);
  const works = Array.from({length: count}, (_, index) => make(index));
  globalThis.gc?.();
  const [started, before] = [performance.now(), process.cpuUsage()];
  let next = 0;
  const caller = async () => {
    while (next < count) await works[next++]();
  };
  await Promise.all(Array.from({length: inFlight}, caller));
  const {user, system} = process.cpuUsage(before);
  return {perSecond: (1000 * count) / (performance.now() - started), processor: (user + system) / count};
}

function demand(kept) {
  if (!kept) throw new Error('A rating of the bench was refused.');
}

function requestOf(token, draft) {
  const body = JSON.stringify(draft);
  return new Request('http://localhost/v1/ratings', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': randomBytes(16).toString('base64url'),
    },
    body,
  });
}

/** What the route gives to the storage, caught on its way. */
async function submissionOf({context}, caller, draft) {
  let caught;
  const storage = {
    submitRating: async submission => {
      caught = submission;
      return {outcome: 'received', receipt: {}};
    },
  };
  const call = {caller, idempotencyKey: randomBytes(16).toString('base64url'), address: undefined};
  await submitRating(draft, {...context, storage}, call);
  return caught;
}

function insertionOf(insert, index) {
  const row = bareRow(index);
  return () => insert(row);
}

/** The row that a rating becomes, with nothing else. */
export function bareRow(index) {
  const id = () => newId(platformRandomBytes, now);
  const {level, tags, comment, channel} = good(index);
  return {
    ...{rating_id: id(), write_id: crypto.randomUUID(), service_id: id(), invitation_id: id()},
    ...{
      institution_code: offices[index % 10].code,
      area_code: bureau.areaCode,
      day: '2026-11-24',
      level,
      source: 'active',
    },
    ...{tags: JSON.stringify(tags), comment, channel, pressed_at: null, catalogue_version: 'v2'},
    ...{idempotency_key: id(), content_hash: hashOf(level), receipt_number: id(), received_at: now.toISOString()},
    comment_salt: id(),
  };
}
