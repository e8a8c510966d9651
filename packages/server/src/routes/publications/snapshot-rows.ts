import type {SnapshotRow} from '../../domain/publications/publication-storage.ts';
import type {Storage} from '../../domain/storage.ts';

/** Lets other requests run between two steps of a long piece of work. */
export const yieldToEventLoop = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/** At most this many rows are in memory at once. */
const pageSize = 2000;

/** All rows of the snapshot of a publication, read page by page. */
export async function* snapshotRows(storage: Storage, publicationId: string): AsyncGenerator<SnapshotRow> {
  let after = '';
  for (;;) {
    const rows = await storage.snapshotRows(publicationId, after, pageSize);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.place;
    await yieldToEventLoop();
  }
}
