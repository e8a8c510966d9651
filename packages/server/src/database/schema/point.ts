import type {Point} from '@gov-rating/contract';
import {day, key, moment, nullable, table, text} from '../engine/table.ts';

/** Halls, windows and other places where services are given; `mark` is made by the server over the row. */
export const point = table('point', {
  pointId: key('point_id'),
  institutionCode: key('institution_code'),
  kind: text<Point['kind']>('kind'),
  name: text('name'),
  number: nullable(key('number')),
  areaCode: key('area_code'),
  parentId: nullable(key('parent_id')),
  staticCode: key('static_code'),
  validFrom: day('valid_from'),
  validTo: nullable(day('valid_to')),
  closedAt: nullable(moment('closed_at')),
  mark: nullable(text('mark')),
});
