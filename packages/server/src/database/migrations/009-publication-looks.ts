import type {Migration} from './migration.ts';

const rows = 'institution_code, item_code, channel, day, level, source, tags, order_state';

/**
 * Snapshots store ratings with equal values together, month by month, so that they can be made in small steps; indexes
 * to read the ratings and services of a day in such steps.
 */
export const publicationLooks: Migration = {
  version: 9,
  name: 'publication-looks',
  statements: ({key, bigint, keyTable, idsInDay}) => [
    `CREATE TABLE publication_look (
      publication_id ${key} NOT NULL,
      month ${key} NOT NULL,
      institution_code ${key} NOT NULL,
      item_code ${key} NOT NULL,
      channel ${key} NOT NULL,
      day ${key} NOT NULL,
      level ${key} NOT NULL,
      source ${key} NOT NULL,
      tags ${key} NOT NULL,
      order_state ${key} NOT NULL,
      count ${bigint} NOT NULL,
      PRIMARY KEY (publication_id, month, ${rows})
    ) ${keyTable}`,
    `INSERT INTO publication_look (publication_id, month, ${rows}, count)
      SELECT publication_id, '', ${rows}, count FROM publication_row`,
    'DROP TABLE publication_row',
    'DROP TABLE publication_stage',
    'ALTER TABLE publication_draft ADD COLUMN dropped integer NOT NULL DEFAULT 0',
    `CREATE TABLE publication_institution (
      publication_id ${key} NOT NULL,
      code ${key} NOT NULL,
      in_area integer NOT NULL,
      PRIMARY KEY (publication_id, code)
    ) ${keyTable}`,
    ...(idsInDay
      ? [
          'DROP INDEX rating_day',
          'CREATE INDEX rating_day ON rating (day, rating_id)',
          'DROP INDEX default_rating_day',
          'CREATE INDEX default_rating_day ON default_rating (day, rating_id)',
        ]
      : []),
    `CREATE INDEX service_served ON service ${idsInDay ? '(served_at, institution_code)' : 'USING brin (served_at)'}`,
  ],
};
