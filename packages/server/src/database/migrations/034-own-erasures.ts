import type {Migration} from './migration.ts';

/** Words that raters had erased, each with the commitment to them and the signed permission. */
export const ownErasures: Migration = {
  version: 34,
  name: 'own-erasures',
  statements: ({key, moment, keyTable}) => [
    `CREATE TABLE own_erasure (
      rating_id ${key} NOT NULL,
      entry_id ${key} NOT NULL,
      of_kind text NOT NULL CHECK (of_kind IN ('rating', 'act')),
      at ${moment} NOT NULL,
      proof text NOT NULL CHECK (proof IN ('receipt_key', 'rater_session')),
      commitment text NOT NULL,
      key_id ${key} NOT NULL,
      signature text NOT NULL,
      PRIMARY KEY (rating_id, entry_id)
    ) ${keyTable}`,
  ],
};
