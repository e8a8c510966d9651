import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {Client, Pool} from 'pg';
import {declaredTables} from '../../../test/fixtures/declared-tables.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../../../test/fixtures/postgres.fixtures.ts';
import {migratePostgres} from '../migrations/migrate-postgres.ts';
import {homeColumn, placements} from '../../../test/fixtures/placement.fixtures.ts';

/**
 * Keys of cases that do not carry the home of their row yet. An engine that spreads rows cannot keep them; it can keep
 * whole schemas, one for each city, which need no such column. The list only shrinks: a new key carries the home.
 */
const withoutHome: readonly string[] = [
  'act: FOREIGN KEY (order_number) REFERENCES work_order',
  'act: FOREIGN KEY (rating_id) REFERENCES rating',
  'act: PRIMARY KEY (act_id)',
  'act: UNIQUE (rating_id, sequence)',
  'default_candidate: FOREIGN KEY (service_id) REFERENCES service',
  'default_candidate: PRIMARY KEY (service_id)',
  'default_rating: FOREIGN KEY (replaced_by) REFERENCES rating',
  'default_rating: FOREIGN KEY (service_id) REFERENCES service',
  'default_rating: PRIMARY KEY (rating_id)',
  'default_rating: UNIQUE (service_id)',
  'facet_count: PRIMARY KEY (facet, value, institution_code, day, channel, level, source, about, area_code, slot)',
  'invitation: FOREIGN KEY (service_id) REFERENCES service',
  'invitation: PRIMARY KEY (invitation_id)',
  'order_count: PRIMARY KEY (institution_code, day, area_code, item_code, channel, state, due_at, slot)',
  'order_holder: FOREIGN KEY (order_number) REFERENCES work_order',
  'order_holder: PRIMARY KEY (order_number, institution_code)',
  'rating: FOREIGN KEY (invitation_id) REFERENCES invitation',
  'rating: FOREIGN KEY (service_id) REFERENCES service',
  'rating: PRIMARY KEY (rating_id)',
  'rating: UNIQUE (receipt_number)',
  'rating: UNIQUE (service_id)',
  'rating_count: PRIMARY KEY (institution_code, day, channel, level, source, about, area_code, slot)',
  'rating_trace: PRIMARY KEY (rating_id)',
  'rectification_notice: FOREIGN KEY (answer_act) REFERENCES act',
  'rectification_notice: FOREIGN KEY (closing_act) REFERENCES act',
  'rectification_notice: FOREIGN KEY (rating_id) REFERENCES rating',
  'rectification_notice: PRIMARY KEY (notice_id)',
  'rectification_notice: UNIQUE (institution_code, staff_number)',
  'review: FOREIGN KEY (rating_id) REFERENCES rating',
  'review: PRIMARY KEY (review_id)',
  'review: UNIQUE (rating_id, instance)',
  'service: PRIMARY KEY (service_id)',
  'service: UNIQUE (institution_code, project_no, service_number, node)',
  'service_person: FOREIGN KEY (service_id) REFERENCES service',
  'service_person: PRIMARY KEY (service_id)',
  'staff_bad_rating: FOREIGN KEY (notice_id) REFERENCES rectification_notice',
  'staff_bad_rating: FOREIGN KEY (rating_id) REFERENCES rating',
  'staff_bad_rating: PRIMARY KEY (rating_id, staff_number)',
  'supplement: FOREIGN KEY (rating_id) REFERENCES rating',
  'supplement: PRIMARY KEY (rating_id)',
  'suspicion: FOREIGN KEY (act_id) REFERENCES act',
  'suspicion: FOREIGN KEY (rating_id) REFERENCES rating',
  'suspicion: PRIMARY KEY (suspicion_id)',
  'suspicion: UNIQUE (rating_id, rule)',
  'suspicion_candidate: PRIMARY KEY (rating_id)',
  'webhook_delivery: PRIMARY KEY (webhook_id, event_id)',
  'webhook_event: PRIMARY KEY (event_id)',
  'work_order: FOREIGN KEY (rating_id) REFERENCES rating',
  'work_order: PRIMARY KEY (order_number)',
  'work_order: UNIQUE (rating_id)',
];

/** Indexes whose first column is a random text, so that each new row touches a page of its own; each with the reason. */
const randomIndexes: Readonly<Record<string, string>> = {
  'earlier_token: token_hash': 'gets no more rows',
  'used_assertion: assertion_hash': 'holds those of the last day at most',
  'case_attempt: case_hash': 'holds those of the last hours, of few cases',
  'evidence_entry: leaf_hash':
    'anyone may ask by the hash of a leaf; written by the sealing job, for which nobody waits',
  'rating_trace: source_ref, received_at': 'kept for a day, so that it stays in memory',
};

const postgres = await startPostgres();
after(() => postgres?.stop());
const skip = postgres ? false : howToGetPostgres;

/** Asks the catalogue of a migrated schema. */
async function inCatalogue<R extends object>(sql: string): Promise<R[]> {
  const schema = await freshSchema(postgres?.url ?? '');
  const pool = new Pool({connectionString: schema.url});
  await migratePostgres(pool);
  await pool.end();
  const client = new Client({connectionString: schema.url});
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
    await schema.drop();
  }
}

const namesOf = (columns: string, relation: string) =>
  `ARRAY(SELECT a.attname::text FROM unnest(${columns}) WITH ORDINALITY AS c (attnum, place)
    JOIN pg_attribute AS a ON a.attrelid = ${relation} AND a.attnum = c.attnum ORDER BY c.place)`;

/** Every primary, unique and foreign key, and every unique index without a constraint. */
const keys = `SELECT conrelid::regclass::text AS "table", contype::text AS kind, ${namesOf('conkey', 'conrelid')} AS columns,
    CASE WHEN contype = 'f' THEN confrelid::regclass::text END AS target
  FROM pg_constraint WHERE contype IN ('p', 'u', 'f') AND connamespace = current_schema()::regnamespace
    AND conparentid = 0 AND NOT (SELECT relispartition FROM pg_class WHERE oid = conrelid)
  UNION ALL
  SELECT indrelid::regclass::text, 'u', ${namesOf('indkey', 'indrelid')}, NULL
  FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid AND relnamespace = current_schema()::regnamespace
  WHERE indisunique AND NOT pg_class.relispartition
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)`;

interface Key {
  readonly table: string;
  readonly kind: 'p' | 'u' | 'f';
  readonly columns: readonly string[];
  readonly target: string | null;
}

const spelled = ({table, kind, columns, target}: Key): string => {
  const name = {p: 'PRIMARY KEY', u: 'UNIQUE', f: 'FOREIGN KEY'}[kind];
  return `${table}: ${name} (${columns.join(', ')})${target === null ? '' : ` REFERENCES ${target}`}`;
};

test('every table of the schema has a place on an engine that spreads PostgreSQL over machines', () => {
  assert.deepEqual(Object.keys(placements).toSorted(), declaredTables.map(table => `${table}`).toSorted());
});

test(
  'a key of cases that does not carry the home of its row is named in the list of those, and in no other',
  {skip},
  async () => {
    const found = await inCatalogue<Key>(keys);
    assert.ok(found.length > 50);
    const lacking = found.filter(({table, kind, columns, target}) => {
      if (placements[table] !== 'case' || columns.includes(homeColumn)) return false;
      // A table that every machine has needs no home to be found.
      return !(kind === 'f' && target !== null && placements[target] === 'reference');
    });
    assert.deepEqual(lacking.map(spelled).toSorted(), withoutHome.toSorted());
  },
);

test('no table refers to one that lies elsewhere', {skip}, async () => {
  const found = await inCatalogue<Key>(keys);
  const across = found.filter(({table, target}) => {
    const [from, to] = [placements[table], target === null ? undefined : placements[target]];
    return to !== undefined && to !== 'reference' && from !== to;
  });
  assert.deepEqual(across.map(spelled), []);
});

test('no index begins with a random text, but for those that have a reason', {skip}, async () => {
  const found = await inCatalogue<{readonly table: string; readonly columns: readonly string[]}>(
    `SELECT DISTINCT indrelid::regclass::text AS "table", ${namesOf('indkey', 'indrelid')} AS columns
      FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid AND relnamespace = current_schema()::regnamespace`,
  );
  const random = found
    .filter(({columns: [first = '']}) => /hash|secret$|_ref$|mark|salt|token|idempotency|write_id/.test(first))
    .map(({table, columns}) => `${table}: ${columns.join(', ')}`);
  assert.deepEqual(random.toSorted(), Object.keys(randomIndexes).toSorted());
});
