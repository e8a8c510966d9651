import type {Channel, Level} from '@gov-rating/contract';
import type {About, CountSource} from '../../domain/statistics/statistics-storage.ts';
import {bigint, day, integer, key, table, text} from '../engine/table.ts';
import {clock} from './clock.ts';

/** Ratings by institution, day, channel and level; a sum over `slot`. */
export const ratingCount = table('rating_count', {
  institutionCode: key('institution_code'),
  day: day('day'),
  channel: text<Channel>('channel'),
  level: text<Level>('level'),
  source: text<CountSource>('source'),
  about: text<About>('about'),
  areaCode: key('area_code'),
  slot: integer('slot'),
  count: bigint('count'),
});

/** The same by item, member of staff or tag. */
export const facetCount = table('facet_count', {
  facet: text<'item' | 'staff' | 'tag'>('facet'),
  value: key('value'),
  institutionCode: key('institution_code'),
  day: day('day'),
  channel: text<Channel>('channel'),
  level: text<Level>('level'),
  source: text<CountSource>('source'),
  about: text<About>('about'),
  areaCode: key('area_code'),
  slot: integer('slot'),
  count: bigint('count'),
});

/** In place of an item, for the orders about points themselves; no code of an item has this form. */
export const itemOfPoints = '#point';

/** Orders by institution, day of the rating and progress. */
export const orderCount = table('order_count', {
  institutionCode: key('institution_code'),
  day: day('day'),
  areaCode: key('area_code'),
  itemCode: key('item_code'),
  channel: text<Channel>('channel'),
  state: text<'open' | 'answered' | 'on_time' | 'late' | 'voided'>('state'),
  dueAt: clock('due_at'),
  slot: integer('slot'),
  count: bigint('count'),
});
