import {yieldToEventLoop} from '../../domain/event-loop.ts';
import type {SnapshotRow} from '../../domain/publications/publication-storage.ts';
import type {Storage} from '../../domain/storage.ts';

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
