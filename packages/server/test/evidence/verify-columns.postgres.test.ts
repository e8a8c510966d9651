import {after} from 'node:test';
import {postgresStorage} from '../../src/node.ts';
import {markSecrets} from '../fixtures/evidence.fixtures.ts';
import {howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {preparedSchema} from '../fixtures/prepared-databases.fixtures.ts';
import {attackPostgres} from './attacker.ts';
import {columnsAreVerified} from './verify-columns.contract.ts';

const cluster = startPostgres();
after(async () => (await cluster)?.stop());

columnsAreVerified('PostgreSQL', async context => {
  const server = await cluster;
  if (!server) {
    context.skip(howToGetPostgres);
    return undefined;
  }
  const schema = await preparedSchema(server.url);
  const storage = await postgresStorage(schema.url, {markSecrets});
  context.after(async () => {
    await storage.close();
    await schema.giveBack();
  });
  return {storage, attacker: () => attackPostgres(schema.url)};
});
