import type {Migration} from './migration.ts';

/** What an institution says about privacy itself: a sentence in every language, and a page that says more. */
export const ownPrivacyNotices: Migration = {
  version: 31,
  name: 'own-privacy-notices',
  statements: () => [
    'ALTER TABLE institution ADD COLUMN privacy_notice text',
    'ALTER TABLE institution ADD COLUMN privacy_page text',
  ],
};
