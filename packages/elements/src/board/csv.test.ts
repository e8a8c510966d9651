import {expect} from '@open-wc/testing';
import {csvOf} from './csv.ts';
import type {Row} from './tables.ts';

describe('the file of figures', () => {
  const file = (...cells: Row) => csvOf([], [{name: 'x', title: 'T', columns: [['A', 'text']], rows: [cells]}]);

  it('begins with the mark by which Excel knows UTF-8, and ends each line as RFC 4180 says', () => {
    expect(csvOf([['一', 1]], [])).to.equal('\ufeff一,1\r\n');
    expect(file('x')).to.equal('\ufeff\r\nT\r\nA\r\nx\r\n');
  });

  it('keeps numbers as numbers and leaves out what is not known', () => {
    expect(file(1234567, 0.015, -1, null)).to.contain('\r\n1234567,0.015,-1,\r\n');
  });

  it('quotes what would break a line or a cell', () => {
    expect(file('a,b', 'say "no"', 'two\nlines')).to.contain('"a,b","say ""no""","two\nlines"');
  });

  for (const text of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    ' =1',
    '\u3000＝1',
    '\u200b=1',
    '\n=1',
    '\ufeff－1',
    '\u200f@x',
  ])
    it(`makes ${JSON.stringify(text)} text that no spreadsheet runs, in every place of the file`, () => {
      const cell = `"'${text}"`;
      expect(file(text)).to.contain(`\r\n${cell}\r\n`);
      expect(file({name: text})).to.contain(`\r\n${cell}\r\n`);
      const table = {name: 'x', title: text, columns: [[text, 'text']] as const, rows: []};
      const apart = {title: text, rows: [[text]]};
      expect(csvOf([[text]], [{...table, apart}])).to.equal(
        `\ufeff${cell}\r\n\r\n${cell}\r\n${cell}\r\n${cell}\r\n${cell}\r\n`,
      );
    });

  it('writes separate rows under their own heading', () => {
    const table = {name: 'x', title: 'T', columns: [['A', 'text']] as const, rows: [['a']]};
    expect(csvOf([], [{...table, apart: {title: 'few', rows: [['b']]}}])).to.contain('a\r\nfew\r\nb\r\n');
  });
});
