import {idPattern} from '@gov-rating/contract';
import {toCountScope} from '../../domain/statistics/count-scope.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';
import {toPublicationEntry} from './publication-entry.ts';

const isId = (text: string): boolean => idPattern.test(text);

/** What was published, the latest first. */
export const listPublications: Handler<'listPublications'> = async ({areaCode, from, to, cursor, limit}, {storage}) => {
  const {after} = readCursor(cursor, place => isPosition(place, isId));
  const [at, publicationId] = splitPosition(after ?? '');
  const found = await storage.listPublications({
    ...toCountScope({from, to}),
    ...(areaCode === undefined ? {} : {areaCode}),
    ...(after === undefined ? {} : {after: {at, publicationId}}),
    limit: limit + 1,
  });
  const {items, nextCursor} = toPage(found, limit, entry => `${entry.cutOff} ${entry.publicationId}`);
  return {items: items.map(toPublicationEntry), nextCursor};
};
