import type {Publication, PublicationEntry, Statistics, StatisticsQuery} from '@gov-rating/contract/types';
import {liveResults, publishedResults, type Results} from './results.ts';

/** The client of the board. Pages that show live results only need the first method. */
export interface BoardClient {
  getStatistics(query?: StatisticsQuery): Promise<Statistics>;
  getPublication?(input: {publicationId: string}): Promise<Publication>;
  listPublications?(query?: {
    areaCode?: string;
    limit?: number;
  }): Promise<{readonly items: readonly PublicationEntry[]}>;
}

/** The greatest number of publications to choose from. */
const editionLimit = 50;

/** Loads live results. */
export const readLive = async (client: BoardClient, query: StatisticsQuery): Promise<Results> =>
  liveResults(await client.getStatistics(query), query);

/**
 * Loads a publication by its id, or the `latest` of an area, with the list of the others. Resolves to undefined when
 * nothing has been published.
 */
export async function readPublished(client: BoardClient, id: string, areaCode: string): Promise<Results | undefined> {
  const editionsOf = async (areaCode: string) =>
    (await client.listPublications?.({...(areaCode && {areaCode}), limit: editionLimit}))?.items ?? [];
  if (id !== 'latest') {
    const publication = await client.getPublication?.({publicationId: id});
    // Without the list of the others the publication itself can still be shown.
    return publication && publishedResults(publication, await editionsOf(publication.areaCode).catch(() => []));
  }
  const editions = await editionsOf(areaCode);
  const newest = editions.find(({latest}) => latest);
  const publication = newest && (await client.getPublication?.({publicationId: newest.publicationId}));
  return publication && publishedResults(publication, editions);
}
