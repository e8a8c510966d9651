import type {Publication, PublicationEntry, Statistics, StatisticsQuery} from '@gov-rating/contract';
import {liveResults, publishedResults, type Results} from './results.ts';

/** What the board asks the server. A client of pages that only show live results needs the first one alone. */
export interface BoardClient {
  getStatistics(query?: StatisticsQuery): Promise<Statistics>;
  getPublication?(input: {publicationId: string}): Promise<Publication>;
  listPublications?(query?: {
    areaCode?: string;
    limit?: number;
  }): Promise<{readonly items: readonly PublicationEntry[]}>;
}

/** As many editions as can be chosen from. */
const editionLimit = 50;

/** Live results for a question. */
export const readLive = async (client: BoardClient, query: StatisticsQuery): Promise<Results> =>
  liveResults(await client.getStatistics(query), query);

/**
 * A publication by its id, or the `latest` of an area, with the others of that area. Undefined when nothing has been
 * published.
 */
export async function readPublished(client: BoardClient, id: string, areaCode: string): Promise<Results | undefined> {
  const editionsOf = async (areaCode: string) =>
    (await client.listPublications?.({...(areaCode && {areaCode}), limit: editionLimit}))?.items ?? [];
  if (id !== 'latest') {
    const publication = await client.getPublication?.({publicationId: id});
    // The publication itself is there: that others cannot be chosen is no reason to hide it.
    return publication && publishedResults(publication, await editionsOf(publication.areaCode).catch(() => []));
  }
  const editions = await editionsOf(areaCode);
  const newest = editions.find(({latest}) => latest);
  const publication = newest && (await client.getPublication?.({publicationId: newest.publicationId}));
  return publication && publishedResults(publication, editions);
}
