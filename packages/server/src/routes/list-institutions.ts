import {areaPrefix} from '../domain/area.ts';
import {keyOfCursor, pageOf} from '../domain/cursor.ts';
import type {Handler} from './handler.ts';

/** Institutions of an area and below, by code. */
export const listInstitutions: Handler<'listInstitutions'> = async ({areaCode, cursor, limit}, {storage}) => {
  const found = await storage.listInstitutions({
    ...(areaCode === undefined ? {} : {areaPrefix: areaPrefix(areaCode)}),
    ...keyOfCursor(cursor, key => /^[0-9A-Z]{18}$/.test(key)),
    limit: limit + 1,
  });
  return pageOf(found, limit, institution => institution.code);
};
