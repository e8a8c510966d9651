import assert from 'node:assert/strict';
import test from 'node:test';
import {publication, type Publication} from '@gov-rating/contract';
import {canonicalDocument} from '@gov-rating/contract/evidence';
import {csvRecords} from '../../node/csv.ts';
import {hash} from '../../security/hash.ts';
import {resolveSettings} from '../settings.ts';
import {toResultRules} from '../statistics/result-rules.ts';
import {csvLines, ndjsonLines} from './export-lines.ts';
import {publicationDocument, tagNames} from './publication-document.ts';
import type {ExportRow} from './publication-storage.ts';
import {PublicationTally} from './publication-tally.ts';
import {ExportError, recompute} from './recompute.ts';

const bureau = '11440100MB2C123456';
const tools = {hash, readCsv: csvRecords};
const rules = toResultRules(resolveSettings({results: {scoreWeights: {matter: 70, window: 30}}}));

const row = (facts: Partial<ExportRow> = {}): ExportRow => ({
  institutionCode: bureau,
  itemCode: '1144',
  channel: 'web',
  day: '2026-10-05',
  level: 'very_satisfied',
  source: 'active',
  tags: [],
  order: 'none',
  count: 1,
  ...facts,
});

const rows = [
  row({count: 40}),
  row({day: '2026-10-06', level: 'satisfied', tags: ['413'], count: 7}),
  row({day: null, channel: null, itemCode: null, level: 'basically_satisfied', source: 'default', count: 5}),
  row({day: '2026-10-06', level: 'dissatisfied', tags: ['209', '214'], order: 'on_time', count: 3}),
  row({channel: 'mobile', day: '2026-10-07', level: 'very_dissatisfied', tags: ['110'], order: 'overdue'}),
  row({channel: 'mobile', day: '2026-10-07', level: 'very_dissatisfied', source: 'voided', tags: ['110'], count: 2}),
  row({institutionCode: null, itemCode: null, channel: null, day: null, count: 6}),
];

async function* stream(given: readonly ExportRow[]) {
  yield* given;
}

function document(given: readonly ExportRow[] = rows): Publication {
  const tally = new PublicationTally(rules);
  for (const one of given) tally.add(one);
  const results = tally.results();
  const facts = {
    publicationId: 'AAAAAAAAAAAAAAAAAAAAAA',
    version: 1,
    replaces: null,
    reason: null,
    publisher: {institutionCode: bureau, name: '广州市规划和自然资源局'},
    areaCode: '440100',
    from: '2026-10-01',
    to: '2026-10-31',
    cutOff: '2026-11-14T01:00:00.000Z',
    cases: 99,
    withheld: 2,
    names: {
      institutions: {[bureau]: '广州市规划和自然资源局'},
      items: {'1144': '=HYPERLINK("x")'},
      tags: tagNames(results),
    },
  };
  return publicationDocument(facts, rules, results);
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const ndjson = async () => textOf(ndjsonLines('AAAAAAAAAAAAAAAAAAAAAA', stream(rows), hash));

async function* linesOf(text: string) {
  yield text;
}

test('a publication counts given, default and void ratings separately', () => {
  const {results} = document();
  assert.deepEqual([results.total, results.voided, results.orders, results.unranked], [62, 2, 4, 6]);
  assert.deepEqual(results.shares, {active: 0.8906, default: 0.0781, voided: 0.0313});
  assert.deepEqual(results.orderFigures, {opened: 4, answered: 3, due: 4, onTime: 3, overdue: 1});
  assert.deepEqual(results.topTags.slice(0, 2), [
    {code: '413', level: 'satisfied', count: 7},
    {code: '209', level: 'dissatisfied', count: 3},
  ]);
});

test('the groups add up to the totals', () => {
  const {results} = document();
  for (const part of [results.channels, results.items, results.trend]) {
    assert.equal(
      part.reduce((sum, {total}) => sum + total, 0),
      results.total,
    );
  }
  assert.equal(results.trend.at(-1)?.period, '');
});

test('a publication conforms to the contract and names the rules and formulas by which it was made', () => {
  const made = document();
  assert.deepEqual(publication.parse(made), made);
  assert.match(made.method.rankingRule['zh-CN'], /少于30条/);
  assert.match(made.method.cellRule['zh-CN'], /少于5/);
  assert.equal(made.method.measures.length, 8);
});

test('the order of the rows does not matter', () => {
  assert.equal(canonicalDocument(document([...rows].reverse())), canonicalDocument(document()));
});

test('a publication is recomputed from its export, byte for byte', async () => {
  const text = canonicalDocument(document());
  assert.deepEqual(await recompute(text, linesOf(await ndjson()), tools), {same: true, ratings: 64});
});

test('a rating removed from the export is noticed', async () => {
  const text = canonicalDocument(document());
  const lines = (await ndjson()).split('\n').slice(1).join('\n');
  const result = await recompute(text, linesOf(lines), tools);
  assert.equal(result.same, false);
  assert.equal(result.ratings, 63);
});

test('a changed figure is named', async () => {
  const made = document();
  const better = {...made, results: {...made.results, voided: 0}};
  const result = await recompute(canonicalDocument(better), linesOf(await ndjson()), tools);
  assert.ok(!result.same);
  assert.deepEqual(result.difference, {path: 'results.voided', one: 0, other: 2});
});

test('a publication in another spelling is noticed, although it says the same', async () => {
  const result = await recompute(JSON.stringify(document(), null, 1), linesOf(await ndjson()), tools);
  assert.ok(!result.same);
  assert.equal(result.difference.path, '');
});

for (const [name, line] of [
  ['no JSON', '{'],
  ['no rating', '{"id":"x"}'],
  ['an unknown level', JSON.stringify({...row(), id: 'x', level: 'fine'})],
] as const) {
  test(`an export with ${name} in a line is refused with the number of the line`, async () => {
    await assert.rejects(recompute(canonicalDocument(document()), linesOf(line), tools), (error: unknown) => {
      return error instanceof ExportError && error.message.startsWith('Line 1 ');
    });
  });
}

test('every line of an export has its own random id, which differs in another export', async () => {
  const idsIn = (text: string) =>
    text
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as {id: string}).id);
  const ids = idsIn(await ndjson());
  assert.equal(new Set(ids).size, 64);
  const others = idsIn(await textOf(ndjsonLines('another-publication', stream(rows), hash)));
  assert.deepEqual(
    ids.filter(id => others.includes(id)),
    [],
  );
});

test('a table opens in Excel: byte order mark, CRLF, one row for each rating', async () => {
  const {names} = document().method;
  const text = await textOf(csvLines('AAAAAAAAAAAAAAAAAAAAAA', stream(rows), names, hash));
  assert.equal(text.charCodeAt(0), 0xfeff);
  const lines = text.slice(1).split('\r\n');
  assert.equal(lines.length, 66);
  assert.equal(lines.at(-1), '');
  assert.match(
    lines[1] ?? '',
    /^r[\w-]{15},11440100MB2C123456,广州市规划和自然资源局,1144,"'=HYPERLINK\(""x""\)",web,2026-10-05,/,
  );
  assert.doesNotMatch(text, /(^|[^\r])\n/);
});

test('canonical JSON has sorted keys and no spaces, whatever the keys are', () => {
  assert.equal(
    canonicalDocument({b: [1, {d: null, c: '"'}], '2': 1, '10': 0.5, a: undefined}),
    '{"10":0.5,"2":1,"b":[1,{"c":"\\"","d":null}]}',
  );
});
