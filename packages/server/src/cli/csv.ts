/**
 * Rows of a CSV text (RFC 4180): quoted fields may hold commas, quotes (doubled) and line breaks; both kinds of line end
 * and a byte order mark are understood, blank lines are left out. Throws an Error when a quote is never closed.
 */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const source = text.replace(/^\uFEFF/, '');
  while (field.lastIndex < source.length) {
    const at = field.lastIndex;
    const match = field.exec(source);
    if (!match) throw new Error(`Line ${lineAt(source, at)}: a quote is not closed or is inside a field.`);
    const [, quoted, plain, end] = match;
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',' && field.lastIndex < source.length) continue;
    if (end === ',') row.push('');
    rows.push(row);
    row = [];
  }
  return rows.filter(cells => cells.some(cell => cell.trim() !== ''));
}

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length;
