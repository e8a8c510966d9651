import type {
  Localized,
  Publication,
  PublicationEntry,
  Statistics,
  StatisticsGroup,
  StatisticsQuery,
  TrendPoint,
} from '@gov-rating/contract/types';

/** The same figures by channel, item or institution. */
export interface Parts {
  readonly of: 'channel' | 'item' | 'institution';
  readonly rows: readonly (Omit<StatisticsGroup, 'name' | 'withheld'> & {
    readonly name: string | null;
    readonly withheld?: boolean;
  })[];
  readonly leftOut: number;
}

/** Results as the board shows them, live or published. */
export interface Results extends Omit<Statistics, 'groups' | 'groupsLeftOut'> {
  readonly parts: readonly Parts[];
  /** The figures that may not be disclosed by day: at most one group. */
  readonly undated: readonly TrendPoint[];
  /** The number of ratings of institutions that may not be disclosed separately; they are in no row of the ranking. */
  readonly unranked: number;
  /** First and last day of the results; undefined where the period is open. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly publication?: Publication | undefined;
  /** Publications of the same area, including this one, latest first. */
  readonly editions: readonly PublicationEntry[];
}

/** Converts live results. The grouping comes from the request, because the answer does not repeat it. */
export function liveResults(
  {groups, groupsLeftOut = 0, ...rest}: Statistics,
  {groupBy, from, to}: StatisticsQuery,
): Results {
  // Where levels may not be disclosed, figures computed from levels are unknown, not zero.
  const statistics = rest.withheld ? {...rest, measures: [], ranking: null} : rest;
  // Institutions are in the ranking already.
  const isShown = groupBy === 'channel' || groupBy === 'item' || (groupBy === 'institution' && !statistics.ranking);
  const parts: readonly Parts[] =
    isShown && groups ? [{of: groupBy, rows: othersLast(groups), leftOut: groupsLeftOut}] : [];
  return {...statistics, ...courseOf(rest.trend), parts, unranked: 0, from, to, editions: []};
}

/** The row that collects groups below the disclosure limit is last, however large it is. */
const othersLast = <Row extends {readonly key: string}>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => Number(!one.key) - Number(!other.key));

/** The figures over time, without those that belong to no day. */
const courseOf = ({unit, points}: Statistics['trend']) => ({
  trend: {unit, points: points.filter(({period}) => period)},
  undated: points.filter(({period}) => !period),
});

/** A publication holds codes and one table of names; live results have the names beside each figure. */
export function publishedResults(publication: Publication, editions: readonly PublicationEntry[]): Results {
  const {method, results, from, to, cutOff} = publication;
  const {institutions, items, tags} = method.names;
  const valueOf = (measure: string) => results.measures.find(({name}) => name === measure)?.value ?? null;
  const bare = (code: string): Localized => ({'zh-CN': code, 'zh-TW': code, en: code});
  return {
    ...results,
    measures: method.measures.map(measure => ({...measure, value: valueOf(measure.name)})),
    topTags: results.topTags.map(tag => ({...tag, text: tags[tag.code] ?? bare(tag.code)})),
    ...courseOf({unit: 'day', points: results.trend}),
    ranking: {
      rule: method.rankingRule,
      minimumSample: method.minimumSample,
      rows: results.ranking.map(row => ({...row, name: institutions[row.institutionCode] ?? row.institutionCode})),
    },
    parts: [
      {of: 'channel', rows: othersLast(results.channels).map(row => ({...row, name: null})), leftOut: 0},
      {
        of: 'item',
        rows: othersLast(results.items).map(row => ({...row, name: items[row.key] ?? null})),
        leftOut: results.itemsLeftOut,
      },
    ],
    withheld: false,
    levelsLeftOut: 0,
    asOf: cutOff,
    from,
    to,
    publication,
    editions,
  };
}
