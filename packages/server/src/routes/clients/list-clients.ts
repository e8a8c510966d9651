import {idPattern} from '@gov-rating/contract';
import type {Handler} from '../../http/handler.ts';
import {readCursor, toPage} from '../../http/pagination.ts';
import {toApiClient} from './managed-client.ts';

/** The clients of the caller's institution and those below it, by id. */
export const listClients: Handler<'listClients'> = async ({cursor, limit}, {storage, now}, {caller}) => {
  const found = await storage.listClients({
    within: caller.institutionCode,
    at: now().toISOString(),
    ...readCursor(cursor, key => idPattern.test(key)),
    limit: limit + 1,
  });
  return toPage(found.map(toApiClient), limit, ({clientId}) => clientId);
};
