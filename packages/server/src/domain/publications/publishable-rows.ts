import type {ExportRow} from './publication-storage.ts';
import {SmallCellSuppression, type Cell} from './small-cell-suppression.ts';

const cellOf = ({institutionCode, itemCode, channel, day}: ExportRow): Cell => [
  institutionCode ?? '',
  itemCode ?? '',
  channel ?? '',
  day ?? '',
];

/** The parts of a row that its cell says, empty texts as null. */
function movedTo(row: ExportRow, [institution, item, channel, day]: Cell): ExportRow {
  return {
    ...row,
    institutionCode: institution || null,
    itemCode: item || null,
    channel: (channel || null) as ExportRow['channel'],
    day: day || null,
  };
}

const byText = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

/**
 * The rows of one month as a publication shows them: the cells in which fewer than `minimum` people rated are joined
 * with others, and what stays too small is left out. Rows come back sorted by what they say, so that their order
 * discloses nothing of what was left out.
 */
export function publishableRows(rows: readonly ExportRow[], minimum: number): ExportRow[] {
  const cells = new Map<string, ExportRow[]>();
  const put = (cell: Cell, more: readonly ExportRow[]) => {
    const key = JSON.stringify(cell);
    const known = cells.get(key);
    if (known === undefined) cells.set(key, [...more]);
    else for (const row of more) known.push(row);
  };
  for (const row of rows) put(cellOf(row), [row]);
  const suppression = new SmallCellSuppression(minimum);
  const counted = [...cells]
    .map(([key, ofCell]) => ({
      cell: JSON.parse(key) as Cell,
      ratings: ofCell.reduce((sum, {source, count}) => sum + (source === 'default' ? 0 : count), 0),
    }))
    .filter(({ratings}) => ratings > 0)
    .sort((one, other) => byText([one.cell.join(' '), one], [other.cell.join(' '), other]));
  const moves = [...counted.flatMap(count => [...suppression.next(count)]), ...suppression.end()];
  for (const {from, to} of moves) {
    const key = JSON.stringify(from);
    const moved = cells.get(key) ?? [];
    cells.delete(key);
    if (to !== undefined)
      put(
        to,
        moved.map(row => movedTo(row, to)),
      );
  }
  return joined([...cells.values()].flat());
}

/** Equal rows as one, sorted. */
function joined(rows: readonly ExportRow[]): ExportRow[] {
  const same = new Map<string, ExportRow>();
  for (const row of rows) {
    const {count, ...facts} = row;
    const key = JSON.stringify(Object.entries(facts).sort(byText));
    same.set(key, {...row, count: count + (same.get(key)?.count ?? 0)});
  }
  return [...same].sort(byText).map(([, row]) => row);
}
