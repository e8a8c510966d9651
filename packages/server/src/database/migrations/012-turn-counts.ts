import type {Migration} from './migration.ts';

/** Counts of calls that several processes share. They are worth a minute, so that PostgreSQL need not log them. */
export const turnCounts: Migration = {
  version: 12,
  name: 'turn-counts',
  statements: ({passing, moment, key, bigint, hotTable}) => [
    `CREATE ${passing} TABLE turn_count (
      minute ${moment} NOT NULL,
      source ${key} NOT NULL,
      turns ${bigint} NOT NULL,
      PRIMARY KEY (minute, source)
    ) ${hotTable}`,
  ],
};
