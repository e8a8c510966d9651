import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {Client} from 'pg';
import {freshSchema, howToGetPostgres, startPostgres} from '../../../test/fixtures/postgres.fixtures.ts';
import {
  aRegistration,
  aSubmission,
  guangzhou,
  invite,
  rate,
  register,
  settle,
  totals,
  unique,
} from '../../../test/fixtures/storage.fixtures.ts';
import type {NewCaseEvent} from '../../domain/cases/case-event.ts';
import type {CaseChange, StoredReview} from '../../domain/cases/rating-case.ts';
import type {Storage} from '../../domain/storage.ts';
import {postgresStorage} from '../postgres.ts';
import {sqliteStorage} from '../sqlite.ts';

/** A storage, and access to its database, to see what remains and to seal entries. */
interface Opened {
  readonly storage: Storage;
  readonly sql: (text: string) => Promise<Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'gov-rating-erasure-'));
after(() => rmSync(folder, {recursive: true, force: true}));
let files = 0;

async function sqlite(): Promise<Opened> {
  const file = join(folder, `${++files}.db`);
  const storage = await sqliteStorage(file);
  const other = new BetterSqlite(file);
  return {
    storage,
    sql: async text => {
      const statement = other.prepare(text);
      return statement.reader ? (statement.all() as Record<string, unknown>[]) : (statement.run(), []);
    },
    close: async () => {
      other.close();
      await storage.close();
    },
  };
}

async function postgres(url: string): Promise<Opened> {
  const schema = await freshSchema(url);
  const storage = await postgresStorage(schema.url);
  const other = new Client({connectionString: schema.url});
  await other.connect();
  return {
    storage,
    sql: async text => (await other.query<Record<string, unknown>>(text)).rows,
    close: async () => {
      await other.end();
      await storage.close();
      await schema.drop();
    },
  };
}

/** Takes the place of the log and gives every entry a leaf index. */
const seal = ({sql}: Opened) =>
  sql(`UPDATE evidence_entry SET leaf = '{}', leaf_hash = entry_id, leaf_index = (SELECT count(*) FROM evidence_entry AS other
    WHERE other.entry_id < evidence_entry.entry_id)`);

const written = '2026-11-25T04:00:00.000Z';
const at = '2028-01-01T00:00:00.000Z';
const authorization = {keyId: 'key', signature: 'AAAA'};
const past = {
  before: '2027-12-01T00:00:00.000Z',
  personsBefore: '2027-12-01T00:00:00.000Z',
  at,
  limit: 100,
  authorization,
};
const nothing = {persons: 0, comments: 0, words: 0};

const anEvent = (kind: string, facts: Partial<NewCaseEvent> = {}): NewCaseEvent => ({
  eventId: unique('act-'),
  kind,
  actor: {kind: 'person', role: 'institution_staff', institutionCode: guangzhou.code, ref: 'somebody'},
  at: '2026-11-26T04:00:00.000Z',
  facts: {reached: true},
  texts: {note: '已电话联系王女士'},
  textsSalt: 'salt',
  idempotencyKey: unique('key-'),
  contentHash: 'hash',
  ...facts,
});

const aReview = (state: StoredReview['state']): StoredReview => ({
  reviewId: 'review',
  instance: 'review',
  state,
  ground: 'mistaken',
  reason: '王女士点错了',
  evidence: [{title: '王女士的录像', reference: 'A-17'}],
  requestedAt: written,
  requestedBy: guangzhou.code,
  requestedRef: 'somebody',
  dueAt: null,
  decidedAt: state === 'open' ? null : written,
  decidedBy: state === 'open' ? null : guangzhou.code,
  decidedRef: state === 'open' ? null : 'somebody else',
  decisionReason: state === 'open' ? null : '王女士说得对',
});

const closing = {state: 'closed', dueAt: null, closedAt: '2026-12-01T04:00:00.000Z'} as const;

/** A real-name bad rating, handled to its end with many texts. */
async function aLongStory({storage}: Opened, last: Partial<CaseChange> = {}) {
  await settle(storage);
  const facts = {projectNo: unique('P'), institutionCode: guangzhou.code};
  const registration = {...aRegistration(facts), person: {keyId: 'key', ciphertext: 'sealed'}};
  await storage.registerService(registration);
  const draft = {level: 'dissatisfied', comment: '王女士等了三小时'} as const;
  const submission = aSubmission(await invite(storage, registration.serviceId), {draft});
  await storage.submitRating(submission);
  const {orderNumber} = submission;
  const change = (made: CaseChange) => storage.changeCase({orderNumber}, null, () => made);
  await change({event: anEvent('contact')});
  await change({event: anEvent('ask_review', {reviewId: 'review'}), review: aReview('open')});
  await change({event: anEvent('decide_review', {reviewId: 'review'}), review: aReview('upheld')});
  const supplement = {addedAt: written, comment: '王女士满意了', solved: true};
  await change({event: anEvent('supplement'), supplement});
  await change({event: anEvent('close', {texts: {}}), order: closing, ...last});
  return {...submission, serviceId: registration.serviceId};
}

/** A service of which the person is known; its id. */
async function aNamedService(storage: Storage): Promise<string> {
  const facts = {projectNo: unique('P'), institutionCode: guangzhou.code};
  const registration = {...aRegistration(facts, {at: written}), person: {keyId: 'key', ciphertext: 'sealed'}};
  await storage.registerService(registration);
  return registration.serviceId;
}

const sealed = `SELECT * FROM evidence_entry WHERE kind <> 'erasure' ORDER BY entry_id`;

/** Everything that any table says. */
async function everything({sql}: Opened): Promise<string> {
  const tables = ['service_person', 'rating', 'act', 'review', 'supplement', 'work_order', 'evidence_entry'];
  const rows = [];
  for (const table of tables) rows.push(await sql(`SELECT * FROM ${table}`));
  return JSON.stringify(rows);
}

function cases(name: string, open: () => Promise<Opened>): void {
  const testOn = (title: string, body: (opened: Opened) => Promise<void>) => {
    void test(`${name}: ${title}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };

  testOn('what people wrote and who they are is gone; what happened, counts and log stay', async opened => {
    const {storage, sql} = opened;
    const {orderNumber, serviceId, ratingId} = await aLongStory(opened);
    await seal(opened);
    const before = await storage.ratingCase({orderNumber}, null);
    const log = await sql(sealed);
    assert.deepEqual(await storage.eraseBefore(past), {persons: 1, comments: 1, words: 4});
    const ratingCase = await storage.ratingCase({orderNumber}, null);
    assert.ok(ratingCase && before);
    assert.equal(ratingCase.comment, '');
    assert.deepEqual(
      ratingCase.events.map(({texts, textsSalt}) => [texts, textsSalt]),
      ratingCase.events.map(({kind}) => [{}, kind === 'close' ? 'salt' : '']),
    );
    assert.deepEqual(
      ratingCase.events.map(({kind, at: when, facts, actor}) => ({kind, when, facts, actor})),
      before.events.map(({kind, at: when, facts, actor}) => ({kind, when, facts, actor})),
    );
    assert.deepEqual(ratingCase.supplement, {addedAt: written, comment: '', solved: true});
    assert.deepEqual(ratingCase.reviews, [{...aReview('upheld'), reason: '', evidence: [], decisionReason: ''}]);
    assert.equal(ratingCase.realName, true);
    assert.equal(await storage.servedPerson(serviceId, null), undefined);
    assert.deepEqual(await sql(sealed), log);
    assert.deepEqual(await totals(storage), {dissatisfied: 1, orders: 1});
    assert.deepEqual(await storage.recount(), []);
    const [row] = await sql(`SELECT comment_salt, content_hash FROM rating WHERE rating_id = '${ratingId}'`);
    assert.deepEqual(row, {comment_salt: null, content_hash: ''});
    assert.equal((await everything(opened)).includes('王女士'), false);
  });

  testOn('each erasure of words is an entry of the log, under the warrant that allowed it', async opened => {
    const {storage, sql} = opened;
    const {ratingId} = await aLongStory(opened);
    await seal(opened);
    await storage.eraseBefore(past);
    const entries = await sql(`SELECT entry_id FROM evidence_entry WHERE kind = 'erasure' AND leaf_index IS NULL`);
    const wordy = await sql(`SELECT act_id FROM act WHERE erased_at IS NOT NULL`);
    const expected = [ratingId, ...wordy.map(({act_id: actId}) => String(actId))].map(id => `e.${id}`);
    assert.deepEqual(entries.map(({entry_id: id}) => String(id)).sort(), expected.sort());
    const found = await sql('SELECT key_id, signature FROM erasure_warrant');
    assert.deepEqual(found, [{key_id: 'key', signature: 'AAAA'}]);
  });

  testOn('without a warrant words stay, and persons go', async opened => {
    await aLongStory(opened);
    await seal(opened);
    const {authorization: _, ...unsigned} = past;
    assert.deepEqual(await opened.storage.eraseBefore(unsigned), {persons: 1, comments: 0, words: 0});
    assert.equal((await opened.sql('SELECT * FROM erasure_warrant')).length, 0);
  });

  testOn('a person whom nobody has to call back is erased early, one of an order only with the order', async opened => {
    const {storage} = opened;
    const {serviceId: ordered} = await aLongStory(opened);
    const [unrated, praised] = [await aNamedService(storage), await aNamedService(storage)];
    await storage.submitRating(aSubmission(await invite(storage, praised)));
    const early = {...past, before: '2000-01-01T00:00:00Z', personsBefore: written};
    assert.deepEqual(await storage.eraseBefore(early), nothing, 'they are as old as that, not older');
    const later = {...early, personsBefore: '2026-11-25T04:00:00.001Z'};
    assert.deepEqual(await storage.eraseBefore({...later, limit: 1}), {...nothing, persons: 1});
    assert.deepEqual(await storage.eraseBefore(later), {...nothing, persons: 1});
    assert.deepEqual(await storage.eraseBefore(later), nothing);
    for (const gone of [unrated, praised]) assert.equal(await storage.servedPerson(gone, null), undefined);
    assert.ok(await storage.servedPerson(ordered, null));
    assert.deepEqual(await storage.eraseBefore(past), {...nothing, persons: 1});
  });

  testOn('two who erase at once erase each word once', async opened => {
    await aLongStory(opened);
    await seal(opened);
    const both = await Promise.all([opened.storage.eraseBefore(past), opened.storage.eraseBefore(past)]);
    const total = (of: 'persons' | 'comments' | 'words') => both.reduce((sum, erased) => sum + erased[of], 0);
    assert.deepEqual([total('persons'), total('comments'), total('words')], [1, 1, 4]);
  });

  testOn('erasing again finds nothing and changes nothing', async opened => {
    await aLongStory(opened);
    await seal(opened);
    await opened.storage.eraseBefore(past);
    const left = await everything(opened);
    assert.deepEqual(await opened.storage.eraseBefore({...past, at: '2029-01-01T00:00:00Z'}), nothing);
    assert.equal(await everything(opened), left);
  });

  testOn('words that the log holds no commitment to yet wait until it does', async opened => {
    await aLongStory(opened);
    assert.deepEqual(await opened.storage.eraseBefore(past), {persons: 1, comments: 0, words: 0});
    await seal(opened);
    assert.deepEqual(await opened.storage.eraseBefore(past), {persons: 0, comments: 1, words: 4});
  });

  testOn('nothing is erased while the order is open, nor before its end is as long ago', async opened => {
    const {storage} = opened;
    const {orderNumber} = await aLongStory(opened, {order: {state: 'replied'}});
    await seal(opened);
    const left = await everything(opened);
    assert.deepEqual(await storage.eraseBefore(past), nothing);
    assert.equal(await everything(opened), left);
    await storage.changeCase({orderNumber}, null, () => ({event: anEvent('close', {texts: {}}), order: closing}));
    await seal(opened);
    assert.deepEqual(await storage.eraseBefore({...past, before: closing.closedAt}), nothing);
    assert.deepEqual(await storage.eraseBefore(past), {persons: 1, comments: 1, words: 4});
  });

  testOn('what is younger stays', async opened => {
    const {storage} = opened;
    await settle(storage);
    const {ratingId} = await rate(storage, guangzhou, 'satisfied', {draft: {comment: '很好'}});
    await seal(opened);
    assert.deepEqual(await storage.eraseBefore({...past, before: written}), nothing);
    assert.equal((await storage.ratingCase({ratingId}, null))?.comment, '很好');
  });

  testOn('a new word about an old rating keeps the old ones until it is old itself', async opened => {
    const {storage} = opened;
    const {orderNumber} = await aLongStory(opened);
    await storage.changeCase({orderNumber}, null, () => ({event: anEvent('note', {at: '2027-12-15T00:00:00Z'})}));
    await seal(opened);
    assert.deepEqual(await storage.eraseBefore(past), {persons: 1, comments: 1, words: 0});
    assert.deepEqual(await storage.eraseBefore({...past, before: '2027-12-16T00:00:00Z', at: '2028-01-02T00:00:00Z'}), {
      ...nothing,
      words: 5,
    });
  });

  testOn('a portion is no larger than it may be, and the next one goes on', async opened => {
    const {storage} = opened;
    await settle(storage);
    for (let number = 0; number < 5; number++) {
      await rate(storage, guangzhou, 'satisfied', {draft: {comment: '很好'}});
      const person = {keyId: 'key', ciphertext: 'sealed'};
      await storage.registerService({
        ...aRegistration({projectNo: unique('P'), institutionCode: guangzhou.code}),
        person,
      });
    }
    await register(storage, {institutionCode: guangzhou.code});
    await seal(opened);
    const erased = [];
    for (let batch = 0; batch < 4; batch++) erased.push(await storage.eraseBefore({...past, limit: 2}));
    assert.deepEqual(
      erased.map(({persons, comments}) => [persons, comments]),
      [
        [2, 2],
        [2, 2],
        [1, 1],
        [0, 0],
      ],
    );
  });
}

cases('SQLite', sqlite);
const server = await startPostgres();
if (server) {
  after(server.stop);
  cases('PostgreSQL', () => postgres(server.url));
} else test('PostgreSQL: old texts are erased', {skip: howToGetPostgres}, () => undefined);
