import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {certificateAuthority, type CertificateAuthority} from '../fixtures/certificates.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {freshSchema, startPostgres} from '../fixtures/postgres.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {startProgram, type Running} from './programs.ts';
import {demand} from './report.ts';
import {Shell} from './shell.ts';

/** The name under which the page for operators publishes the server. */
export const host = 'rating.example.gov.cn';

/** An operator's machine: a folder, a private authority, ports, and the file of settings that the page makes. */
export interface Machine {
  readonly shell: Shell;
  readonly authority: CertificateAuthority;
  /** Where the server listens, and where the proxy before it does. */
  readonly serverPort: number;
  readonly securePort: number;
  readonly publicUrl: string;
  /** The settings as the file has them; `change` replaces some. */
  readonly settings: () => Record<string, string>;
  readonly change: (settings: Record<string, string>) => void;
  /** Starts the server with the settings of the file. */
  readonly serve: () => Promise<Running>;
}

/** A folder that is removed at the end. */
export function aFolder(ending: Lifetime, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `gov-rating-${name}-`));
  chmodSync(folder, 0o755);
  ending.after(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/**
 * Follows the page up to the file of settings, over a PostgreSQL of its own. What the page names by example is real here: the
 * addresses of the database and of the public server.
 *
 * @throws Error PostgreSQL is not installed, or a command of the page failed
 */
export async function aMachine(ending: Lifetime, path = ''): Promise<Machine> {
  const folder = aFolder(ending, 'operator');
  const postgres = await startPostgres();
  demand(postgres !== undefined, 'PostgreSQL is not installed.');
  ending.after(() => postgres.stop());
  const schema = await freshSchema(postgres.url);
  const [serverPort, securePort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  const publicUrl = `https://${host}:${securePort}${path}`;
  const authority = await certificateAuthority();
  const {cert, key} = await authority.issue({hostname: host});
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('ca.pem', authority.cert);
  write('cert.pem', cert);
  write('key.pem', key);
  write('both.pem', `${cert}\n${key}\n`);
  write('.curlrc', `cacert = ${join(folder, 'ca.pem')}\nresolve = ${host}:${securePort}:127.0.0.1\n`);
  const shell = new Shell(folder);
  await shell.run(await blockOfPage('settings'));
  const file = join(folder, 'gov-rating.env');
  const settings = () =>
    Object.fromEntries(
      [...readFileSync(file, 'utf8').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
  const change = (changed: Record<string, string>) =>
    writeFileSync(
      file,
      Object.entries({...settings(), ...changed})
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
  demand(settings()['DATABASE_URL']?.includes('db.example.gov.cn') === true, 'The page names another database.');
  change({
    DATABASE_URL: schema.url,
    PUBLIC_URL: publicUrl,
    PORT: String(serverPort),
    METRICS_PORT: String(metricsPort),
  });
  return {
    shell,
    authority,
    serverPort,
    securePort,
    publicUrl,
    settings,
    change,
    serve: () =>
      startProgram(ending, shell.program, {args: ['serve'], ready: /listens on/, env: settings(), cwd: folder}),
  };
}
