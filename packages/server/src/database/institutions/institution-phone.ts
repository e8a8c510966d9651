import type {SharedRead} from '../engine/engine.ts';
import {inputRows, inputTable, pick, select} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';

const asked = inputTable(pick(institution, 'code'));
const found = select({...pick(institution, 'phone')});

/**
 * The telephone of institutions, or of those above them. The way up ends at the first that has one; UNION, so that a ring of
 * institutions, which saving refuses, could never run for ever.
 */
export const institutionPhone: SharedRead<string, string | null> = {
  statement: codes => ({
    input: inputRows(
      asked,
      [...new Set(codes)].map(code => ({code})),
    ),
    sql: `SELECT * FROM (WITH RECURSIVE way(below, code) AS (
        SELECT ${institution.code}, ${institution.code} FROM ${asked} JOIN ${institution} ON ${institution.code} = ${asked.code}
        UNION SELECT way.below, ${institution.parentCode} FROM way
          JOIN ${institution} ON ${institution.code} = way.code
          WHERE ${institution.phone} IS NULL AND ${institution.parentCode} IS NOT NULL)
      SELECT way.below AS below, ${found} FROM way
        JOIN ${institution} ON ${institution.code} = way.code
        WHERE ${institution.phone} IS NOT NULL) AS line`,
    params: [],
  }),
  results(codes, rows) {
    const byCode = new Map(rows.map(row => [row['below'], found.read(row).phone]));
    return codes.map(code => byCode.get(code) ?? null);
  },
};
