import type {SnapshotRow} from '../../domain/publications/publication-storage.ts';
import type {Storage} from '../../domain/storage.ts';

/** Lets other requests run between two steps of a long piece of work. */
export const yieldToEventLoop = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/** So many rows are in memory at once. */
const pageSize = 2000;

/** All rows that were frozen for a publication, page by page as they are taken. */
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
