import assert from 'node:assert/strict';
import test, {after} from 'node:test';
import {Pool} from 'pg';
import {Unavailable, UniqueViolation} from '../../src/database/engine/engine.ts';
import {query} from '../../src/database/engine/operation.ts';
import {postgresEngine} from '../../src/database/engine/postgres-engine.ts';
import {howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

const server = await startPostgres();
const engine = server && postgresEngine(new Pool({connectionString: server.url, max: 1, pipeline: true}));
after(async () => {
  await engine?.close();
  await server?.stop();
});

const raising = (code: string) =>
  query(`DO 'BEGIN RAISE EXCEPTION USING MESSAGE = ''on purpose'', ERRCODE = ''${code}''; END'`, []);

const kinds: [string, string, (error: unknown) => boolean][] = [
  ['unavailable', '08006 25006 40001 40P01 53100 53200 55P03 57014 58030', error => error instanceof Unavailable],
  ['a conflict', '23505', error => error instanceof UniqueViolation],
  [
    'a mistake',
    '22003 23503 42601 XX000',
    error => !(error instanceof Unavailable) && !(error instanceof UniqueViolation),
  ],
];
for (const [what, codes, is] of kinds) {
  for (const code of codes.split(' ')) {
    test(
      `${code} from a real server is ${what}, in a read and in a write, and the next work is done`,
      {
        skip: engine ? false : howToGetPostgres,
      },
      async () => {
        if (!engine) return;
        await assert.rejects(engine.read(raising(code)), is);
        let tries = 0;
        const write = engine.write(() => {
          tries++;
          return raising(code);
        });
        await assert.rejects(write, is);
        assert.equal(tries, code.startsWith('40') ? 10 : 1);
        assert.deepEqual(await engine.read(query('SELECT 1 AS one', [])), [{one: 1}]);
        await engine.checkWrite();
      },
    );
  }
}
