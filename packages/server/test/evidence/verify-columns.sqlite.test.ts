import {sqliteStorage} from '../../src/node.ts';
import {markSecrets} from '../fixtures/evidence.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';
import {attackSqlite} from './attacker.ts';
import {columnsAreVerified} from './verify-columns.contract.ts';

columnsAreVerified('SQLite', async context => {
  const file = await preparedSqliteFile(await aDirectory(context));
  const storage = await sqliteStorage(file, {markSecrets});
  context.after(() => storage.close());
  return {storage, attacker: async () => attackSqlite(file)};
});
