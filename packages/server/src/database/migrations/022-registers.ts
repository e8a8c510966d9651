import type {Dialect, Migration} from './migration.ts';

/**
 * The registers of a hall: its points, the staff, and other codes of institutions. A service says at which point it was
 * given, under which ticket, and by whom of several.
 */
export const registers: Migration = {
  version: 22,
  name: 'registers',
  statements: dialect => {
    const {key, moment, day, table, keyTable} = dialect;
    return [
      `CREATE TABLE point (
        point_id ${key} PRIMARY KEY,
        institution_code ${key} NOT NULL REFERENCES institution (code),
        kind text NOT NULL CHECK (kind IN ('hall', 'window', 'service_desk', 'terminal', 'hotline', 'site')),
        name text NOT NULL,
        number ${key},
        area_code ${key} NOT NULL,
        parent_id ${key} REFERENCES point (point_id),
        static_code ${key} NOT NULL,
        valid_from ${day} NOT NULL,
        valid_to ${day},
        closed_at ${moment},
        mark text
      ) ${table}`,
      'CREATE UNIQUE INDEX point_static_code ON point (static_code)',
      'CREATE INDEX point_institution ON point (institution_code, point_id)',
      'CREATE INDEX point_parent ON point (parent_id, point_id)',
      `CREATE UNIQUE INDEX point_number_inside ON point (parent_id, number)
        WHERE closed_at IS NULL AND number IS NOT NULL AND parent_id IS NOT NULL`,
      `CREATE UNIQUE INDEX point_number_top ON point (institution_code, number)
        WHERE closed_at IS NULL AND number IS NOT NULL AND parent_id IS NULL`,
      `CREATE TABLE staff (
        staff_id ${key} PRIMARY KEY,
        institution_code ${key} NOT NULL REFERENCES institution (code),
        staff_number ${key} NOT NULL,
        name text NOT NULL,
        is_rated integer NOT NULL,
        valid_from ${day} NOT NULL,
        valid_to ${day},
        mark text
      ) ${table}`,
      'CREATE UNIQUE INDEX staff_number ON staff (institution_code, staff_number)',
      `CREATE TABLE institution_alias (
        kind text NOT NULL CHECK (kind IN ('organisation_code', 'department_code', 'hall_code')),
        code ${key} NOT NULL,
        institution_code ${key} NOT NULL REFERENCES institution (code),
        PRIMARY KEY (code, kind)
      ) ${keyTable}`,
      'CREATE INDEX institution_alias_institution ON institution_alias (institution_code, code)',
      `ALTER TABLE service ADD COLUMN point_id ${key} REFERENCES point (point_id)`,
      'ALTER TABLE service ADD COLUMN ticket_number text',
      'ALTER TABLE service ADD COLUMN staff_list text',
      ...staffOfRatings(dialect),
    ];
  },
};

const columns = 'rating_id, institution_code, staff_number, received_at, looked, notice_id';

/** A bad rating is now one of each member of staff who served. */
const staffOfRatings = ({key, moment, table, rulesChange}: Dialect): string[] =>
  rulesChange
    ? [
        'ALTER TABLE staff_bad_rating DROP CONSTRAINT staff_bad_rating_pkey',
        'ALTER TABLE staff_bad_rating ADD CONSTRAINT staff_bad_rating_pkey PRIMARY KEY (rating_id, staff_number)',
      ]
    : [
        `CREATE TABLE staff_bad_rating_anew (
          rating_id ${key} NOT NULL REFERENCES rating (rating_id),
          institution_code ${key} NOT NULL,
          staff_number ${key} NOT NULL,
          received_at ${moment} NOT NULL,
          looked integer NOT NULL DEFAULT 0,
          notice_id ${key} REFERENCES rectification_notice (notice_id),
          PRIMARY KEY (rating_id, staff_number)
        ) ${table}`,
        `INSERT INTO staff_bad_rating_anew (${columns}) SELECT ${columns} FROM staff_bad_rating`,
        'DROP TABLE staff_bad_rating',
        'ALTER TABLE staff_bad_rating_anew RENAME TO staff_bad_rating',
        'CREATE INDEX staff_bad_rating_staff ON staff_bad_rating (institution_code, staff_number, received_at)',
        'CREATE INDEX staff_bad_rating_new ON staff_bad_rating (received_at, rating_id) WHERE looked = 0',
      ];
