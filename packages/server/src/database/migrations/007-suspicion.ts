import type {Migration} from './migration.ts';

/**
 * Suspicions, and what they are found with: ratings that are not checked yet, and, for a limited time, the traces that
 * later ones are compared with. Ratings from before this step are not checked.
 */
export const suspicion: Migration = {
  version: 7,
  name: 'suspicion',
  statements: ({key, moment, table}) => [
    `CREATE TABLE suspicion_candidate (
      rating_id ${key} PRIMARY KEY,
      received_at ${moment} NOT NULL,
      device_id ${key},
      source_ref ${key},
      comment_hash ${key}
    ) ${table}`,

    `CREATE TABLE rating_trace (
      rating_id ${key} PRIMARY KEY,
      received_at ${moment} NOT NULL,
      institution_code ${key} NOT NULL,
      channel text NOT NULL,
      device_id ${key},
      source_ref ${key},
      window_number ${key},
      comment_hash ${key}
    ) ${table}`,
    'CREATE INDEX rating_trace_age ON rating_trace (received_at)',
    'CREATE INDEX rating_trace_device ON rating_trace (device_id, received_at) WHERE device_id IS NOT NULL',
    'CREATE INDEX rating_trace_source ON rating_trace (source_ref, received_at) WHERE source_ref IS NOT NULL',
    'CREATE INDEX rating_trace_source_age ON rating_trace (received_at) WHERE source_ref IS NOT NULL',
    `CREATE INDEX rating_trace_window ON rating_trace (institution_code, window_number, received_at)
      WHERE window_number IS NOT NULL`,
    `CREATE INDEX rating_trace_comment ON rating_trace (institution_code, comment_hash, received_at)
      WHERE comment_hash IS NOT NULL`,

    `CREATE TABLE suspicion (
      suspicion_id ${key} PRIMARY KEY,
      rating_id ${key} NOT NULL REFERENCES rating (rating_id),
      rule text NOT NULL,
      facts text NOT NULL,
      at ${moment} NOT NULL,
      decision text CHECK (decision IN ('dismissed', 'review')),
      act_id ${key} REFERENCES act (act_id),
      UNIQUE (rating_id, rule),
      CHECK ((decision IS NULL) = (act_id IS NULL))
    ) ${table}`,
    'CREATE INDEX suspicion_age ON suspicion (at, suspicion_id)',
    'CREATE INDEX suspicion_open ON suspicion (at, suspicion_id) WHERE decision IS NULL',
  ],
};
