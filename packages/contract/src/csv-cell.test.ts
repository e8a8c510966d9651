import assert from 'node:assert/strict';
import {test} from 'node:test';
import {csvCell} from './csv-cell.ts';

const cells: readonly (readonly [text: string, cell: string])[] = [
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hello"', '"say ""hello"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['a=1', 'a=1'],
  ['建设＝', '建设＝'],
  ['示例市－东区', '示例市－东区'],
  ['"=1+1"', '"""=1+1"""'],
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['=HYPERLINK("http://a","b")', `"'=HYPERLINK(""http://a"",""b"")"`],
];
for (const [text, cell] of cells) {
  test(`a cell ${JSON.stringify(text)} is written as ${JSON.stringify(cell)}`, () => assert.equal(csvCell(text), cell));
}

const begins = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\u2212'];
const unseen: Readonly<Record<string, string>> = {
  nothing: '',
  'a blank': ' ',
  'many blanks': '    ',
  'a tab': '\t',
  'a carriage return': '\r',
  'a line feed': '\n',
  'both ends of a line': '\r\n',
  'a vertical tab': '\v',
  'a form feed': '\f',
  'a NUL': '\0',
  'a control character': '\x1f',
  'the next line of C1': '\u0085',
  'a no-break space': '\u00a0',
  'an ideographic space': '\u3000',
  'a thin space': '\u2009',
  'a line separator': '\u2028',
  'a byte order mark': '\ufeff',
  'a zero-width space': '\u200b',
  'a zero-width joiner': '\u200d',
  'a word joiner': '\u2060',
  'a soft hyphen': '\u00ad',
  'a right-to-left mark': '\u200f',
  'an isolate': '\u2067',
  'an embedding': '\u202b',
  'a variation selector': '\ufe0f',
  'a grapheme joiner': '\u034f',
  'a Hangul filler': '\u3164',
  'a Braille blank': '\u2800',
  'a tag of plane 14': '\u{e0001}',
  'several of them': ' \u200b\ufeff\t\u3000\u200f',
};
for (const [name, before] of Object.entries(unseen)) {
  test(`no spreadsheet runs a formula behind ${name}`, () => {
    for (const begin of begins) {
      const text = `${before}${begin}1+1`;
      assert.equal(csvCell(text), `"'${text}"`);
    }
  });
}
