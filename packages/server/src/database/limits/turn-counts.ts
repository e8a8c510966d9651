import {toUtc} from '../../domain/calendar/utc.ts';
import type {TurnCount} from '../../domain/limits/turn-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {
  addedUp,
  columnsOf,
  inputRows,
  inputTable,
  insertFrom,
  namesOf,
  select,
  type Selection,
} from '../engine/table.ts';
import {turnCount} from '../schema/turn-count.ts';

const columns = columnsOf(turnCount);
const input = inputTable(columns);
const counted: Selection<typeof columns> = select(columns);

/** Rows are taken in one order, so that no two processes wait for each other. */
const add = `${insertFrom(
  turnCount,
  {minute: input.minute, source: input.source, turns: input.turns},
  `FROM ${input} WHERE 1 = 1 ORDER BY ${input.minute}, ${input.source}`,
)} ON CONFLICT (${namesOf(turnCount.minute, turnCount.source)}) DO UPDATE SET ${addedUp(turnCount.turns)}
  RETURNING ${counted}`;

/** Adds turns and reads the sums in the same statement. */
export function* addTurns(turns: readonly TurnCount[]): Operation<readonly TurnCount[]> {
  const rows = turns.map(count => ({...count, minute: toUtc(count.minute)}));
  const [found = []] = yield [{sql: add, params: [], input: inputRows(input, rows)}];
  return found.map(counted.read);
}

/** Deletes what no limit asks for any more. */
export function* forgetTurns(before: string): Operation<number> {
  const rows = yield* query(`DELETE FROM ${turnCount} WHERE ${turnCount.minute} < ? RETURNING ${turnCount.minute}`, [
    toUtc(before),
  ]);
  return rows.length;
}
