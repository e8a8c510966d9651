import type {Point} from '@gov-rating/contract';
import type {PointStorage} from './point-storage.ts';

/** What people call a point, with the name of the point in which it lies: a window is only found with its hall. */
export async function fullName({name, parentId}: Point, storage: Pick<PointStorage, 'point'>): Promise<string> {
  const parent = parentId === null ? undefined : await storage.point(parentId);
  return parent && !name.includes(parent.name) ? `${parent.name} ${name}` : name;
}
