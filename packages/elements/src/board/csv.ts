import {csvCell} from '@gov-rating/sdk/results';
import {textOf, type Row, type Table} from './tables.ts';

/** Numbers stay numbers, also negative ones; only text can be a formula. */
const cell = (value: Row[number]): string => (typeof value === 'number' ? `${value}` : csvCell(textOf(value)));

/**
 * Writes tables as one CSV file (RFC 4180), each under its title, with unformatted numbers. The byte order mark makes
 * Excel read UTF-8; text that a spreadsheet would run as a formula is escaped.
 */
export function csvOf(head: readonly Row[], tables: readonly Table[]): string {
  const rows = tables.flatMap(({title, columns, rows, apart}) => [
    [],
    [title],
    columns.map(([heading]) => heading),
    ...rows,
    ...(apart?.rows.length ? [[apart.title], ...apart.rows] : []),
  ]);
  return `\ufeff${[...head, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Downloads a text as a file, without a server. */
export function offer(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'text/csv;charset=utf-8'}));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
