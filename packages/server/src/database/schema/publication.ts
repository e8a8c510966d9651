import type {Channel, Level} from '@gov-rating/contract';
import {bigint, day, flag, integer, json, key, moment, nullable, table, text} from '../engine/table.ts';

/** Published results of a period; a later version replaces an earlier one. */
export const publication = table('publication', {
  publicationId: key('publication_id'),
  publisherCode: key('publisher_code'),
  publisherName: text('publisher_name'),
  areaCode: key('area_code'),
  firstDay: day('first_day'),
  lastDay: day('last_day'),
  version: integer('version'),
  replaces: nullable(key('replaces')),
  reason: nullable(text('reason')),
  cutOff: moment('cut_off'),
  total: bigint('total'),
  sha256: text('sha256'),
  document: text('document'),
});

/** Publications that are being made. */
export const publicationDraft = table('publication_draft', {
  publicationId: key('publication_id'),
  begunAt: moment('begun_at'),
  dropped: flag('dropped'),
});

/** Institutions of a publication, and whether each lies in its area. */
export const publicationInstitution = table('publication_institution', {
  publicationId: key('publication_id'),
  code: key('code'),
  inArea: flag('in_area'),
});

/** Rows of the export of a publication: ratings that look the same, with their count. */
export const publicationLook = table('publication_look', {
  publicationId: key('publication_id'),
  month: key('month'),
  institutionCode: key('institution_code'),
  itemCode: key('item_code'),
  channel: key<Channel>('channel'),
  day: key('day'),
  level: key<Level>('level'),
  source: key('source'),
  tags: json<readonly string[]>('tags', key),
  orderState: key('order_state'),
  count: bigint('count'),
});
