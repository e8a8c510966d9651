import type {Migration} from './migration.ts';

/**
 * People whom portals have logged in: assertions that were used, for whom services were, and which invitations a person has
 * claimed. A person is a keyed hash. The indexes by person begin with the day, so that new rows come side by side.
 */
export const raters: Migration = {
  version: 30,
  name: 'raters',
  statements: ({key, moment, day, keyTable}) => [
    `CREATE TABLE used_assertion (
      assertion_hash ${key} PRIMARY KEY,
      ends_at ${moment} NOT NULL
    ) ${keyTable}`,
    'CREATE INDEX used_assertion_end ON used_assertion (ends_at)',
    `CREATE TABLE served_rater (
      service_id ${key} PRIMARY KEY,
      day ${day} NOT NULL,
      rater_hash ${key} NOT NULL
    ) ${keyTable}`,
    'CREATE INDEX served_rater_of_day ON served_rater (day, rater_hash)',
    `CREATE TABLE claimed_invitation (
      invitation_id ${key} PRIMARY KEY,
      day ${day} NOT NULL,
      rater_hash ${key} NOT NULL
    ) ${keyTable}`,
    'CREATE INDEX claimed_invitation_of_day ON claimed_invitation (day, rater_hash)',
  ],
};
