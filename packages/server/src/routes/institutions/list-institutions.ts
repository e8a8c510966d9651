import {areaPrefix} from '../../domain/institutions/area-prefix.ts';
import type {Handler} from '../../http/handler.ts';
import {readCursor, toPage} from '../../http/pagination.ts';

/** Institutions of an area and below, or of an institution and below, by code. */
export const listInstitutions: Handler<'listInstitutions'> = async ({areaCode, within, cursor, limit}, {storage}) => {
  const found = await storage.listInstitutions({
    ...(areaCode === undefined ? {} : {areaPrefix: areaPrefix(areaCode)}),
    ...(within === undefined ? {} : {within}),
    ...readCursor(cursor, key => /^[0-9A-Z]{18}$/.test(key)),
    limit: limit + 1,
  });
  return toPage(found, limit, institution => institution.code);
};
