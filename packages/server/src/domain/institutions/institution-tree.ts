import type {Institution} from '@gov-rating/contract';

/**
 * Sorts institutions so that each comes after its parent; the last one wins where a code appears twice. `stored` maps
 * the codes in the database to their parents. Throws when a parent is unknown or when an institution would be its own
 * ancestor.
 */
export function parentsFirst(
  incoming: readonly Institution[],
  stored: ReadonlyMap<string, string | null>,
): readonly Institution[] {
  const added = new Map(incoming.map(institution => [institution.code, institution]));
  const depthOf = (institution: Institution): number => {
    const path = new Set([institution.code]);
    for (let parent = institution.parentCode; parent !== null;) {
      if (path.has(parent)) throw new Error(`Institution ${institution.code} would stand above itself.`);
      path.add(parent);
      const above: string | null | undefined = added.has(parent) ? added.get(parent)?.parentCode : stored.get(parent);
      if (above === undefined) throw new Error(`Institution ${parent}, named as a parent, is unknown.`);
      parent = above;
    }
    return path.size;
  };
  return [...added.values()]
    .map(institution => ({institution, depth: depthOf(institution)}))
    .sort((one, other) => one.depth - other.depth)
    .map(({institution}) => institution);
}
