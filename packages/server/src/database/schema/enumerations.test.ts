import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {Client, Pool} from 'pg';
import {
  administrativeLevels,
  aliasKinds,
  deliveryStates,
  deviceKinds,
  exportedRating,
  levels,
  nodes,
  noticeStates,
  pointKinds,
  ratingSubjects,
  reviewGrounds,
  reviewInstances,
  reviewStates,
  suspicionDecisions,
  webhookStops,
} from '@gov-rating/contract';
import {freshSchema, howToGetPostgres, startPostgres} from '../../../test/fixtures/postgres.fixtures.ts';
import {preparing} from '../engine/sqlite-engine.ts';
import type {AnyColumn, Held} from '../engine/table.ts';
import {migratePostgres} from '../migrations/migrate-postgres.ts';
import {migrateSqlite} from '../migrations/migrate-sqlite.ts';
import {act} from './act.ts';
import {collectedRating} from './collected-rating.ts';
import {device, devicePairing, devicePrompt} from './device.ts';
import {facetCount, orderCount, ratingCount} from './counts.ts';
import {evidenceEntry, operatorEntry, ownErasure} from './evidence.ts';
import {institution} from './institution.ts';
import {institutionAlias} from './institution-alias.ts';
import {removedAlias} from './removed-alias.ts';
import {operatorRecord} from './operator-record.ts';
import {point} from './point.ts';
import {rating} from './rating.ts';
import {rectificationNotice} from './rectification-notice.ts';
import {review} from './review.ts';
import {service} from './service.ts';
import {suspicion} from './suspicion.ts';
import {upstreamRating} from './upstream.ts';
import {webhook, webhookDelivery} from './webhook.ts';
import {recordKinds} from '../../domain/upstream/records.ts';

/** Values by column: `rating.level` and so on. */
type Enumerations = Readonly<Record<string, readonly string[]>>;

/** Is accepted by the compiler only where `Values` are exactly those that the column holds by its declaration. */
type AllOf<C extends AnyColumn, Values> = [NonNullable<Held<C>>, Values] extends [Values, NonNullable<Held<C>>]
  ? unknown
  : never;

function listed<C extends AnyColumn, const V extends readonly string[]>(
  column: C,
  values: AllOf<C, V[number]> & V,
): readonly [string, readonly string[]] {
  return [`${column}`, [...(values as readonly string[])].toSorted()];
}

const sources = exportedRating.shape.source.options;

/** What the contract says, and for columns that it does not speak of, what the schema declares. */
const expected: Enumerations = Object.fromEntries([
  listed(institution.administrativeLevel, administrativeLevels),
  listed(point.kind, pointKinds),
  listed(device.kind, deviceKinds),
  listed(devicePairing.kind, deviceKinds),
  listed(devicePrompt.state, ['waiting', 'shown', 'not_rated', 'withdrawn', 'replaced']),
  listed(institutionAlias.kind, aliasKinds),
  listed(removedAlias.kind, aliasKinds),
  listed(service.node, nodes),
  listed(rating.level, levels),
  listed(ratingCount.level, levels),
  listed(facetCount.level, levels),
  listed(ratingCount.source, sources),
  listed(facetCount.source, sources),
  listed(review.instance, reviewInstances),
  listed(review.ground, reviewGrounds),
  listed(review.state, reviewStates),
  listed(rectificationNotice.state, noticeStates),
  listed(suspicion.decision, suspicionDecisions),
  listed(webhook.stoppedBecause, webhookStops),
  listed(webhookDelivery.state, deliveryStates),
  listed(rating.source, ['active', 'default']),
  listed(rating.subject, ratingSubjects),
  listed(upstreamRating.state, ['pending', 'delivered', 'refused']),
  listed(upstreamRating.step, recordKinds),
  listed(collectedRating.collectorKind, ['client', 'device']),
  listed(ratingCount.about, ['both', 'matter', 'window', 'point']),
  listed(facetCount.about, ['both', 'matter', 'window', 'point']),
  listed(facetCount.facet, ['item', 'staff', 'tag']),
  listed(orderCount.state, ['open', 'answered', 'on_time', 'late', 'voided']),
  listed(act.actorKind, ['person', 'system', 'citizen']),
  listed(evidenceEntry.kind, ['rating', 'default', 'act', 'erasure', 'publication', 'suspicion', 'head', 'marks']),
  listed(evidenceEntry.refusal, ['unmarked', 'service', 'invitation']),
  listed(ownErasure.of, ['rating', 'act']),
  listed(ownErasure.proof, ['receipt_key', 'rater_session']),
  listed(operatorEntry.kind, ['operator', 'head']),
  listed(operatorEntry.refusal, ['unmarked', 'service', 'invitation']),
  listed(operatorRecord.whoKind, ['person', 'client', 'command', 'server', 'unknown']),
  listed(operatorRecord.outcome, ['done', 'refused', 'failed']),
]);

/** The values in a list of texts in SQL. */
const textsIn = (list: string): string[] => [...list.matchAll(/'([^']*)'/g)].map(([, value = '']) => value).toSorted();

test('SQLite accepts in enumerated columns exactly the values that the contract lists', () => {
  const database = new BetterSqlite(':memory:');
  migrateSqlite(preparing(database));
  const tables = database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table'`).all() as {
    name: string;
    sql: string;
  }[];
  database.close();
  const found = tables.flatMap(({name, sql}) =>
    [...sql.matchAll(/CHECK\s*\(\s*(\w+)\s+IN\s*\(([^)]*)\)\s*\)/g)].map(
      ([, column, list = '']) => [`${name}.${column}`, textsIn(list)] as const,
    ),
  );
  assertSame(found, expected);
});

const postgres = await startPostgres();
after(() => postgres?.stop());

test(
  'PostgreSQL accepts in enumerated columns exactly the values that the contract lists',
  {skip: postgres ? false : howToGetPostgres},
  async () => {
    const schema = await freshSchema(postgres?.url ?? '');
    const pool = new Pool({connectionString: schema.url});
    await migratePostgres(pool);
    await pool.end();
    const client = new Client({connectionString: schema.url});
    await client.connect();
    const {rows} = await client.query<{table: string; rule: string}>(
      `SELECT conrelid::regclass::text AS "table", pg_get_constraintdef(pg_constraint.oid) AS rule
        FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid AND NOT relispartition
        WHERE contype = 'c' AND connamespace = current_schema()::regnamespace`,
    );
    await client.end();
    await schema.drop();
    const found = rows.flatMap(({table, rule}) => {
      const [, column, list = ''] = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(rule) ?? [];
      return column === undefined ? [] : [[`${table}.${column}`, textsIn(list)] as const];
    });
    assertSame(found, expected);
  },
);

/** Compares column by column; the numbers 0 and 1 of a flag are not an enumeration. */
function assertSame(found: readonly (readonly [string, readonly string[]])[], all: Enumerations): void {
  assert.deepEqual(Object.fromEntries(found.filter(([, values]) => values.length > 0)), all);
}
