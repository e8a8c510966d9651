import {replacedCode} from '../database/engine/open-file.ts';
import type {StoredHead} from '../domain/evidence/evidence-storage.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import type {Job} from './job.ts';

/**
 * Notices that the database under a running server is another one: its file was replaced, or the logs went back, because
 * an earlier state was restored. What the server knows of the old one, such as the tree of a log, would spoil the new one.
 *
 * @param replaced Called once, with a sentence for the operator; the server has to end.
 */
export function watchStorage(replaced: (sentence: string) => void): Job {
  const newest = new Map<'evidence' | 'operator', StoredHead>();
  let isTold = false;
  const tell = (sentence: string) => {
    if (!isTold) replaced(sentence);
    isTold = true;
  };
  return {
    name: 'watch-storage',
    everyMs: 2_000,
    async run({storage}) {
      try {
        await storage.checkWrite();
        const heads = {evidence: await storage.treeHead(), operator: await storage.operatorLog.treeHead()};
        for (const name of ['evidence', 'operator'] as const) {
          const [last, head] = [newest.get(name), heads[name]];
          if (last && !goesOnFrom(last, head))
            tell(
              `The database under this server is another one, or an earlier state of it was restored: the ${name} log ended after ${last.size} entries, and ends after ${head?.size ?? 0} now.`,
            );
          if (head) newest.set(name, head);
        }
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error;
        if (error.code === replacedCode)
          tell(
            'The database file in DATA_DIR was replaced, moved, removed or written over while this server had it open. Nothing more is written.',
          );
        else if (error.needsOperator) throw error;
      }
      return 0;
    },
  };
}

const goesOnFrom = (last: StoredHead, head: StoredHead | undefined): boolean =>
  head !== undefined &&
  head.logId === last.logId &&
  (head.size > last.size || (head.size === last.size && head.root === last.root));
