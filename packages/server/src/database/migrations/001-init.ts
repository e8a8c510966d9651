import type {Migration} from './migration.ts';

/** The first tables. Every rating, order and count carries its area and institution. */
export const init: Migration = {
  version: 1,
  name: 'init',
  statements: ({key, moment, day, bigint, table, keyTable, hotTable}) => [
    `CREATE TABLE institution (
      code ${key} PRIMARY KEY,
      name text NOT NULL,
      area_code ${key} NOT NULL,
      administrative_level text NOT NULL
        CHECK (administrative_level IN ('province', 'city', 'county', 'town', 'village')),
      parent_code ${key} REFERENCES institution (code) CHECK (parent_code <> code)
    ) ${keyTable}`,
    'CREATE INDEX institution_parent ON institution (parent_code)',
    'CREATE INDEX institution_area ON institution (area_code, code)',

    `CREATE TABLE client (
      id ${key} PRIMARY KEY,
      name text NOT NULL,
      institution_code ${key} NOT NULL REFERENCES institution (code),
      secret_hash text NOT NULL,
      scopes text NOT NULL,
      page_origins text NOT NULL
    ) ${keyTable}`,

    `CREATE TABLE service (
      service_id ${key} PRIMARY KEY,
      institution_code ${key} NOT NULL REFERENCES institution (code),
      project_no ${key} NOT NULL,
      service_number integer NOT NULL CHECK (service_number BETWEEN 1 AND 99),
      node text NOT NULL CHECK (node IN ('accepted', 'completed')),
      item_code ${key} NOT NULL,
      item_name text NOT NULL,
      service_name text,
      staff_number text,
      window_number text,
      served_at ${moment} NOT NULL,
      registered_at ${moment} NOT NULL,
      UNIQUE (institution_code, project_no, service_number, node)
    ) ${table}`,

    `CREATE TABLE invitation (
      invitation_id ${key} PRIMARY KEY,
      token_hash ${key} NOT NULL UNIQUE,
      service_id ${key} NOT NULL REFERENCES service (service_id),
      created_at ${moment} NOT NULL,
      expires_at ${moment} NOT NULL
    ) ${table}`,
    'CREATE INDEX invitation_service ON invitation (service_id)',

    `CREATE TABLE rating (
      rating_id ${key} PRIMARY KEY,
      write_id text NOT NULL,
      service_id ${key} NOT NULL UNIQUE REFERENCES service (service_id),
      invitation_id ${key} REFERENCES invitation (invitation_id),
      institution_code ${key} NOT NULL REFERENCES institution (code),
      area_code ${key} NOT NULL,
      day ${day} NOT NULL,
      level text NOT NULL CHECK (level IN
        ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied')),
      source text NOT NULL CHECK (source IN ('active', 'default')),
      tags text NOT NULL,
      comment text NOT NULL,
      channel text NOT NULL,
      pressed_at ${moment},
      catalogue_version text NOT NULL,
      idempotency_key text,
      content_hash text,
      receipt_number ${key} NOT NULL UNIQUE,
      received_at ${moment} NOT NULL,
      CHECK (source = 'default' OR
        (invitation_id IS NOT NULL AND idempotency_key IS NOT NULL AND content_hash IS NOT NULL))
    ) ${table}`,

    `CREATE TABLE work_order (
      order_number ${key} PRIMARY KEY,
      rating_id ${key} NOT NULL UNIQUE REFERENCES rating (rating_id),
      institution_code ${key} NOT NULL REFERENCES institution (code),
      area_code ${key} NOT NULL,
      day ${day} NOT NULL,
      created_at ${moment} NOT NULL
    ) ${table}`,
    'CREATE INDEX work_order_age ON work_order (created_at, order_number)',
    'CREATE INDEX work_order_institution ON work_order (institution_code, created_at, order_number)',

    `CREATE TABLE rating_count (
      institution_code ${key} NOT NULL,
      day ${day} NOT NULL,
      level text NOT NULL CHECK (level IN
        ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied')),
      source text NOT NULL CHECK (source IN ('active', 'default')),
      area_code ${key} NOT NULL,
      slot integer NOT NULL,
      count ${bigint} NOT NULL CHECK (count >= 0),
      PRIMARY KEY (institution_code, day, level, source, area_code, slot)
    ) ${hotTable}`,
    'CREATE INDEX rating_count_area ON rating_count (area_code, day)',

    `CREATE TABLE order_count (
      institution_code ${key} NOT NULL,
      day ${day} NOT NULL,
      area_code ${key} NOT NULL,
      slot integer NOT NULL,
      count ${bigint} NOT NULL CHECK (count >= 0),
      PRIMARY KEY (institution_code, day, area_code, slot)
    ) ${hotTable}`,
    'CREATE INDEX order_count_area ON order_count (area_code, day)',
  ],
};
