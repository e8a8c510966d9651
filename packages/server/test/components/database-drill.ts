import {chownSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {anotherUser} from '../fixtures/postgres.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {programPath, startProgram} from './programs.ts';
import {firstRating, preparedMachine} from './proxy-drill.ts';
import {demand, type Report} from './report.ts';
import {Shell} from './shell.ts';
import {aFolder, aMachine, type Machine} from './world.ts';

/** A machine of the page whose server is called directly. */
const direct = (machine: Machine): Machine => ({
  ...machine,
  settings: () => ({...machine.settings(), PUBLIC_URL: `http://127.0.0.1:${machine.serverPort}`}),
});

/** PgBouncer in transaction mode, with the file of the page. */
export async function poolerDrill(ending: Lifetime, report: Report): Promise<void> {
  const machine = await preparedMachine(ending, report);
  const folder = aFolder(ending, 'pgbouncer');
  const user = anotherUser();
  const database = new URL(machine.settings()['DATABASE_URL'] ?? '');
  const socket = database.searchParams.get('host') ?? database.hostname;
  const port = await freePort();
  writeFileSync(join(folder, 'userlist.txt'), `"${database.username}" ""\n`);
  const file = join(folder, 'pgbouncer.ini');
  const name = database.pathname.slice(1);
  writeFileSync(
    file,
    (await blockOfPage('pgbouncer'))
      .replace(
        'gov_rating = host=db.example.gov.cn port=5432 dbname=gov_rating',
        `${name} = host=${socket} port=${database.port || 5432} dbname=${name}`,
      )
      .replace('listen_port = 6432', `listen_port = ${port}\nunix_socket_dir =`)
      .replace('scram-sha-256', 'trust')
      .replace('/etc/pgbouncer/userlist.txt', join(folder, 'userlist.txt')),
  );
  if (user) chownSync(folder, user.uid, user.gid);
  await startProgram(ending, programPath('pgbouncer') ?? 'pgbouncer', {
    args: [file],
    ready: /process up/,
    user,
    cwd: folder,
  });
  // The schema of the drill goes with the user, because a pooler hands no options on.
  const schema = /search_path=(\w+)/.exec(database.searchParams.get('options') ?? '')?.[1] ?? 'public';
  const own = new URL(database);
  own.searchParams.delete('options');
  await machine.shell.run(
    `psql '${own.href}' --quiet --command 'ALTER ROLE "${database.username}" SET search_path = ${schema}'`,
  );
  machine.change({DATABASE_URL: `postgres://${database.username}@127.0.0.1:${port}/${name}`});
  const server = await machine.serve();
  await report.check('PgBouncer in transaction mode: 20 times the first rating by curl, four at a time', async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.all(Array.from({length: 4}, () => firstRating(direct(machine))));
    demand(!/prepared statement/.test(server.said()), server.said().slice(-600));
  });
}

/** Point-in-time recovery, by the blocks of the page. */
export async function recoveryDrill(ending: Lifetime, report: Report): Promise<void> {
  const folder = aFolder(ending, 'recovery');
  const user = anotherUser();
  const at = (name: string) => join(folder, name);
  for (const name of ['data', 'wal', 'backups']) mkdirSync(at(name), {mode: 0o700});
  if (user) for (const name of ['.', 'data', 'wal', 'backups']) chownSync(at(name), user.uid, user.gid);
  const [port, restoredPort] = [await freePort(), await freePort()];
  const urlAt = (number: number) => `postgres://postgres@127.0.0.1:${number}/postgres`;
  const machine = await aMachine(ending);
  machine.change({DATABASE_URL: urlAt(port)});
  const {shell} = machine;
  const asPostgres = (commands: string, env: Record<string, string> = {}) =>
    new Shell(machine.shell.folder).run(`cd '${folder}'\n${commands}`, {HOME: folder, ...env}, user);
  await asPostgres(`initdb --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --no-sync > /dev/null`);
  const archive = (await blockOfPage('archive: PostgreSQL')).replaceAll('/var/backups/wal', at('wal'));
  await asPostgres(`cat >> data/postgresql.conf <<'END'\n${archive}unix_socket_directories = ''\nEND
pg_ctl --pgdata=data --log=log --options="-p ${port}" --wait start > /dev/null`);
  ending.after(() => asPostgres('pg_ctl --pgdata=data --mode=immediate stop > /dev/null || true'));
  const variables = {
    BACKUPS: at('backups'),
    ARCHIVE: at('wal'),
    RESTORED: at('restored'),
    RESTORED_PORT: String(restoredPort),
  };
  const query = async (number: number, sql: string) =>
    (await shell.run(`psql '${urlAt(number)}' --no-align --tuples-only --quiet --command "${sql}"`)).trim();
  await shell.run(await blockOfPage('first data'), machine.settings());
  const server = await machine.serve();
  const me = direct(machine);
  let [before, meanwhile, after, moment] = ['', '', '', ''];
  await report.check('PostgreSQL archives its logs, and the whole cluster is copied while people rate', async () => {
    before = await firstRating(me);
    await asPostgres(await blockOfPage('back up the whole cluster: PostgreSQL'), {
      ...variables,
      DATABASE_URL: urlAt(port),
    });
    meanwhile = await firstRating(me);
    moment = await query(port, 'SELECT clock_timestamp()');
    after = await firstRating(me);
    await query(port, 'SELECT pg_switch_wal()');
    await asPostgres(`until ls '${at('wal')}' | grep -q '^0000'; do sleep 0.1; done`);
  });
  await server.stop();
  await asPostgres('pg_ctl --pgdata=data --mode=fast --wait stop > /dev/null');
  await report.check(
    'restored to a moment: what was confirmed before it is there, what came after it is not',
    async () => {
      await asPostgres(await blockOfPage('restore to a moment: PostgreSQL'), {...variables, MOMENT: moment});
      ending.after(() => asPostgres('pg_ctl --pgdata=restored --mode=immediate stop > /dev/null || true'));
      const there = (await query(restoredPort, 'SELECT receipt_number FROM rating')).split('\n');
      for (const number of [before, meanwhile]) demand(there.includes(number), `${number} is missing.`);
      demand(!there.includes(after), `${after} is there.`);
    },
  );
  await report.check('restored to a moment: the log is whole, the counts agree, and people rate on', async () => {
    machine.change({DATABASE_URL: urlAt(restoredPort)});
    const said = await shell.run('gov-rating-server verify; gov-rating-server recount', machine.settings());
    demand(/is whole/.test(said) && /All counts agree/.test(said), said);
    await machine.serve();
    await firstRating(me);
  });
}
