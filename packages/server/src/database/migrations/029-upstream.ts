import type {Migration} from './migration.ts';

/**
 * How far the evidence log was looked at for each platform above, and what has become of each rating that it gets. A rating
 * is found by its place in the log, so submitting one writes nothing here.
 */
export const upstream: Migration = {
  version: 29,
  name: 'upstream',
  statements: ({key, moment, bigint, keyTable, hotTable}) => [
    `CREATE TABLE upstream_platform (
      platform_id ${key} PRIMARY KEY,
      coverage text NOT NULL,
      next_index ${bigint} NOT NULL
    ) ${keyTable}`,
    `CREATE TABLE upstream_rating (
      platform_id ${key} NOT NULL REFERENCES upstream_platform (platform_id),
      rating_id ${key} NOT NULL,
      case_key ${key} NOT NULL,
      received_at ${moment} NOT NULL,
      state text NOT NULL CHECK (state IN ('pending', 'delivered', 'refused')),
      step text NOT NULL CHECK (step IN ('service', 'rating')),
      attempts integer NOT NULL,
      next_at ${moment} NOT NULL,
      ended_at ${moment},
      status integer,
      failure text,
      words text,
      PRIMARY KEY (platform_id, rating_id)
    ) ${hotTable}`,
    `CREATE INDEX upstream_rating_due ON upstream_rating (platform_id, next_at) WHERE state = 'pending'`,
    `CREATE INDEX upstream_rating_oldest ON upstream_rating (platform_id, received_at) WHERE state = 'pending'`,
    `CREATE INDEX upstream_rating_refused ON upstream_rating (platform_id, rating_id) WHERE state = 'refused'`,
    'CREATE INDEX upstream_rating_case ON upstream_rating (platform_id, case_key)',
  ],
};
