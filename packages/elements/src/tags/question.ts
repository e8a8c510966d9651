import {isBad, type Level} from '@gov-rating/sdk/core';
import type {Messages} from '../messages/zh-CN.ts';

/**
 * The question above the reasons of a level. `basically_satisfied` has the one that takes no side: seven of its eight tags
 * in the catalogue name something good, but 服务态度一般 does not.
 *
 * @param own texts of the page; one of `tags` replaces the question of every level that has none of its own there
 */
export function questionOf(level: Level, messages: Messages, own: Partial<Messages> = {}): string {
  const kind = level === 'basically_satisfied' ? 'tags' : isBad(level) ? 'tagsBad' : 'tagsGood';
  return own[kind] ?? own.tags ?? messages[kind];
}
