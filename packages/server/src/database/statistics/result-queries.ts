import {levels, type Level, type OrderFigures} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {CountScope} from '../../domain/statistics/count-scope.ts';
import type {
  About,
  CountSource,
  GroupCounts,
  LevelCounts,
  ResultCounts,
  ResultScope,
  StaffCount,
  TagChoiceCount,
} from '../../domain/statistics/statistics-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {scopeSql, type Condition} from './scope-condition.ts';

interface CellRow {
  readonly kind: 'rating' | 'order';
  readonly period: string;
  readonly what: string;
  readonly source: string;
  readonly about: string;
  readonly total: number;
}

/** Ratings by day or month and orders by how far they are, in one statement, so that they belong to the same moment. */
export function* resultCounts(scope: ResultScope, unit: 'day' | 'month', now: string): Operation<ResultCounts> {
  const {itemCode, channel} = scope;
  const ofChannel: Condition[] = channel === undefined ? [] : [['channel = ?', channel]];
  const ratings = countsOf(scope);
  const ofItem: Condition[] = itemCode === undefined ? [] : [['item_code = ?', itemCode]];
  const orders = scopeSql(scope, ...ofItem, ...ofChannel);
  const day = 'CAST(day AS text)';
  const rows = yield* query<CellRow>(
    `${ratings.head}
      SELECT 'rating' AS kind, ${unit === 'day' ? day : `substr(${day}, 1, 7)`} AS period, level AS what, source, about,
        CAST(sum(count) AS bigint) AS total
      FROM ${ratings.table} ${ratings.where} GROUP BY 2, 3, 4, 5 HAVING sum(count) <> 0
      UNION ALL
      SELECT 'order', '', state, CASE WHEN due_at <= ? THEN 'due' ELSE '' END, '', CAST(sum(count) AS bigint)
      FROM order_count ${orders.where} GROUP BY 3, 4`,
    [...ratings.headValues, ...ratings.values, toUtc(now), ...orders.values],
  );
  return {
    cells: rows
      .filter(({kind}) => kind === 'rating')
      .map(({period, what, source, about, total}) => ({
        period,
        level: what as Level,
        source: source as CountSource,
        about: about as About,
        count: total,
      })),
    orders: orderFigures(rows.filter(({kind}) => kind === 'order')),
  };
}

function orderFigures(rows: readonly CellRow[]): OrderFigures {
  const count = (state: string, due?: string) =>
    rows
      .filter(({what, source}) => what === state && (due === undefined || source === due))
      .reduce((sum, {total}) => sum + total, 0);
  const overdue = count('open', 'due');
  const onTime = count('on_time');
  const underDeadline = onTime + count('late');
  const answered = underDeadline + count('answered');
  return {opened: answered + count('open'), answered, due: underDeadline + overdue, onTime, overdue};
}

/** Where the ratings of a scope are counted: by item in a table of its own. */
function countsOf(scope: ResultScope, facet: 'item' | 'tag' | 'staff' | undefined = undefined, ...more: Condition[]) {
  const {itemCode, channel} = scope;
  const conditions: Condition[] = [...more];
  const used = facet ?? (itemCode === undefined ? undefined : 'item');
  if (used !== undefined) conditions.push([`facet = '${used}'`]);
  if (itemCode !== undefined) conditions.push(['value = ?', itemCode]);
  if (channel !== undefined) conditions.push(['channel = ?', channel]);
  return {table: used === undefined ? 'rating_count' : 'facet_count', ...scopeSql(scope, ...conditions)};
}

const sources = ['active', 'default', 'voided'] as const;

/** A column for each level and source, so that a group is one row. */
const levelColumns = levels
  .flatMap((level, place) =>
    sources.map(
      source =>
        `CAST(sum(CASE WHEN level = '${level}' AND source = '${source}' THEN count ELSE 0 END) AS bigint) AS ${source}_${place}`,
    ),
  )
  .join(', ');

type LevelRow = Readonly<Record<`${CountSource}_${number}`, number>>;

const levelsOf = (row: LevelRow): LevelCounts[] =>
  levels.map((level, place) => ({
    level,
    active: row[`active_${place}`] ?? 0,
    default: row[`default_${place}`] ?? 0,
    voided: row[`voided_${place}`] ?? 0,
  }));

const effective = `sum(CASE WHEN source = 'voided' THEN 0 ELSE count END)`;

/** A group's key and its words, from the row that counts it. */
const grouped = {
  institution: {
    key: 'institution_code',
    name: '(SELECT name FROM institution WHERE institution.code = counted.group_key)',
  },
  item: {
    key: 'value',
    name: `(SELECT item_name FROM service WHERE service.item_code = counted.group_key
      ORDER BY service.registered_at DESC, service.service_id LIMIT 1)`,
  },
  channel: {key: 'channel', name: 'NULL'},
} as const;

/** The parts of a scope, those with most ratings first. */
export function* groupCounts(scope: ResultScope, by: keyof typeof grouped, limit: number): Operation<GroupCounts> {
  const {key, name} = grouped[by];
  const {table, head, headValues, where, values} = countsOf(scope, by === 'item' ? 'item' : undefined);
  const rows = yield* query<LevelRow & {group_key: string; name: string | null; all_groups: number}>(
    `${head === '' ? 'WITH' : `${head},`} counted AS (
        SELECT ${key} AS group_key, ${effective} AS total, CAST(count(*) OVER () AS bigint) AS all_groups, ${levelColumns}
        FROM ${table} ${where} GROUP BY ${key} HAVING sum(count) > 0
        ORDER BY 2 DESC, 1 LIMIT ?
      )
      SELECT counted.*, ${name} AS name FROM counted ORDER BY total DESC, group_key`,
    [...headValues, ...values, limit],
  );
  return {
    groups: rows.map(row => ({key: row.group_key, name: row.name, levels: levelsOf(row)})),
    leftOut: (rows[0]?.all_groups ?? 0) - rows.length,
  };
}

/** The tags that citizens chose most. */
export function* tagCounts(scope: Omit<ResultScope, 'itemCode'>, limit: number): Operation<TagChoiceCount[]> {
  const {table, head, headValues, where, values} = countsOf(scope, 'tag', [`source = 'active'`]);
  const rows = yield* query<{code: string; level: Level; total: number}>(
    `${head} SELECT value AS code, level, CAST(sum(count) AS bigint) AS total FROM ${table} ${where}
      GROUP BY value, level HAVING sum(count) > 0 ORDER BY 3 DESC, 1 LIMIT ?`,
    [...headValues, ...values, limit],
  );
  return rows.map(({code, level, total}) => ({code, level, count: total}));
}

/** Ratings by the number of the member of staff who served, most first. */
export function* staffCounts(
  {staffNumber, ...scope}: CountScope & {readonly staffNumber?: string},
  limit: number,
): Operation<{staff: StaffCount[]; leftOut: number}> {
  const one: Condition[] = staffNumber === undefined ? [] : [['value = ?', staffNumber]];
  const {table, head, headValues, where, values} = countsOf(scope, 'staff', ...one);
  const rows = yield* query<LevelRow & {institution_code: string; value: string; all_groups: number}>(
    `${head} SELECT institution_code, value, CAST(count(*) OVER () AS bigint) AS all_groups, ${levelColumns}
      FROM ${table} ${where} GROUP BY institution_code, value HAVING sum(count) > 0
      ORDER BY ${effective} DESC, institution_code, value LIMIT ?`,
    [...headValues, ...values, limit],
  );
  return {
    staff: rows.map(row => ({
      institutionCode: row.institution_code,
      staffNumber: row.value,
      levels: levelsOf(row),
    })),
    leftOut: (rows[0]?.all_groups ?? 0) - rows.length,
  };
}
