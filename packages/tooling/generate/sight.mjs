/** The table of who sees what, for the README of the server. */
import {sightTable} from '../../server/src/domain/rights/sight.ts';
import {code, table} from './tables.mjs';

const words = {all: 'all', published: 'what is published', nothing: 'nothing'};

/** One row for each kind of thing. */
export const sightRows = () =>
  table(
    ['what', 'disclosed by', 'institutions above', 'the rated institution'],
    Object.values(sightTable).map(({what, by, own}) => [what, by.map(code).join(', '), words.all, words[own]]),
  );
