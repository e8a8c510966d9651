import type {CodeNames} from '../../domain/publications/publication-storage.ts';
import type {Operation, Row, Statement} from '../engine/operation.ts';
import {asText, pick, select} from '../engine/table.ts';
import {institution} from '../schema/institution.ts';
import {service} from '../schema/service.ts';

const ofInstitution = select(pick(institution, 'code', 'name'));
const institutionName = `SELECT ${ofInstitution} FROM ${institution} WHERE ${institution.code} = ?`;

const ofItem = select({code: asText(service.itemCode), name: asText(service.itemName)});
/** Items have no table of their own: the name is that of the service that was registered last. */
const itemName = `SELECT ${ofItem} FROM ${service} WHERE ${service.itemCode} = ?
  ORDER BY ${service.registeredAt} DESC, ${service.serviceId} LIMIT 1`;

/** The current names of codes; one short query for each. */
export function* codeNames({
  institutions,
  items,
}: {
  readonly institutions: readonly string[];
  readonly items: readonly string[];
}): Operation<CodeNames> {
  const asked =
    (sql: string) =>
    (code: string): Statement => ({sql, params: [code]});
  const answers = yield [...institutions.map(asked(institutionName)), ...items.map(asked(itemName))];
  const names = (part: typeof answers, read: (row: Row) => {readonly code: string; readonly name: string}) =>
    Object.fromEntries(
      part
        .flat()
        .map(read)
        .map(({code, name}) => [code, name]),
    );
  return {
    institutions: names(answers.slice(0, institutions.length), ofInstitution.read),
    items: names(answers.slice(institutions.length), ofItem.read),
  };
}
