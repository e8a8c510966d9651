import type {CodeNames} from '../../domain/publications/publication-storage.ts';
import type {Operation, Statement} from '../engine/operation.ts';

const institutionName: string = 'SELECT code, name FROM institution WHERE code = ?';
/** Items have no list of their own: the words are those of the service that was registered last. */
const itemName: string = `SELECT item_code AS code, item_name AS name FROM service WHERE item_code = ?
  ORDER BY registered_at DESC, service_id LIMIT 1`;

/** The words for codes as they are now; one short question for each. */
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
  const names = (part: typeof answers) =>
    Object.fromEntries((part.flat() as {code: string; name: string}[]).map(({code, name}) => [code, name]));
  return {
    institutions: names(answers.slice(0, institutions.length)),
    items: names(answers.slice(institutions.length)),
  };
}
