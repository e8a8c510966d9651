import {writtenMoment} from '../moment-spelling.ts';
import {levelNames, levels, nodeNames, nodes, type Level} from '../standard/index.ts';
import {levelOfDigit, type DigitTable} from './digits.ts';
import {plainWord} from './plain-text.ts';

/** A column of an entered batch, by its name in requests; a header may have the Chinese name instead. */
export type PaperColumn = keyof typeof columnNames;

/** The Chinese name of each column. */
export const columnNames = {
  formNumber: '表单编号',
  institutionCode: '机构代码',
  projectNo: '办件编号',
  ticketNumber: '排队号',
  serviceNumber: '服务次序',
  node: '评价节点',
  itemCode: '事项编码',
  itemName: '事项名称',
  serviceName: '服务名称',
  staffNumber: '工号',
  pointId: '服务点',
  windowNumber: '窗口号',
  servedAt: '服务时间',
  level: '满意度',
  tags: '原因',
  comment: '意见',
  pressedAt: '填写时间',
  clerk: '录入员',
} as const;

/** Every column, in the order in which differences are listed. */
export const columns = Object.keys(columnNames) as PaperColumn[];

/** The column that a cell of the header names. */
export const columnOf = (cell: string): PaperColumn | undefined => {
  const name = cellText(cell);
  return columns.find(column => column === name || columnNames[column] === name);
};

/** A cell without spaces around it and without the mark that spreadsheets put at the beginning of a file. */
export const cellText = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, '')
    .trim()
    .normalize('NFC');

/** Numbers and codes are the same in every width. */
const oneWidth = (cell: string) => cell.normalize('NFKC');

const plainLevels = levels.flatMap(level => [
  [level, level] as const,
  ...Object.values(levelNames[level]).map(name => [plainWord(name), level] as const),
]);

function levelOf(cell: string, table: DigitTable): Level | undefined {
  const word = plainWord(cell);
  return /^[0-9]$/.test(word) ? levelOfDigit(table, word) : plainLevels.find(([name]) => name === word)?.[1];
}

const nodeOf = (cell: string) =>
  nodes.find(node => node === cell.toLowerCase() || Object.values(nodeNames[node]).some(name => name === cell));

const two = (digits = '0') => digits.padStart(2, '0');

/** A moment with its offset as it is, one without in Beijing time; a day alone is no moment. */
function momentOf(cell: string): string | undefined {
  const parts =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?(Z|[+-]\d{2}:\d{2})?$/i.exec(
      writtenMoment(cell),
    );
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, offset = '+08:00'] = parts;
  const date = `${year}-${two(month)}-${two(day)}`;
  const there = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(there.getTime()) || there.toISOString().slice(0, 10) !== date) return undefined;
  const moment = `${date}T${two(hour)}:${two(minute)}:${two(second)}${offset.toUpperCase()}`;
  return Number(hour) < 24 && !Number.isNaN(Date.parse(moment)) ? moment : undefined;
}

/** What a cell says; undefined for one that is not blank and that nothing can be read from. */
export function readCell(column: PaperColumn, cell: string, table: DigitTable): string | number | string[] | undefined {
  switch (column) {
    case 'level':
      return levelOf(cell, table);
    case 'node':
      return nodeOf(cell);
    case 'servedAt':
    case 'pressedAt':
      return momentOf(oneWidth(cell));
    case 'serviceNumber':
      return /^[1-9][0-9]?$/.test(oneWidth(cell)) ? Number(oneWidth(cell)) : undefined;
    case 'tags': {
      const codes = oneWidth(cell)
        .split(/[\s,;、|]+/)
        .filter(code => code !== '');
      return codes.every((code, at) => /^\d{3}$/.test(code) && codes.indexOf(code) === at) ? codes.sort() : undefined;
    }
    case 'formNumber':
    case 'institutionCode':
    case 'projectNo':
    case 'ticketNumber':
    case 'itemCode':
    case 'pointId':
      return oneWidth(cell);
    default:
      return cell;
  }
}
