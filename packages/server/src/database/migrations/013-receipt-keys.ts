import type {Migration} from './migration.ts';

/** The hash of the key of each receipt; the raters of earlier ratings have no key. */
export const receiptKeys: Migration = {
  version: 13,
  name: 'receipt-keys',
  statements: () => ['ALTER TABLE rating ADD COLUMN receipt_key_hash text'],
};
