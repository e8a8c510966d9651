/** The README of the server with the table of who sees what. */
import {pretty, read} from '../../tooling/generated.mjs';
import {code, table, withTables} from '../../tooling/tables.mjs';
import {sightTable} from '../src/domain/rights/sight.ts';

const words = {all: 'all', published: 'what is published', nothing: 'nothing'};
const readme = 'packages/server/README.md';

/** One row for each kind of thing. */
const sightRows = () =>
  table(
    ['what', 'disclosed by', 'institutions above', 'the rated institution'],
    Object.values(sightTable).map(({what, by, own}) => [what, by.map(code).join(', '), words.all, words[own]]),
  );

export const serverFiles = async () => ({
  [readme]: await pretty(withTables(read(readme), {sight: sightRows()}), 'README.md'),
});
