import {levels, type Level, type OrderFigures} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  About,
  CountSource,
  GroupCounts,
  LevelCounts,
  ResultCounts,
  ResultScope,
  TagChoiceCount,
} from '../../domain/statistics/statistics-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {
  bigint,
  columnsOf,
  computed,
  derived,
  nullable,
  select,
  text,
  type AnyColumn,
  type Column,
} from '../engine/table.ts';
import {facetCount, orderCount, ratingCount} from '../schema/counts.ts';
import {institution} from '../schema/institution.ts';
import {service} from '../schema/service.ts';
import {scopeSql, type Condition} from './scope-condition.ts';

/** A table of counts of ratings. */
export type RatingCounts = typeof ratingCount | typeof facetCount;

/** The sum of the counts of a group. */
const sumOf = ({count}: Pick<RatingCounts | typeof orderCount, 'count'>) =>
  computed(`CAST(sum(${count}) AS bigint)`, bigint('total'));

/** How many characters of a day name its period: by day, but by month for the institution bound to the placeholder. */
const characters = ({institutionCode}: RatingCounts) => `CASE WHEN ${institutionCode} = ? THEN 7 ELSE 10 END`;

/** A count of ratings by what they have in common; orders are read as rows of the same columns. */
const cellsOf = (table: RatingCounts, unit: 'day' | 'month') => {
  const length = unit === 'month' ? '7' : characters(table);
  return select({
    kind: computed(`'rating'`, text<'rating' | 'order'>('kind')),
    period: computed(`substr(CAST(${table.day} AS text), 1, ${length})`, text('period')),
    what: computed(`${table.level}`, text('what')),
    source: computed(`${table.source}`, text('source')),
    about: computed(`${table.about}`, text('about')),
    total: sumOf(table),
  });
};

/**
 * Ratings by day or month and orders by progress, in one statement, so that they are of the same moment. A limited
 * institution is counted by month also where the others are counted by day.
 */
export function* resultCounts(scope: ResultScope, unit: 'day' | 'month', now: string): Operation<ResultCounts> {
  const {itemCode, channel, limited} = scope;
  const ratings = countsOf(scope);
  const cells = cellsOf(ratings.table, unit);
  const {state, dueAt} = orderCount;
  const orders = scopeSql(
    orderCount,
    scope,
    ...equal(orderCount.itemCode, itemCode),
    ...equal(orderCount.channel, channel),
  );
  const rows = yield* query(
    `${ratings.head}
      SELECT ${cells} FROM ${ratings.table} ${ratings.where} GROUP BY 2, 3, 4, 5 HAVING sum(${ratings.table.count}) <> 0
      UNION ALL
      SELECT 'order', '', ${state}, CASE WHEN ${dueAt} <= ? THEN 'due' ELSE '' END, '', ${sumOf(orderCount)}
      FROM ${orderCount} ${orders.where} GROUP BY 3, 4`,
    [
      ...ratings.headValues,
      ...(unit === 'day' ? [limited?.institutionCode ?? ''] : []),
      ...ratings.values,
      toUtc(now),
      ...orders.values,
    ],
  );
  const found = rows.map(cells.read);
  return {
    cells: found
      .filter(({kind}) => kind === 'rating')
      .map(({period, what, source, about, total}) => ({
        period,
        level: what as Level,
        source: source as CountSource,
        about: about as About,
        count: total,
      })),
    orders: orderFigures(found.filter(({kind}) => kind === 'order')),
  };
}

/** Orders by their state; the source of an order that is overdue is `due`. */
function orderFigures(
  rows: readonly {readonly what: string; readonly source: string; readonly total: number}[],
): OrderFigures {
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

/** The condition that a column holds a value, if one is given. */
export const equal = (column: AnyColumn, value: string | undefined): Condition[] =>
  value === undefined ? [] : [[`${column} = ?`, value]];

/** Where the ratings of a scope are counted: by item in a table of its own. */
export function countsOf(
  scope: ResultScope,
  facet: 'item' | 'tag' | 'staff' | undefined = undefined,
  ...more: Condition[]
) {
  const {itemCode, channel} = scope;
  const used = facet ?? (itemCode === undefined ? undefined : 'item');
  const table: RatingCounts = used === undefined ? ratingCount : facetCount;
  const conditions: Condition[] = [
    ...more,
    ...(used === undefined ? [] : [[`${facetCount.facet} = '${used}'`] as const]),
    ...equal(facetCount.value, itemCode),
    ...equal(table.channel, channel),
  ];
  return {table, ...scopeSql(table, scope, ...conditions)};
}

const sources = ['active', 'default', 'voided'] as const;

/** A column for each level and source, so that a group is one row. */
export const levelColumns = ({level, source, count}: RatingCounts): Readonly<Record<LevelColumn, Column<number>>> =>
  Object.fromEntries(
    levels.flatMap((name, place) =>
      sources.map(of => {
        const counted = `CASE WHEN ${level} = '${name}' AND ${source} = '${of}' THEN ${count} ELSE 0 END`;
        return [`${of}${place}`, computed(`CAST(sum(${counted}) AS bigint)`, count)];
      }),
    ),
  );

type LevelColumn = `${CountSource}${number}`;

export const levelsOf = (row: Readonly<Record<LevelColumn, number>>): LevelCounts[] =>
  levels.map((level, place) => ({
    level,
    active: row[`active${place}`] ?? 0,
    default: row[`default${place}`] ?? 0,
    voided: row[`voided${place}`] ?? 0,
  }));

/** How many ratings of a group count; those that are void do not. */
export const effective = ({source, count}: RatingCounts): string =>
  `sum(CASE WHEN ${source} = 'voided' THEN 0 ELSE ${count} END)`;

/** How many groups there are, including those beyond the limit. */
export const allGroups = computed('CAST(count(*) OVER () AS bigint)', bigint('all_groups'));

/** The key of a group, and its name from the key of a row that counts it. */
const grouped = {
  institution: {
    key: ({institutionCode}: RatingCounts) => institutionCode,
    name: (key: string) => `(SELECT ${institution.name} FROM ${institution} WHERE ${institution.code} = ${key})`,
  },
  item: {
    key: () => facetCount.value,
    name: (key: string) => `(SELECT ${service.itemName} FROM ${service} WHERE ${service.itemCode} = ${key}
      ORDER BY ${service.registeredAt} DESC, ${service.serviceId} LIMIT 1)`,
  },
  channel: {key: ({channel}: RatingCounts) => computed(`${channel}`, text('channel')), name: () => 'NULL'},
} as const;

/** The parts of a scope, those with most ratings first. */
export function* groupCounts(scope: ResultScope, by: keyof typeof grouped, limit: number): Operation<GroupCounts> {
  const {table, head, headValues, where, values} = countsOf(scope, by === 'item' ? 'item' : undefined);
  const key: Column<string> = grouped[by].key(table);
  const group = {
    key,
    total: computed(effective(table), bigint('total')),
    allGroups,
    ...levelColumns(table),
  };
  const counted = derived('counted', group);
  const {total, ...columns} = columnsOf(counted);
  const shown = select({
    ...columns,
    name: computed(grouped[by].name(`${counted.key}`), nullable(institution.name)),
  });
  const rows = yield* query(
    `${head === '' ? 'WITH' : `${head},`} ${counted} AS (
        SELECT ${select(group)} FROM ${table} ${where} GROUP BY ${key} HAVING sum(${table.count}) > 0
        ORDER BY 2 DESC, 1 LIMIT ?
      )
      SELECT ${shown} FROM ${counted} ORDER BY ${total} DESC, ${counted.key}`,
    [...headValues, ...values, limit],
  );
  const groups = rows.map(shown.read);
  return {
    groups: groups.map(row => ({key: row.key, name: row.name, levels: levelsOf(row)})),
    leftOut: (groups[0]?.allGroups ?? 0) - groups.length,
  };
}

const tagChoice = select({
  code: facetCount.value,
  level: facetCount.level,
  count: sumOf(facetCount),
});

/** The tags that citizens chose most. */
export function* tagCounts(scope: Omit<ResultScope, 'itemCode'>, limit: number): Operation<TagChoiceCount[]> {
  const {head, headValues, where, values} = countsOf(scope, 'tag', [`${facetCount.source} = 'active'`]);
  const rows = yield* query(
    `${head} SELECT ${tagChoice} FROM ${facetCount} ${where}
      GROUP BY ${facetCount.value}, ${facetCount.level} HAVING sum(${facetCount.count}) > 0 ORDER BY 3 DESC, 1 LIMIT ?`,
    [...headValues, ...values, limit],
  );
  return rows.map(tagChoice.read);
}
