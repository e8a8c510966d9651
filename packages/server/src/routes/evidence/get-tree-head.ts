import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';

/** The latest signed tree head, or the one over exactly `size` entries. */
export const getTreeHead: Handler<'getTreeHead'> = async ({size}, {storage}) => {
  const head = await storage.treeHead(size);
  if (!head) throw new Problem('unknown_tree_head');
  return head;
};
