import type {Migration} from './migration.ts';

/** What a portal gives to an invitation: the address of the way back, and a text of its own as JSON. Earlier ones have neither. */
export const waysBack: Migration = {
  version: 28,
  name: 'ways-back',
  statements: () => [
    'ALTER TABLE invitation ADD COLUMN return_url text',
    'ALTER TABLE invitation ADD COLUMN correlation text',
  ],
};
