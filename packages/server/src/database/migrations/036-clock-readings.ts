import type {Migration} from './migration.ts';

/** The newest moment that the servers vouch for, with which a clock that jumps is compared. */
export const clockReadings: Migration = {
  version: 36,
  name: 'clock-readings',
  statements: ({moment, table}) => [
    `CREATE TABLE clock_reading (
      only_one integer PRIMARY KEY CHECK (only_one = 1),
      known_at ${moment} NOT NULL,
      confirmed_at ${moment}
    ) ${table}`,
  ],
};
