import {administrativeLevels, type Institution} from '@gov-rating/contract';

type Level = Institution['administrativeLevel'];

/** What of an institution decides where it is in the tree. */
export interface TreeNode {
  readonly code: string;
  readonly parentCode: string | null;
  /** Undefined while it cannot be read: then nothing is said about it. */
  readonly administrativeLevel: Level | undefined;
}

/** What is wrong between an institution and the one above it. */
export type TreeFault = {readonly code: string; readonly parentCode: string} & (
  | {readonly kind: 'unknown_parent' | 'above_itself'}
  | {readonly kind: 'below_lower_level'; readonly level: Level; readonly parentLevel: Level}
);

/** Institutions that would not make a tree. */
export class InstitutionTreeError extends Error {
  override readonly name = 'InstitutionTreeError';
  readonly faults: readonly TreeFault[];

  constructor(faults: readonly TreeFault[]) {
    super(faults.map(sentence).join('\n'));
    this.faults = faults;
  }
}

function sentence(fault: TreeFault): string {
  const {kind, code, parentCode} = fault;
  if (kind === 'below_lower_level')
    return `Institution ${code} (${fault.level}) would be below ${parentCode} (${fault.parentLevel}).`;
  if (kind === 'above_itself') return `Institution ${code} would be above itself.`;
  return `Institution ${parentCode}, named as the parent of ${code}, is unknown.`;
}

/** The incoming institutions, each after its parent, or all that is wrong with their places. */
export interface PlacedInstitutions<T extends TreeNode> {
  readonly sorted: readonly T[];
  readonly faults: readonly TreeFault[];
}

/**
 * Finds the place of each institution in the tree: each parent is known, has the same level or a higher one (省–市–县–镇街–村居),
 * and none is above itself. Takes time in proportion to the number of institutions.
 *
 * @param incoming what is to be saved; the last one wins where a code appears twice
 * @param stored what is in the database
 */
export function placeInstitutions<T extends TreeNode>(
  incoming: readonly T[],
  stored: Iterable<TreeNode>,
): PlacedInstitutions<T> {
  const added = new Map(incoming.map(institution => [institution.code, institution]));
  const all = new Map<string, TreeNode>();
  for (const node of stored) all.set(node.code, node);
  for (const node of added.values()) all.set(node.code, node);
  const faults: TreeFault[] = [];
  const depths = new Map<string, number>();
  for (const institution of added.values()) {
    const {path, above} = pathUp(institution, all, depths);
    if (above === 'itself') {
      const begin = path.findIndex(({code}) => code === path.at(-1)?.parentCode);
      for (const {code, parentCode} of path.slice(begin))
        if (parentCode !== null && added.has(code)) faults.push({kind: 'above_itself', code, parentCode});
    }
    let depth = above === 'itself' ? 0 : above;
    for (const {code} of path.reverse()) depths.set(code, ++depth);
  }
  for (const {code, parentCode, administrativeLevel: level} of all.values()) {
    if (parentCode === null || !(added.has(code) || added.has(parentCode))) continue;
    const parent = all.get(parentCode);
    const parentLevel = parent?.administrativeLevel;
    if (!parent) faults.push({kind: 'unknown_parent', code, parentCode});
    else if (level && parentLevel && administrativeLevels.indexOf(parentLevel) > administrativeLevels.indexOf(level))
      faults.push({kind: 'below_lower_level', code, parentCode, level, parentLevel});
  }
  const depthOf = ({code}: T) => depths.get(code) ?? 0;
  return {sorted: [...added.values()].sort((one, other) => depthOf(one) - depthOf(other)), faults};
}

/** The institutions from one upwards until one whose depth is known, and that depth; `itself` when they make a ring. */
function pathUp(
  start: TreeNode,
  all: ReadonlyMap<string, TreeNode>,
  depths: ReadonlyMap<string, number>,
): {readonly path: TreeNode[]; readonly above: number | 'itself'} {
  const path: TreeNode[] = [];
  const seen = new Set<string>();
  for (let node: TreeNode | undefined = start; node;) {
    const known = depths.get(node.code);
    if (known !== undefined) return {path, above: known};
    if (seen.has(node.code)) return {path, above: 'itself'};
    seen.add(node.code);
    path.push(node);
    node = node.parentCode === null ? undefined : all.get(node.parentCode);
  }
  return {path, above: 0};
}
