import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';

/** What the log's owner has signed last, or over exactly so many entries. */
export const getTreeHead: Handler<'getTreeHead'> = async ({size}, {storage}) => {
  const head = await storage.treeHead(size);
  if (!head) throw new Problem('unknown_tree_head');
  return head;
};
