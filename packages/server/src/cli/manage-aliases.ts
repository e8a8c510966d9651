import {aliasKinds} from '@gov-rating/contract';
import {withReadStorage, withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';

/** How many codes are read at once. */
const pageSize = 500;

/** Lists the other codes of an institution and those below it, or all, also those that were removed, as a table with tabs. */
export async function listAliases(
  operator: Operator,
  {institution: within}: {readonly institution?: string | undefined},
): Promise<void> {
  await withReadStorage(operator, 'list-aliases', async storage => {
    operator.print(['kind', 'code', 'institution', 'removed'].join('\t'));
    for (const removed of [false, true])
      for (let after: {code: string; kind: string; removedAt?: string} | undefined; ;) {
        const page = await storage.listAliases({within, removed, limit: pageSize, after});
        for (const {kind, code, institutionCode, removedAt} of page)
          operator.print([kind, code, institutionCode, removedAt ?? '-'].join('\t'));
        const last = page.at(-1);
        if (!last) break;
        const {code, kind, removedAt} = last;
        after = {code, kind, ...(removedAt !== null && {removedAt})};
      }
  });
}

/**
 * Removes another code of an institution.
 *
 * @throws OperatorError there is no such code
 */
export async function removeAlias(operator: Operator, kind = '', code = ''): Promise<void> {
  const known = aliasKinds.find(one => one === kind);
  if (!known || code === '')
    throw new OperatorError(
      `remove-alias needs a kind (${aliasKinds.join(', ')}) and a code; list-aliases lists them.`,
    );
  await withRecordingStorage(operator, async (storage, now) => {
    const done = await storage.removeAlias({kind: known, code, within: undefined, at: now().toISOString()});
    if (!done) throw new OperatorError(`There is no ${kind} ${code}; list-aliases lists them.`);
    const {alias, removedAt, change} = done;
    operator.print(
      `${code} of ${alias.institutionCode} ${change === 'none' ? 'was removed' : 'removed'} ${removedAt}.`,
    );
  });
}
