import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {programPath, startProgram, type Running} from './programs.ts';
import {aFolder, type Machine} from './world.ts';

/** A proxy before the server of a machine, and the lines that it logs. */
export interface Proxy {
  readonly log: () => string;
  readonly running: Running;
  readonly stop: () => Promise<void>;
}

/** What the drill changes of the blocks of nginx. */
export interface NginxOptions {
  /** Serves the public address under this path. */
  readonly path?: boolean;
  /** Settings of the `server` in addition. */
  readonly more?: string;
  readonly change?: (block: string) => string;
}

/** nginx with the blocks of the page; only ports, certificate and the places of its files are others. */
export async function startNginx(
  ending: Lifetime,
  machine: Machine,
  {path = false, more = '', change = block => block}: NginxOptions = {},
): Promise<Proxy> {
  const folder = aFolder(ending, 'nginx');
  const plain = await freePort();
  const at = (name: string) => join(machine.shell.folder, name);
  mkdirSync(join(folder, 'temp'), {mode: 0o777});
  let block = (await blockOfPage('nginx'))
    .replace('127.0.0.1:8080', `127.0.0.1:${machine.serverPort}`)
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${machine.securePort} ssl`)
    .replace('/etc/ssl/gov-rating.pem', at('cert.pem'))
    .replace('/etc/ssl/private/gov-rating.key', at('key.pem'));
  if (path) {
    const end = block.lastIndexOf('  location ~ ^/[rp]/');
    block = `${block.slice(0, end)}${await blockOfPage('nginx: path')}}`;
  }
  const at443 = block.lastIndexOf('proxy_http_version');
  block = change(`${block.slice(0, at443)}${more}\n${block.slice(at443)}`);
  const log = (await blockOfPage('nginx: log')).replace('/var/log/nginx/gov-rating.log', join(folder, 'access.log'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(name => `${name}_temp_path ${join(folder, 'temp', name)};`)
    .join(' ');
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/nginx.pid; error_log stderr notice; events {}
http { ${temporary}\n${log}\n${block}\n}\n`,
  );
  const running = await startProgram(ending, programPath('nginx') ?? 'nginx', {
    args: ['-p', folder, '-e', 'stderr', '-c', file],
    ready: /start worker process /,
  });
  return {running, stop: running.stop, log: () => readFileSync(join(folder, 'access.log'), 'utf8') + running.said()};
}

/** HAProxy with the block of the page. */
export async function startHaproxy(ending: Lifetime, machine: Machine): Promise<Proxy> {
  const folder = aFolder(ending, 'haproxy');
  const block = (await blockOfPage('HAProxy'))
    .replace('bind :443', `bind 127.0.0.1:${machine.securePort}`)
    .replace('/etc/haproxy/gov-rating.pem', join(machine.shell.folder, 'both.pem'))
    .replace('127.0.0.1:8080', `127.0.0.1:${machine.serverPort}`)
    .replace('  mode http\n', '  mode http\n  log stdout format raw local0 info\n');
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, `global\n  log stdout format raw local0 info\n\n${block}`);
  const running = await startProgram(ending, programPath('haproxy') ?? 'haproxy', {
    args: ['-f', file, '-db'],
    ready: machine.securePort,
  });
  return {running, stop: running.stop, log: running.said};
}

const modules = 'mpm_event authz_core setenvif headers ssl http2 proxy proxy_http'.split(' ');

/** Apache with the block of the page. */
export async function startApache(ending: Lifetime, machine: Machine): Promise<Proxy> {
  const folder = aFolder(ending, 'apache');
  const at = (name: string) => join(machine.shell.folder, name);
  const block = (await blockOfPage('Apache'))
    .replace('*:443', `127.0.0.1:${machine.securePort}`)
    .replace('/etc/ssl/gov-rating.pem', at('cert.pem'))
    .replace('/etc/ssl/private/gov-rating.key', at('key.pem'))
    .replace('127.0.0.1:8080', `127.0.0.1:${machine.serverPort}`)
    .replace('/var/log/apache2/gov-rating.log', join(folder, 'access.log'));
  const file = join(folder, 'apache.conf');
  writeFileSync(
    file,
    `ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
Listen 127.0.0.1:${machine.securePort}
${modules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
ErrorLog ${folder}/error.log
${block}`,
  );
  const running = await startProgram(ending, programPath('apache2') ?? 'apache2', {
    args: ['-f', file, '-DFOREGROUND'],
    ready: machine.securePort,
    cwd: folder,
  });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {running, stop: running.stop, log: () => read('access.log') + read('error.log')};
}
