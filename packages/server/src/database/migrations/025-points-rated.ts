import type {Dialect, Migration} from './migration.ts';

/**
 * A point can be rated itself, apart from the services that are given there; and an institution may let people find their
 * own case by its number. All earlier ratings are of services.
 */
export const pointsRated: Migration = {
  version: 25,
  name: 'points-rated',
  statements: dialect => [
    `ALTER TABLE rating ADD COLUMN subject text NOT NULL DEFAULT 'service' CHECK (subject IN ('service', 'point'))`,
    `ALTER TABLE institution ADD COLUMN case_number_lookup integer NOT NULL DEFAULT 0`,
    `CREATE TABLE point_rating (
      point_id ${dialect.key} NOT NULL,
      idempotency_key ${dialect.key} NOT NULL,
      rating_id ${dialect.key} NOT NULL UNIQUE,
      day ${dialect.day} NOT NULL,
      rater_hash ${dialect.key},
      PRIMARY KEY (point_id, idempotency_key)
    ) ${dialect.keyTable}`,
    'CREATE UNIQUE INDEX point_rating_once ON point_rating (point_id, day, rater_hash)',
    ...(dialect.rulesChange ? rulesOfCounts : countsAnew(dialect)),
  ],
};

const about = `CHECK (about IN ('both', 'matter', 'window', 'point'))`;

const rulesOfCounts = ['rating_count', 'facet_count'].flatMap(table => [
  `ALTER TABLE ${table} DROP CONSTRAINT ${table}_about_check`,
  `ALTER TABLE ${table} ADD CONSTRAINT ${table}_about_check ${about}`,
]);

function countsAnew({key, day, bigint, hotTable}: Dialect): string[] {
  const columns = 'institution_code, day, channel, level, source, about, area_code, slot';
  const counted = `institution_code ${key} NOT NULL,
    day ${day} NOT NULL,
    channel text NOT NULL,
    level text NOT NULL CHECK (level IN
      ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied')),
    source text NOT NULL CHECK (source IN ('active', 'default', 'voided')),
    about text NOT NULL ${about},
    area_code ${key} NOT NULL,
    slot integer NOT NULL,
    count ${bigint} NOT NULL`;
  return [
    `CREATE TABLE rating_count_anew (${counted}, PRIMARY KEY (${columns})) ${hotTable}`,
    `INSERT INTO rating_count_anew (${columns}, count) SELECT ${columns}, count FROM rating_count`,
    'DROP TABLE rating_count',
    'ALTER TABLE rating_count_anew RENAME TO rating_count',
    'CREATE INDEX rating_count_area ON rating_count (area_code, day)',
    `CREATE TABLE facet_count_anew (
      facet text NOT NULL CHECK (facet IN ('item', 'staff', 'tag')),
      value ${key} NOT NULL,
      ${counted},
      PRIMARY KEY (facet, value, ${columns})
    ) ${hotTable}`,
    `INSERT INTO facet_count_anew (facet, value, ${columns}, count) SELECT facet, value, ${columns}, count FROM facet_count`,
    'DROP TABLE facet_count',
    'ALTER TABLE facet_count_anew RENAME TO facet_count',
    'CREATE INDEX facet_count_area ON facet_count (facet, area_code, day)',
    'CREATE INDEX facet_count_institution ON facet_count (facet, institution_code, day)',
  ];
}
