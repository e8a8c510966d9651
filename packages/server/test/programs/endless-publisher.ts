import {sqliteStorage} from '../../src/database/sqlite.ts';
import {guangdong, guangzhou, rate, settle} from '../fixtures/storage.fixtures.ts';

/**
 * A program that publishes the same month again and again in the SQLite file given to it, and prints the id of each
 * publication.
 */
const storage = await sqliteStorage(process.argv[2] ?? '');
await settle(storage);
for (let number = 0; number < 40; number++)
  await rate(storage, guangzhou, 'satisfied', {day: `2026-11-${String(1 + (number % 20)).padStart(2, '0')}`});
let replaces: string | null = null;
for (let version = 1; ; version++) {
  const publicationId = `publication-${version}`;
  const [from, to, cutOff] = ['2026-11-01', '2026-11-30', '2026-12-14T00:00:00.000Z'];
  await storage.snapshotRatings({
    ...{publicationId, within: guangdong.code, areaPrefix: '44', from, to, cutOff, minimumCell: 3},
    ...{servedFrom: '2026-10-31T16:00:00Z', servedBefore: '2026-11-30T16:00:00Z'},
  });
  await storage.publish({
    ...{publicationId, publisherCode: guangdong.code, publisherName: guangdong.name, areaCode: '440000', from, to},
    ...{version, replaces, reason: replaces && '更正', cutOff, total: 40, sha256: 'abc', document: '{}'},
  });
  replaces = publicationId;
  process.stdout.write(`${publicationId}\n`);
}
