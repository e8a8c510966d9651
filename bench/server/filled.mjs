/** Fills a database with a month of ratings by whole sets of rows, as the server itself would have written them. */
import {markOlderRows} from '../../packages/server/src/database/evidence/marked-rows.ts';
import {readSources} from '../../packages/server/src/database/evidence/evidence-source.ts';
import {inputRows, inputTable, pick} from '../../packages/server/src/database/engine/table.ts';
import {evidenceEntry} from '../../packages/server/src/database/schema/evidence.ts';
import {markEntry} from '../../packages/server/src/domain/evidence/entry-mark.ts';
import {rowMarks} from '../../packages/server/src/domain/evidence/row-marks.ts';
import {countsOfRows, countTables} from './counts.mjs';
import {evidenceSecret, offices} from './world.mjs';

/** The month in which all of them were given, two months before the clock of the bench. */
export const month = '2026-10';
const first = `${month}-01`;
const portion = 100_000;
/** How many rows are marked at once. */
const markedAtOnce = 2000;

/**
 * Adds ratings; the counts are those of the server's own rules. One in sixteen is bad and has an order. Invitations and
 * the marks of rows are left out where nothing is sealed, because they are not read.
 *
 * @param {import('./databases.mjs').Database} database
 * @param {number} from - how many there are
 * @param {number} to - how many there will be
 * @param {{logged?: boolean}} [options] - whether they wait for their places in the evidence log
 */
export async function fillRatings(database, from, to, {logged = false} = {}) {
  const {run, bulk, tidy} = database;
  await bulk(async () => {
    for (let start = from; start < to; start += portion) {
      const count = Math.min(portion, to - start);
      for (const statement of ratingRows(database, start, count)) await run(statement);
      if (!logged) continue;
      for (const statement of sealedRows(database, start, count)) await run(statement);
      await markEntries(database);
    }
    if (logged) await markRows(database);
    for (const table of countTables) await run(database.sql.empty(table));
    for (const statement of countsOfRows) await run(statement);
  });
  await tidy();
}

/**
 * Adds services without a rating, whose rating window has passed.
 *
 * @param {import('./databases.mjs').Database} database
 */
export async function fillUnrated(database, count) {
  const {run, bulk, tidy} = database;
  await bulk(async () => {
    await run(serviceRows(database, 'u', 0, count));
    await run(`INSERT INTO default_candidate (service_id, served_at)
      SELECT service_id, served_at FROM service WHERE project_no >= 'u' AND project_no < 'v'`);
    await markRows(database);
  });
  await tidy();
}

const choose = (number, values) =>
  `CASE ${number} % ${values.length} ${values.map((value, place) => `WHEN ${place} THEN '${value}'`).join(' ')} END`;

const office = number =>
  choose(
    number,
    offices.map(({code}) => code),
  );
const area = number =>
  choose(
    number,
    offices.map(({areaCode}) => areaCode),
  );

const staff = number => `CAST(100 + ${number} / 40 % 5 AS text)`;
const isBad = number => `${number} % 16 = 0`;

const serviceRows = ({sql}, kind, start, count) => {
  const number = `(${start} + i)`;
  return `INSERT INTO service (service_id, institution_code, project_no, service_number, node, item_code, item_name,
      staff_number, window_number, served_at, registered_at)
    SELECT ${sql.id(kind, number)}, ${office(number)}, ${sql.id(kind, number)}, 1, 'completed',
      'item' || (${number} / 10 % 4), '许可证核发', ${staff(number)},
      CAST(${number} / 40 % 5 AS text), ${moment(sql, number)}, ${moment(sql, number)}
    FROM ${sql.numbers(count)}`;
};

/** All through the month, no two at the same moment. */
const moment = (sql, number) =>
  sql.moment(`${first}T01:00:00.000Z`, `(${number} / 200 % 30) * 86400 + (${number} % 20000) + ${number} * 0.001`);

function ratingRows({sql}, start, count) {
  const number = `(${start} + i)`;
  const numbers = `FROM ${sql.numbers(count)}`;
  const mixed = `${number} / 6000`;
  const level = `CASE WHEN ${isBad(number)} THEN ${choose(mixed, ['dissatisfied', 'very_dissatisfied'])}
    ELSE ${choose(mixed, ['very_satisfied', 'very_satisfied', 'satisfied', 'basically_satisfied'])} END`;
  const tags = `CASE WHEN ${isBad(number)} THEN ${choose(mixed, ['["209"]', '["110"]'])} ELSE '[]' END`;
  return [
    serviceRows({sql}, 'r', start, count),
    `INSERT INTO rating (rating_id, write_id, service_id, invitation_id, institution_code, area_code, day, level, source,
        tags, comment, channel, catalogue_version, idempotency_key, content_hash, receipt_number, received_at,
        comment_salt)
      SELECT ${sql.id('a', number)}, 'w', ${sql.id('r', number)}, ${sql.id('j', number)}, ${office(number)},
        ${area(number)}, ${sql.day(first, `${number} / 200 % 30`)}, ${level}, 'active', ${tags},
        CASE WHEN ${number} % 5 = 0 THEN '窗口人员很耐心，一次就办好了' ELSE '' END,
        ${choose(`${number} / 3`, ['web', 'app', 'hall_qr'])}, 'v2', 'key', 'content', ${sql.id('n', number)},
        ${moment(sql, number)}, 'salt' ${numbers}`,
    `INSERT INTO work_order (order_number, rating_id, institution_code, area_code, day, created_at, due_at,
        answer_due_at)
      SELECT ${sql.id('o', number)}, ${sql.id('a', number)}, ${office(number)}, ${area(number)},
        ${sql.day(first, `${number} / 200 % 30`)}, ${moment(sql, number)},
        ${sql.moment('2026-12-01T00:00:00.000Z', '0')}, ${sql.moment('2026-12-02T00:00:00.000Z', '0')}
      ${numbers} WHERE ${isBad(number)}`,
    `INSERT INTO order_holder (order_number, institution_code)
      SELECT ${sql.id('o', number)}, ${office(number)} ${numbers} WHERE ${isBad(number)}`,
  ];
}

/** What is needed to seal and verify ratings: their invitations and entries, without marks, and bad ratings of staff. */
function sealedRows({sql}, start, count) {
  const number = `(${start} + i)`;
  return [
    `INSERT INTO invitation (invitation_id, token_hash, service_id, created_at, expires_at)
      SELECT ${sql.id('j', number)}, ${sql.id('t', number)}, ${sql.id('r', number)}, ${moment(sql, number)},
        ${sql.moment('2026-12-01T00:00:00.000Z', '0')} FROM ${sql.numbers(count)}`,
    `INSERT INTO evidence_entry (entry_id, kind, at)
      SELECT ${sql.id('a', number)}, 'rating', ${moment(sql, number)} FROM ${sql.numbers(count)}`,
    `INSERT INTO staff_bad_rating (rating_id, institution_code, staff_number, received_at)
      SELECT ${sql.id('a', number)}, ${office(number)}, ${staff(number)}, ${moment(sql, number)}
      FROM ${sql.numbers(count)} WHERE ${isBad(number)}`,
  ];
}

const marks = rowMarks([evidenceSecret]);

/** Marks services and invitations, as a server that is upgraded marks those of before. */
async function markRows({operate}) {
  while ((await operate(markOlderRows(marks, markedAtOnce))) > 0);
}

const marked = inputTable(pick(evidenceEntry, 'entryId', 'mark'));
const setMarks = `UPDATE ${evidenceEntry} SET ${evidenceEntry.mark.name} = ${marked.mark} FROM ${marked}
  WHERE ${evidenceEntry.entryId} = ${marked.entryId}`;

/** Marks entries over the rows that they are for, as the server does when it writes both. */
async function markEntries({operate, run}) {
  for (let after = ''; ;) {
    const rows = await run(
      'SELECT entry_id FROM evidence_entry WHERE mark IS NULL AND entry_id > $1 ORDER BY entry_id LIMIT $2',
      [after, markedAtOnce],
    );
    if (rows.length === 0) return;
    after = rows.at(-1).entry_id;
    const sources = await operate(readSources(rows.map(row => row.entry_id)));
    const entries = sources.map(({entry, source}) => ({
      entryId: entry.entryId,
      mark: markEntry(marks, entry, source, source.clocksAreFirst ? source : undefined),
    }));
    await operate(one({input: inputRows(marked, entries), sql: setMarks, params: []}));
  }
}

function* one(statement) {
  yield [statement];
}
