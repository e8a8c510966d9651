import assert from 'node:assert/strict';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {connect, createServer, type AddressInfo, type Socket} from 'node:net';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {TLSSocket} from 'node:tls';
import {run} from '../../src/cli/run.ts';
import {certificateAuthority, type ServerCertificate} from '../fixtures/certificates.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {operatingPage} from '../fixtures/operating-page.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

/** What a client of PostgreSQL sends first when it wants TLS: eight bytes, with the code 80877103. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** TLS before a PostgreSQL on a socket file, as its own server does it; resolves to the port. */
async function tlsBefore(context: TestContext, url: string, certificate: ServerCertificate): Promise<number> {
  const folder = new URL(url).searchParams.get('host') ?? '';
  const sockets = new Set<Socket>();
  const server = createServer(outer => {
    sockets.add(outer);
    outer.on('error', () => undefined);
    outer.once('readable', () => {
      if (!sslRequest.equals(outer.read(8) as Buffer)) return void outer.destroy();
      outer.write('S');
      const secured = new TLSSocket(outer, {isServer: true, ...certificate});
      const inner = connect(`${folder}/.s.PGSQL.5432`);
      for (const [one, other] of [
        [secured, inner],
        [inner, secured],
      ] as const) {
        one.on('error', () => other.destroy());
        one.pipe(other);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}

async function migrate(DATABASE_URL: string) {
  const lines: string[] = [];
  const code = await run(['migrate'], {
    env: {DATABASE_URL, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')},
    print: line => lines.push(line),
    printError: line => lines.push(line),
    stop: new AbortController().signal,
  });
  return {code, text: lines.join('\n')};
}

test('the address of the page reaches PostgreSQL over TLS, and no server with another name or authority', async context => {
  const server = await startPostgres();
  if (!server) return context.skip(howToGetPostgres);
  context.after(server.stop);
  if (!new URL(server.url).searchParams.has('host')) return context.skip('this PostgreSQL is not on a socket file');
  const schema = await freshSchema(server.url);
  const [authority, another] = [await certificateAuthority(), await certificateAuthority()];
  const [ca, otherCa] = [join(await aDirectory(context), 'ca.pem'), join(await aDirectory(context), 'other.pem')];
  await writeFile(ca, authority.cert);
  await writeFile(otherCa, another.cert);
  /** The address as the page writes it, to the server behind `certificate`. */
  const address = async (hostname: string, root: string) => {
    const port = await tlsBefore(context, server.url, await authority.issue({hostname}));
    const [, query = ''] = /DATABASE_URL='[^'?]*\?([^']*)'/.exec(await operatingPage()) ?? [];
    assert.match(query, /sslmode/);
    const url = new URL(schema.url);
    url.searchParams.delete('host');
    url.host = `localhost:${port}`;
    for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value);
    url.searchParams.set('sslrootcert', root);
    return url.href;
  };
  const reached = await migrate(await address('localhost', ca));
  assert.deepEqual(reached, {code: 0, text: 'The database is up to date.'});
  for (const [hostname, root, cause] of [
    ['db.example.gov.cn', ca, /altnames|does not match/i],
    ['localhost', otherCa, /certificate|signature/i],
  ] as const) {
    const {code, text} = await migrate(await address(hostname, root));
    assert.equal(code, 1);
    assert.match(text, /^The storage is not available \([A-Z_]+\): /);
    assert.match(text, cause);
    assert.equal(text.split('\n').length, 1, text);
  }
  await schema.drop();
});
