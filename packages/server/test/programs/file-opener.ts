import {sqliteStorage} from '../../src/database/sqlite.ts';

/** A program that opens each SQLite file sent to it, and reports the result. */
process.on('message', (file: string) => {
  sqliteStorage(file)
    .then(storage => storage.close())
    .then(
      () => process.send?.('opened'),
      (error: unknown) => process.send?.(String(error)),
    );
});
process.send?.('ready');
