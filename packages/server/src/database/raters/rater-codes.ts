import {toUtc} from '../../domain/calendar/utc.ts';
import type {CaseTries, CodeStorage, PersonOfCase, SentCode} from '../../domain/raters/code-storage.ts';
import {batch, query, type Operation} from '../engine/operation.ts';
import {insert, namesOf, pick, select, takenOver} from '../engine/table.ts';
import {storedColumns, personOf} from '../persons/persons.ts';
import {caseAttempt, raterCode, servedRater} from '../schema/rater.ts';
import {service, servicePerson} from '../schema/service.ts';

const ofCase = select({...storedColumns, ...pick(service, 'servedAt')});

/** The persons of the newest services of a case. */
export function* personsOfCase({
  institutionCode,
  projectNo,
  limit,
}: Parameters<CodeStorage['personsOfCase']>[0]): Operation<PersonOfCase[]> {
  const rows = yield* query(
    `SELECT ${ofCase} FROM ${service} JOIN ${servicePerson} ON ${servicePerson.serviceId} = ${service.serviceId}
      WHERE ${service.institutionCode} = ? AND ${service.projectNo} = ?
      ORDER BY ${service.servedAt} DESC, ${service.serviceId} DESC LIMIT ?`,
    [institutionCode, projectNo, limit],
  );
  return rows.map(row => ({...personOf(row), servedAt: ofCase.read(row).servedAt}));
}

const tried = select(pick(caseAttempt, 'tries', 'endsAt'));

/** Counts a try; one statement, so that tries at the same time are counted one after the other. */
export function* countTry({caseHash, at, endsAt, most}: Parameters<CodeStorage['countTry']>[0]): Operation<CaseTries> {
  const {tries, endsAt: end} = caseAttempt;
  const ended = `${end} <= ?`;
  const counted = `ON CONFLICT (${namesOf(caseAttempt.caseHash)}) DO UPDATE SET
    ${tries.name} = CASE WHEN ${ended} THEN 1 WHEN ${tries} >= ? THEN ? ELSE ${tries} + 1 END,
    ${end.name} = CASE WHEN ${ended} OR ${tries} < ? THEN excluded.${end.name} ELSE ${end} END
    RETURNING ${tried}`;
  const {sql, params} = insert(caseAttempt, {caseHash, tries: 1, endsAt: toUtc(endsAt)}, counted);
  const now = toUtc(at);
  const [rows = []] = yield [{sql, params: [...params, now, most, most + 1, now, most]}];
  return rows.map(tried.read)[0] ?? {tries: 1, endsAt};
}

/** The tries that count at a moment. */
export function* triesOf(caseHash: string, at: string): Operation<CaseTries | undefined> {
  const [row] = yield* query(
    `SELECT ${tried} FROM ${caseAttempt} WHERE ${caseAttempt.caseHash} = ? AND ${caseAttempt.endsAt} > ?`,
    [caseHash, toUtc(at)],
  );
  return row && tried.read(row);
}

/** Forgets the tries of a case. */
export function* forgetTries(caseHash: string): Operation<void> {
  yield* batch([{sql: `DELETE FROM ${caseAttempt} WHERE ${caseAttempt.caseHash} = ?`, params: [caseHash]}]);
}

/** Keeps a code in place of the one before. */
export function* keepCode({endsAt, ...code}: SentCode): Operation<void> {
  const again = `ON CONFLICT (${namesOf(raterCode.serviceId)}) DO UPDATE SET
    ${takenOver(raterCode.codeHash, raterCode.raterHash, raterCode.endsAt)}`;
  yield* batch([insert(raterCode, {...code, endsAt: toUtc(endsAt)}, again)]);
}

const proved = select(pick(raterCode, 'raterHash'));

/** Takes a code once, and notes whose the services are. */
export function* useCode({
  codeHash,
  at,
  services,
}: Parameters<CodeStorage['useCode']>[0]): Operation<string | undefined> {
  const ids = ['', ...services.map(({serviceId}) => serviceId)];
  const [row] = yield* query(
    `DELETE FROM ${raterCode} WHERE ${raterCode.serviceId} IN (${ids.map(() => '?').join(', ')})
      AND ${raterCode.codeHash} = ? AND ${raterCode.endsAt} > ? RETURNING ${proved}`,
    [...ids, codeHash, toUtc(at)],
  );
  if (!row) return undefined;
  const {raterHash} = proved.read(row);
  const again = `ON CONFLICT (${namesOf(servedRater.serviceId, servedRater.byCode)}) DO UPDATE SET
    ${takenOver(servedRater.day, servedRater.raterHash)}`;
  const own = services.filter(one => one.raterHash === raterHash);
  yield* batch(own.map(({serviceId, day}) => insert(servedRater, {serviceId, byCode: true, day, raterHash}, again)));
  return raterHash;
}
