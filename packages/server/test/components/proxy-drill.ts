import {connect} from 'node:tls';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {startApache, startHaproxy, startNginx, type NginxOptions, type Proxy} from './proxies.ts';
import {demand, type Report} from './report.ts';
import {aMachine, host, type Machine} from './world.ts';

let cases = 40_000;
const receipt = /^\d{4}(-\d{4}){4}$/m;

/** The way of the page from the first data to the first rating, through whatever stands before the server. */
export async function firstRating({shell, settings}: Machine): Promise<string> {
  // The same number of a case is the same service: each time it is another one.
  const block = (await blockOfPage('first rating')).replace('440106202611240001', () => `4401062026112${++cases}`);
  const said = await shell.run(block, settings());
  const [number] = receipt.exec(said) ?? [];
  demand(number !== undefined, `No receipt was printed: ${said}`);
  return number;
}

/** A call by curl; gives back its status, version of HTTP, and its answer. */
async function curl(machine: Machine, path: string, ...args: string[]) {
  const said = await machine.shell.run(
    `curl --silent --show-error --include ${args.join(' ')} '${machine.publicUrl}${path}'`,
  );
  const [, version = '', status = ''] = /^HTTP\/([\d.]+) (\d+)/.exec(said) ?? [];
  return {version, status: Number(status), said};
}

/** What every proxy must do, besides handing on. */
async function sameForAll(machine: Machine, proxy: Proxy): Promise<void> {
  const two = await curl(machine, '/v1/health', '--http2');
  demand(two.version === '2' && two.status === 200, `HTTP/2: ${two.said}`);
  demand(/strict-transport-security/i.test(two.said), 'There is no Strict-Transport-Security.');
  const one = await curl(machine, '/v1/health', '--http1.1');
  demand(one.version === '1.1' && one.status === 200, `HTTP/1.1: ${one.said}`);
  const {said} = await curl(machine, '/r/0secret-of-an-invitation-0');
  demand(/text\/html/.test(said), `The page of an invitation is missing: ${said}`);
  await curl(machine, '/v1/statistics?secret-of-a-query=1');
  demand(/\/v1\/statistics/.test(proxy.log()), 'The log has no line about a call.');
  demand(!/secret-of/.test(proxy.log()), 'The log has a secret.');
  const guesses: number[] = [];
  for (let guess = 0; guess < 12; guess++) {
    const data = JSON.stringify({grant_type: 'client_credentials', client_id: 'x', client_secret: `x${guess}`});
    const args = ['--header', `'X-Forwarded-For: 203.0.113.${guess}'`, '--json', `'${data}'`];
    guesses.push((await curl(machine, '/v1/oauth/token', ...args)).status);
  }
  demand(
    guesses[0] === 401 && guesses.at(-1) === 429,
    `Who claims other addresses is not one caller: ${guesses.join()}`,
  );
}

/** The machine of the page with its first data; the server runs. */
export async function preparedMachine(ending: Lifetime, report: Report, path = ''): Promise<Machine> {
  const machine = await aMachine(ending, path);
  await report.check('the page sets up a PostgreSQL, the settings, the first institutions and a client', async () => {
    const said = await machine.shell.run(await blockOfPage('first data'), machine.settings());
    demand(/up to date/.test(said), said);
  });
  return machine;
}

/** The three files of registers that the page shows, by the commands that it shows. */
async function registers({shell, settings}: Machine): Promise<void> {
  for (const name of ['points.csv', 'staff.csv', 'aliases.csv'])
    await shell.run(`cat > ${name} <<'END'\n${await blockOfPage(name)}END`);
  const said = await shell.run(await blockOfPage('registers'), settings());
  demand(/2/.test(said), said);
  const listed = await shell.run('gov-rating-server list-points', settings());
  demand(/5 号窗口/.test(listed), listed);
}

/** nginx, as the page writes it, and as others have it. */
export async function nginxDrill(ending: Lifetime, report: Report): Promise<void> {
  const machine = await preparedMachine(ending, report);
  await report.check('the files of registers are imported', () => registers(machine));
  await machine.serve();
  const http10: NginxOptions = {
    change: block => block.replace('proxy_http_version 1.1;', 'proxy_http_version 1.0;').replace('keepalive 32;', ''),
  };
  const kinds: [string, NginxOptions][] = [
    ['as the page writes it', {}],
    ['without buffering', {more: 'proxy_buffering off; proxy_request_buffering off;'}],
    ['with HTTP/1.0 to the server', http10],
  ];
  for (const [name, options] of kinds) {
    const proxy = await startNginx(ending, machine, options);
    await report.check(`nginx ${name}: the first rating by curl`, () => firstRating(machine));
    if (name === 'as the page writes it')
      await report.check('nginx: HTTP/2, TLS, HSTS, one caller is one address, no secret is logged', () =>
        sameForAll(machine, proxy),
      );
    await report.check(`nginx ${name}: a caller who speaks HTTP/1.0`, async () => {
      const {status} = await curl(machine, '/v1/health', '--http1.0');
      demand(status === 200, `The answer is ${status}.`);
    });
    await proxy.stop();
  }
}

/** nginx with a path before the server. */
export async function pathDrill(ending: Lifetime, report: Report): Promise<void> {
  const machine = await preparedMachine(ending, report, '/gov/rating-api');
  await machine.serve();
  const away: NginxOptions = {
    path: true,
    change: block => block.replace(/(location \/gov\/rating-api\/ \{\n\s*proxy_pass http:\/\/gov_rating);/, '$1/;'),
  };
  for (const [name, options] of [
    ['that is handed on', {path: true}],
    ['that is taken away', away],
  ] as const) {
    const proxy = await startNginx(ending, machine, options);
    await report.check(`nginx with a path ${name}: the first rating by curl`, () => firstRating(machine));
    await report.check(
      `nginx with a path ${name}: pages and their scripts, and no line about a short address`,
      async () => {
        const {said} = await curl(machine, '/rate');
        const scripts = [...said.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
        const {status} = await curl(machine, '/r/0secret-of-an-invitation-0');
        demand(status === 404 || status === 200, `A short address is answered ${status}.`);
        demand(!/secret-of/.test(proxy.log()), 'The log has a secret.');
        for (const link of scripts.filter(one => !/^(?:data:|tel:|#)/.test(one))) {
          const address = new URL(link, `${machine.publicUrl}/rate`);
          demand(address.pathname.startsWith('/gov/rating-api/'), `${link} leads out of the path.`);
        }
        return `${scripts.length} links`;
      },
    );
    await proxy.stop();
  }
}

export async function haproxyDrill(ending: Lifetime, report: Report): Promise<void> {
  const machine = await preparedMachine(ending, report);
  await machine.serve();
  const proxy = await startHaproxy(ending, machine);
  await report.check('HAProxy: the first rating by curl', () => firstRating(machine));
  await report.check('HAProxy: HTTP/2, TLS, HSTS, one caller is one address, no secret is logged', () =>
    sameForAll(machine, proxy),
  );
}

export async function apacheDrill(ending: Lifetime, report: Report): Promise<void> {
  const machine = await preparedMachine(ending, report);
  await machine.serve();
  const proxy = await startApache(ending, machine);
  await report.check('Apache: the first rating by curl', () => firstRating(machine));
  await report.check('Apache: HTTP/2, TLS, HSTS, one caller is one address, no secret is logged', () =>
    sameForAll(machine, proxy),
  );
  await report.check('Apache: versions of TLS that are broken are refused', async () => {
    const refused = await new Promise<boolean>(resolve => {
      const options = {
        port: machine.securePort,
        servername: host,
        maxVersion: 'TLSv1.1',
        rejectUnauthorized: false,
      } as const;
      const socket = connect(options, () => resolve(false));
      socket.on('error', () => resolve(true));
      socket.on('secureConnect', () => socket.destroy());
    });
    demand(refused, 'TLS 1.1 is taken.');
  });
}
