import type {Migration} from './migration.ts';

/** Means that no clock runs. A released migration never changes, so it spells the value itself. */
const noClock = '9999-12-31T00:00:00.000Z';

/**
 * What happens after a rating: steps of its order, reviews, default ratings and their replacements, each with an entry
 * of the evidence log.
 */
export const life: Migration = {
  version: 2,
  name: 'life',
  statements: ({key, moment, day, bigint, table, keyTable, hotTable}) => [
    `ALTER TABLE rating ADD COLUMN voided_at ${moment}`,
    `ALTER TABLE rating ADD COLUMN comment_salt text`,

    `ALTER TABLE work_order ADD COLUMN state text NOT NULL DEFAULT 'created'`,
    'ALTER TABLE work_order ADD COLUMN version integer NOT NULL DEFAULT 1',
    `ALTER TABLE work_order ADD COLUMN due_at ${moment} NOT NULL DEFAULT '${noClock}'`,
    `ALTER TABLE work_order ADD COLUMN answer_due_at ${moment}`,
    'ALTER TABLE work_order ADD COLUMN extended_days integer NOT NULL DEFAULT 0',
    `ALTER TABLE work_order ADD COLUMN escalated_at ${moment}`,
    `ALTER TABLE work_order ADD COLUMN answered_at ${moment}`,
    `ALTER TABLE work_order ADD COLUMN closed_at ${moment}`,
    'ALTER TABLE work_order ADD COLUMN outcome text',
    `ALTER TABLE work_order ADD COLUMN promised_for ${day}`,
    'CREATE INDEX work_order_due ON work_order (institution_code, due_at, order_number)',
    'CREATE INDEX work_order_late ON work_order (due_at, order_number)',

    `CREATE TABLE order_holder (
      order_number ${key} NOT NULL REFERENCES work_order (order_number),
      institution_code ${key} NOT NULL REFERENCES institution (code),
      PRIMARY KEY (order_number, institution_code)
    ) ${keyTable}`,

    `CREATE TABLE review (
      review_id ${key} PRIMARY KEY,
      rating_id ${key} NOT NULL REFERENCES rating (rating_id),
      instance text NOT NULL CHECK (instance IN ('review', 'appeal')),
      ground text NOT NULL CHECK (ground IN ('mistaken', 'malicious', 'untrue')),
      state text NOT NULL CHECK (state IN ('open', 'voided', 'upheld')),
      requested_at ${moment} NOT NULL,
      requested_by ${key} NOT NULL,
      requested_ref text NOT NULL,
      request_texts text NOT NULL,
      due_at ${moment} NOT NULL,
      decided_at ${moment},
      decided_by ${key},
      decided_ref text,
      decision_texts text,
      UNIQUE (rating_id, instance),
      CHECK ((state = 'open') = (decided_at IS NULL))
    ) ${table}`,
    'CREATE INDEX review_age ON review (requested_at, review_id)',

    `CREATE TABLE act (
      act_id ${key} PRIMARY KEY,
      rating_id ${key} NOT NULL REFERENCES rating (rating_id),
      sequence integer NOT NULL,
      order_number ${key} REFERENCES work_order (order_number),
      review_id ${key},
      kind text NOT NULL,
      actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'system', 'citizen')),
      actor_role text,
      actor_institution ${key},
      actor_ref text,
      at ${moment} NOT NULL,
      from_state text,
      to_state text,
      facts text NOT NULL,
      texts text NOT NULL,
      texts_salt text,
      erased_at ${moment},
      idempotency_key text,
      content_hash text,
      UNIQUE (rating_id, sequence)
    ) ${table}`,

    `CREATE TABLE supplement (
      rating_id ${key} PRIMARY KEY REFERENCES rating (rating_id),
      added_at ${moment} NOT NULL,
      comment text NOT NULL,
      solved integer NOT NULL
    ) ${table}`,

    `CREATE TABLE default_rating (
      rating_id ${key} PRIMARY KEY,
      service_id ${key} NOT NULL UNIQUE REFERENCES service (service_id),
      institution_code ${key} NOT NULL,
      area_code ${key} NOT NULL,
      level text NOT NULL,
      at ${moment} NOT NULL,
      day ${day} NOT NULL,
      replaced_by ${key} REFERENCES rating (rating_id)
    ) ${table}`,
    'CREATE INDEX default_rating_replaced ON default_rating (replaced_by) WHERE replaced_by IS NOT NULL',

    `CREATE TABLE default_candidate (
      service_id ${key} PRIMARY KEY REFERENCES service (service_id),
      served_at ${moment} NOT NULL
    ) ${table}`,
    'CREATE INDEX default_candidate_age ON default_candidate (served_at, service_id)',
    'INSERT INTO default_candidate (service_id, served_at) SELECT service_id, served_at FROM service',

    `CREATE TABLE evidence_entry (
      entry_id ${key} PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('rating', 'default', 'act')),
      at ${moment} NOT NULL,
      leaf_index ${bigint} UNIQUE,
      leaf text,
      leaf_hash text
    ) ${table}`,
    'CREATE INDEX evidence_unsealed ON evidence_entry (at, entry_id) WHERE leaf_index IS NULL',
    `INSERT INTO evidence_entry (entry_id, kind, at) SELECT rating_id, 'rating', received_at FROM rating`,
    'INSERT INTO order_holder (order_number, institution_code) SELECT order_number, institution_code FROM work_order',

    `CREATE TABLE rating_count_by_source (
      institution_code ${key} NOT NULL,
      day ${day} NOT NULL,
      level text NOT NULL CHECK (level IN
        ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied')),
      source text NOT NULL CHECK (source IN ('active', 'default', 'voided')),
      area_code ${key} NOT NULL,
      slot integer NOT NULL,
      count ${bigint} NOT NULL,
      PRIMARY KEY (institution_code, day, level, source, area_code, slot)
    ) ${hotTable}`,
    'INSERT INTO rating_count_by_source SELECT institution_code, day, level, source, area_code, slot, count FROM rating_count',
    'DROP TABLE rating_count',
    'ALTER TABLE rating_count_by_source RENAME TO rating_count',
    'CREATE INDEX rating_count_area ON rating_count (area_code, day)',
  ],
};
