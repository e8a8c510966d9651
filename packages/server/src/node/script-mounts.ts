import {join} from 'node:path';
import type {Mount} from './static-files.ts';

/** Scripts of the elements as pages name them. */
const scripts = [
  'gov-rating.js',
  'gov-rating-any.js',
  'gov-rating.es2019.js',
  'gov-rating-board.js',
  'gov-rating-desk.js',
  'gov-rating-evaluator.js',
  'gov-rating-kiosk.js',
  'gov-rating-language.js',
  'gov-rating-my.js',
  'gov-rating-receipt.js',
  'gov-rating-carry.js',
  'gov-rating-evidence.js',
  'gov-rating-evidence-sm2.js',
  'gov-rating-voice.js',
];

/**
 * The scripts in `directory` (the `dist` of `@gov-rating/elements`) under their names, revalidated by clients; their
 * copies in versioned folders, which never change and are cached for a year; and `integrity.json`, which lists them.
 */
export function scriptMounts(directory: string): readonly Mount[] {
  return [
    ...[...scripts, 'integrity.json'].map(name => ({path: `/${name}`, file: join(directory, name)})),
    {
      prefix: '/',
      directory,
      only: /^\d+\.\d+\.\d+[\w.-]*\/gov-rating[\w.-]*\.js$/,
      headers: {'Cache-Control': 'public, max-age=31536000, immutable'},
    },
  ];
}
