import type {
  Localized,
  Publication,
  PublicationEntry,
  Statistics,
  StatisticsGroup,
  StatisticsQuery,
  TrendPoint,
} from '@gov-rating/contract';

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
  /** What of the course may not be told apart by day: at most one. */
  readonly undated: readonly TrendPoint[];
  /** Ratings of institutions that may not be told apart, and are in no row of the ranking. */
  readonly unranked: number;
  /** Days of the results; undefined where they have no such end. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly publication?: Publication | undefined;
  /** Publications of the same area, this one included, the latest first. */
  readonly editions: readonly PublicationEntry[];
}

/** Live results. What they were taken apart by follows the question, because the answer does not repeat it. */
export function liveResults(
  {groups, groupsLeftOut = 0, ...told}: Statistics,
  {groupBy, from, to}: StatisticsQuery,
): Results {
  // Where no level may be told, figures made of levels are no zeros.
  const statistics = told.withheld ? {...told, measures: [], ranking: null} : told;
  // The ranking shows institutions already.
  const isShown = groupBy === 'channel' || groupBy === 'item' || (groupBy === 'institution' && !statistics.ranking);
  const parts: readonly Parts[] =
    isShown && groups ? [{of: groupBy, rows: othersLast(groups), leftOut: groupsLeftOut}] : [];
  return {...statistics, ...courseOf(told.trend), parts, unranked: 0, from, to, editions: []};
}

/** What gathers the too small ones is no part like the others, however many it gathers. */
const othersLast = <Row extends {readonly key: string}>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => Number(!one.key) - Number(!other.key));

/** The course over time, apart from what belongs to no day. */
const courseOf = ({unit, points}: Statistics['trend']) => ({
  trend: {unit, points: points.filter(({period}) => period)},
  undated: points.filter(({period}) => !period),
});

/** A publication keeps codes and one table of words; live results have the words beside each figure. */
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
