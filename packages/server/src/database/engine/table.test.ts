import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  addedUp,
  aliased,
  asText,
  columnsOf,
  computed,
  derived,
  flag,
  inputRows,
  inputTable,
  insert,
  insertFrom,
  integer,
  json,
  key,
  mapped,
  moment,
  namesOf,
  nullable,
  pick,
  select,
  selectJoined,
  table,
  text,
  update,
  written,
} from './table.ts';

const book = table('book', {
  bookId: key('book_id'),
  title: text('title'),
  words: json<readonly string[]>('words'),
  lentAt: nullable(moment('lent_at')),
  worn: flag('worn'),
  pages: integer('pages'),
});

test('a table and its columns are written as their SQL names', () => {
  assert.equal(`${book}`, 'book');
  assert.equal(`SELECT ${book.bookId} FROM ${book}`, 'SELECT book.book_id FROM book');
  assert.equal(namesOf(book.bookId, book.lentAt), 'book_id, lent_at');
});

test('a table that is joined twice has its own name each time', () => {
  const second = aliased(book, 'second');
  assert.equal(
    `FROM ${book} JOIN ${second} ON ${second.title} = ${book.title}`,
    ['FROM book JOIN book AS second ON second.title = book.title'].join(''),
  );
});

test('selected columns come back under the names of their properties', () => {
  const listed = select({
    ...pick(book, 'bookId', 'words', 'lentAt', 'worn'),
    half: computed('book.pages / 2', book.pages),
  });
  assert.equal(
    `${listed}`,
    'book.book_id AS "bookId", book.words AS "words", book.lent_at AS "lentAt", book.worn AS "worn", ' +
      'book.pages / 2 AS "half"',
  );
  const row = {bookId: 'b-1', words: '["宋","体"]', lentAt: null, worn: 1, half: 21};
  assert.deepEqual(listed.read(row), {bookId: 'b-1', words: ['宋', '体'], lentAt: null, worn: true, half: 21});
});

test('a row is inserted with the columns that are given; the others keep their default', () => {
  assert.deepEqual(insert(book, {bookId: 'b-1', words: ['宋'], worn: false, lentAt: null}, 'ON CONFLICT DO NOTHING'), {
    sql: 'INSERT INTO book (book_id, words, worn, lent_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    params: ['b-1', '["宋"]', 0, null],
  });
});

test('a change names its columns without the table', () => {
  const {assignments, params} = written(book, {title: '说文', pages: undefined, worn: true});
  assert.equal(assignments, 'title = ?, worn = ?');
  assert.deepEqual(params, ['说文', 1]);
});

test('a change finds its rows by a condition, whose values follow those that are written', () => {
  assert.deepEqual(update(book, {title: '说文', lentAt: null}, `${book.bookId} = ?`, 'b-1'), {
    sql: 'UPDATE book SET title = ?, lent_at = ? WHERE book.book_id = ?',
    params: ['说文', null, 'b-1'],
  });
});

test('what a LEFT JOIN adds is an object of its own, or undefined where it found nothing', () => {
  const joined = selectJoined('second', pick(aliased(book, 'second'), 'bookId', 'lentAt', 'worn'));
  assert.equal(
    `${joined}`,
    'second.book_id AS "second.bookId", second.lent_at AS "second.lentAt", second.worn AS "second.worn"',
  );
  const found = {bookId: 'b-1', 'second.bookId': 'b-2', 'second.lentAt': null, 'second.worn': 1};
  assert.deepEqual(joined.read(found), {bookId: 'b-2', lentAt: null, worn: true});
  const missing = {bookId: 'b-1', 'second.bookId': null, 'second.lentAt': null, 'second.worn': null};
  assert.equal(joined.read(missing), undefined);
});

test('JSON can also be read as its stored text', () => {
  const raw = select({words: asText(book.words)});
  assert.equal(`${raw}`, 'book.words AS "words"');
  assert.deepEqual(raw.read({words: '[ "宋" ]'}), {words: '[ "宋" ]'});
});

test('a column in another form keeps its name', () => {
  const loud = mapped(
    book.title,
    title => title.toUpperCase(),
    title => title.toLowerCase(),
  );
  assert.equal(`${loud}`, 'book.title');
  assert.equal(loud.read('abc'), 'ABC');
  assert.equal(nullable(loud).write('ABC'), 'abc');
  assert.equal(nullable(loud).read(null), null);
});

test('a query inside a statement is a table with the columns that it selects', () => {
  const longest = {title: book.title, most: computed('max(book.pages)', book.pages)};
  const counted = derived('counted', longest);
  assert.equal(
    `WITH ${counted} AS (SELECT ${select(longest)} FROM ${book}) SELECT ${select(columnsOf(counted))} FROM ${counted}`,
    'WITH counted AS (SELECT book.title AS "title", max(book.pages) AS "most" FROM book) ' +
      'SELECT counted."title" AS "title", counted."most" AS "most" FROM counted',
  );
});

test('input rows have their declared columns', () => {
  const input = inputTable(pick(book, 'bookId', 'worn', 'lentAt'));
  assert.equal(`${input.bookId} FROM ${input}`, 'input.book_id FROM input');
  assert.deepEqual(inputRows(input, [{bookId: 'b-1', lentAt: null, worn: true}]), {
    columns: {book_id: 'text', worn: 'number', lent_at: 'moment'},
    rows: [['b-1', 1, null]],
  });
});

test('what a query selects is inserted column by column', () => {
  const old = aliased(book, 'old');
  assert.equal(
    insertFrom(book, {bookId: old.bookId, title: `'copy'`, pages: old.pages}, `FROM ${old} WHERE ${old.worn} = 1`),
    `INSERT INTO book (book_id, title, pages) SELECT old.book_id, 'copy', old.pages FROM book AS old WHERE old.worn = 1`,
  );
  assert.equal(addedUp(book.pages), 'pages = book.pages + excluded.pages');
});

test('common tables that a query needs come before it', () => {
  const old = aliased(book, 'old');
  const sql = insertFrom(book, pick(old, 'bookId'), `FROM ${old}`, 'WITH RECURSIVE worn AS (SELECT 1)');
  assert.equal(sql, 'INSERT INTO book (book_id) WITH RECURSIVE worn AS (SELECT 1) SELECT old.book_id FROM book AS old');
});
