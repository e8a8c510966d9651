import type {PrivacyNotice} from '../../domain/privacy/privacy-notice.ts';
import type {SharedRead} from '../engine/engine.ts';
import {inputRows, inputTable, pick, select} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';

const asked = inputTable(pick(institution, 'code'));
const found = select({...pick(institution, 'phone', 'privacyNotice', 'privacyPage')});

type Found = ReturnType<typeof found.read>;

/**
 * A fact of institutions, or of the nearest ones above them. The way up ends at the first that has it; UNION, so that a ring
 * of institutions, which saving refuses, could never run for ever.
 *
 * @param fact the column that says whether an institution has the fact itself
 * @param resultOf the fact of the row that was found; undefined where nobody has it
 */
const inherited = <T>(
  fact: 'phone' | 'privacyNotice',
  resultOf: (row: Found | undefined) => T,
): SharedRead<string, T> => ({
  statement: codes => ({
    input: inputRows(
      asked,
      [...new Set(codes)].map(code => ({code})),
    ),
    sql: `SELECT * FROM (WITH RECURSIVE way(below, code) AS (
        SELECT ${institution.code}, ${institution.code} FROM ${asked} JOIN ${institution} ON ${institution.code} = ${asked.code}
        UNION SELECT way.below, ${institution.parentCode} FROM way
          JOIN ${institution} ON ${institution.code} = way.code
          WHERE ${institution[fact]} IS NULL AND ${institution.parentCode} IS NOT NULL)
      SELECT way.below AS below, ${found} FROM way
        JOIN ${institution} ON ${institution.code} = way.code
        WHERE ${institution[fact]} IS NOT NULL) AS inherited`,
    params: [],
  }),
  results(codes, rows) {
    const byCode = new Map(rows.map(row => [row['below'], found.read(row)]));
    return codes.map(code => resultOf(byCode.get(code)));
  },
});

/** The telephone of institutions. */
export const institutionPhone = inherited('phone', row => row?.phone ?? null);

/** What institutions say about privacy: the sentence in every language, and the page of the same institution. */
export const institutionPrivacy = inherited('privacyNotice', (row): PrivacyNotice | undefined => {
  const {privacyNotice, privacyPage} = row ?? {privacyNotice: null, privacyPage: null};
  return privacyNotice === null ? undefined : {privacyNotice, ...(privacyPage !== null && {privacyPage})};
});
