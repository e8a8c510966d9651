import {staffCount} from '@gov-rating/contract';
import {service, staffCell} from '../schema/service.ts';

const seats = Array.from({length: staffCount.max}, (_, place) => `(${place})`).join(', ');
const {number, width} = staffCell;
const inList = (from: number, length: number) =>
  `substr(${service.staffList}, ${from} + ${width} * seat.column1, ${length})`;

/**
 * For whom of its staff the rating of a service counts: a row for each person behind `service`, with `value` the number of
 * that person. The one place that takes the list of staff apart in SQL.
 */
export const ratedStaff = {
  value: `CASE WHEN ${service.staffList} IS NULL THEN ${service.staffNumber}
    ELSE rtrim(${inList(1, number)}, '\n') END`,
  join: `JOIN (VALUES ${seats}) AS seat
    ON ${width} * seat.column1 < coalesce(length(${service.staffList}), 1)`,
  only: `${service.staffNumber} IS NOT NULL
    AND (${service.staffList} IS NULL OR ${inList(width, 1)} = '1')`,
} as const;
