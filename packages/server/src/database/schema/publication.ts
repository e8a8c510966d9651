import type {Channel, ExportedOrderState, Level} from '@gov-rating/contract';
import type {CountSource} from '../../domain/statistics/statistics-storage.ts';
import {
  bigint,
  day,
  flag,
  integer,
  json,
  key,
  mapped,
  moment,
  nullable,
  table,
  text,
  type Column,
} from '../engine/table.ts';

/** Text that is stored as empty when it is left out, so that it can be part of a key. */
const leftOut = <T extends string = string>(name: string): Column<T | null> =>
  mapped(
    key(name),
    value => (value === '' ? null : (value as T)),
    value => value ?? '',
  );

/** Published results of a period; a later version replaces an earlier one. */
export const publication = table('publication', {
  publicationId: key('publication_id'),
  publisherCode: key('publisher_code'),
  publisherName: text('publisher_name'),
  areaCode: key('area_code'),
  from: day('first_day'),
  to: day('last_day'),
  version: integer('version'),
  replaces: nullable(key('replaces')),
  reason: nullable(text('reason')),
  cutOff: moment('cut_off'),
  total: bigint('total'),
  sha256: text('sha256'),
  document: text('document'),
  publishedAt: nullable(moment('published_at')),
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

/** Rows of the export of a publication: equal rows joined, with their count. */
export const publicationLook = table('publication_look', {
  publicationId: key('publication_id'),
  month: key('month'),
  institutionCode: leftOut('institution_code'),
  itemCode: leftOut('item_code'),
  channel: leftOut<Channel>('channel'),
  day: leftOut('day'),
  level: key<Level>('level'),
  source: key<CountSource>('source'),
  tags: json<readonly string[]>('tags', key),
  order: key<ExportedOrderState>('order_state'),
  count: bigint('count'),
});
