import {sqliteStorage} from '../../src/database/sqlite.ts';

/** A program that opens whatever file it is told to, and says how that went. */
process.on('message', (file: string) => {
  sqliteStorage(file)
    .then(storage => storage.close())
    .then(
      () => process.send?.('opened'),
      (error: unknown) => process.send?.(String(error)),
    );
});
process.send?.('ready');
