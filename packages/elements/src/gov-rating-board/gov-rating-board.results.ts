import type {
  Localized,
  Publication,
  PublicationEntry,
  Statistics,
  StatisticsGroup,
  StatisticsQuery,
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
  const parts: readonly Parts[] = isShown && groups ? [{of: groupBy, rows: groups, leftOut: groupsLeftOut}] : [];
  return {...statistics, parts, from, to, editions: []};
}

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
    trend: {unit: 'day', points: results.trend},
    ranking: {
      rule: method.rankingRule,
      minimumSample: method.minimumSample,
      rows: results.ranking.map(row => ({...row, name: institutions[row.institutionCode] ?? row.institutionCode})),
    },
    parts: [
      {of: 'channel', rows: results.channels.map(row => ({...row, name: null})), leftOut: 0},
      {
        of: 'item',
        rows: results.items.map(row => ({...row, name: items[row.key] ?? null})),
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
