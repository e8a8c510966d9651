import type {RouteName} from '@gov-rating/contract';
import type {RawInput} from './read-input.ts';

/** Answers about a tree of a given size: the log only grows, so they never change. */
const aboutOneSize: readonly RouteName[] = ['getInclusion', 'getConsistency', 'getTreeHead'];

/** How long anybody may keep an answer, where it may be kept at all without asking again. */
export function keepingOf(name: RouteName, {size}: RawInput): Readonly<Record<string, string>> {
  if (!aboutOneSize.includes(name)) return {};
  const latest = name === 'getTreeHead' && size === undefined;
  return {'Cache-Control': latest ? 'public, max-age=2' : 'public, max-age=31536000, immutable'};
}
