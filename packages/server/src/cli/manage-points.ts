import type {Point} from '@gov-rating/contract';
import {withReadStorage, withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';

/** How many points are read at once. */
const pageSize = 500;

/** Lists the points of an institution and those below it and above it, or all, as a table with tabs. */
export async function listPoints(
  operator: Operator,
  {institution: within}: {readonly institution?: string | undefined},
): Promise<void> {
  await withReadStorage(operator, 'list-points', async storage => {
    operator.print(headings);
    for (let after = ''; ;) {
      const page = await storage.listPoints({within, closed: true, after, limit: pageSize});
      for (const point of page) operator.print(lineOf(point));
      const last = page.at(-1);
      if (!last) return;
      after = last.pointId;
    }
  });
}

const headings = ['point', 'code', 'institution', 'kind', 'number', 'name', 'lies in', 'valid'].join('\t');

const lineOf = ({pointId, staticCode, institutionCode, kind, number, name, parentId, ...days}: Point): string => {
  const {validFrom, validTo, closedAt} = days;
  const valid = closedAt === null ? `${validFrom}..${validTo ?? ''}` : `closed ${closedAt}`;
  return [pointId, staticCode, institutionCode, kind, number ?? '-', name, parentId ?? '-', valid].join('\t');
};

/**
 * Closes a point with everything that lies in it.
 *
 * @throws OperatorError there is no such point
 */
export async function closePoint(operator: Operator, pointId: string | undefined): Promise<void> {
  if (pointId === undefined) throw new OperatorError('close-point needs the id of a point; list-points lists them.');
  await withRecordingStorage(operator, async (storage, now) => {
    const known = await storage.point(pointId);
    if (!known) throw new OperatorError(`There is no point ${pointId}; list-points lists them.`);
    const at = now().toISOString();
    const done = await storage.closePoint({pointId, within: known.institutionCode, at});
    operator.print(`${done?.closed ?? 0} points closed.`);
  });
}
