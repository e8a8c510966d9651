import {countScope} from '../../domain/statistics/count-scope.ts';
import type {Handler} from '../../http/handler.ts';
import {isMomentAnd, keyOfCursor, momentAnd, pageOf} from '../../http/pagination.ts';
import {publicationEntry} from './publication-entry.ts';

const isId = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);

/** What was published, the latest first. */
export const listPublications: Handler<'listPublications'> = async ({areaCode, from, to, cursor, limit}, {storage}) => {
  const {after} = keyOfCursor(cursor, place => isMomentAnd(place, isId));
  const [at, publicationId] = momentAnd(after ?? '');
  const found = await storage.listPublications({
    ...countScope({from, to}),
    ...(areaCode === undefined ? {} : {areaCode}),
    ...(after === undefined ? {} : {after: {at, publicationId}}),
    limit: limit + 1,
  });
  const {items, nextCursor} = pageOf(found, limit, entry => `${entry.cutOff} ${entry.publicationId}`);
  return {items: items.map(publicationEntry), nextCursor};
};
