import type {Dialect, Migration} from './migration.ts';

/**
 * People who prove by a one-time code that they hold the telephone of a case: the codes that wait, how often a case was tried,
 * and beside the person that a department has named for a service the one who has proved it.
 */
export const raterCodes: Migration = {
  version: 33,
  name: 'rater-codes',
  statements: dialect => [
    ...(dialect.rulesChange
      ? [
          'ALTER TABLE served_rater ADD COLUMN by_code integer NOT NULL DEFAULT 0',
          'ALTER TABLE served_rater DROP CONSTRAINT served_rater_pkey',
          'ALTER TABLE served_rater ADD PRIMARY KEY (service_id, by_code)',
        ]
      : servedRaterAnew(dialect)),
    `CREATE TABLE rater_code (
      service_id ${dialect.key} PRIMARY KEY,
      code_hash ${dialect.key} NOT NULL,
      rater_hash ${dialect.key} NOT NULL,
      ends_at ${dialect.moment} NOT NULL
    ) ${dialect.keyTable}`,
    'CREATE INDEX rater_code_end ON rater_code (ends_at)',
    `CREATE TABLE case_attempt (
      case_hash ${dialect.key} PRIMARY KEY,
      tries integer NOT NULL,
      ends_at ${dialect.moment} NOT NULL
    ) ${dialect.keyTable}`,
    'CREATE INDEX case_attempt_end ON case_attempt (ends_at)',
  ],
};

const servedRaterAnew = ({key, day, keyTable}: Dialect): string[] => [
  `CREATE TABLE served_rater_anew (
    service_id ${key} NOT NULL,
    by_code integer NOT NULL DEFAULT 0,
    day ${day} NOT NULL,
    rater_hash ${key} NOT NULL,
    PRIMARY KEY (service_id, by_code)
  ) ${keyTable}`,
  'INSERT INTO served_rater_anew (service_id, by_code, day, rater_hash) SELECT service_id, 0, day, rater_hash FROM served_rater',
  'DROP TABLE served_rater',
  'ALTER TABLE served_rater_anew RENAME TO served_rater',
  'CREATE INDEX served_rater_of_day ON served_rater (day, rater_hash)',
];
