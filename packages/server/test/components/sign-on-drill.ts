import {spawnSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {exportJWK, generateKeyPair, type JWK} from 'jose';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {startProgram} from './programs.ts';
import {preparedMachine} from './proxy-drill.ts';
import {demand, type Report} from './report.ts';

const npmFolder = fileURLToPath(new URL('npm', import.meta.url));

/** Installs what the drill has from npm, with the versions and hashes of its own lock file; whether it is there then. */
export function installFromNpm(print: (line: string) => void): boolean {
  const there = () => existsSync(join(npmFolder, 'node_modules/oidc-provider/package.json'));
  if (there()) return true;
  print('Installing from npm: oidc-provider, dockerfile-utils');
  spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: npmFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return there();
}

async function aKey(kid: string): Promise<JWK> {
  const {privateKey} = await generateKeyPair('ES256', {extractable: true});
  return {...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig'};
}

/** An OpenID provider behind a private authority: its tokens, a new key of it, its absence, and people without rights. */
export async function signOnDrill(ending: Lifetime, report: Report): Promise<void> {
  const machine = await preparedMachine(ending, report);
  const {shell, authority} = machine;
  const port = await freePort();
  const issuer = `https://localhost:${port}`;
  const {cert, key} = await authority.issue({hostname: 'localhost'});
  const write = (name: string, text: string) => writeFileSync(join(shell.folder, name), text);
  const claims = (facts: object) => write('claims.json', JSON.stringify(facts));
  write('login.pem', cert);
  write('login.key', key);
  const first = await aKey('first');
  write('keys.json', JSON.stringify({keys: [first]}));
  const bureau = {role: 'bureau', institution: '11440100MB2C12345P'};
  claims(bureau);
  const provide = () =>
    startProgram(ending, process.execPath, {
      args: [join(npmFolder, 'provider.mjs'), shell.folder, String(port)],
      ready: /listens/,
      env: {NODE_NO_WARNINGS: '1'},
    });
  let provider = await provide();
  const token = async (resource = 'urn:gov-rating') => {
    const answer = await shell.run(
      `curl --fail-with-body --silent --show-error '${issuer}/token' --data grant_type=client_credentials ` +
        `--data client_id=desk --data-urlencode 'client_secret=a secret of the drill, which is long enough' --data 'resource=${resource}'`,
    );
    return (JSON.parse(answer) as {access_token: string}).access_token;
  };
  machine.change({OIDC_ISSUER: issuer, OIDC_JWKS_URL: `${issuer}/jwks`});
  await shell.run((await blockOfPage('private CA')).replace('/etc/ssl/certs/gov-ca.pem', join(shell.folder, 'ca.pem')));
  const server = await machine.serve();
  const env = () => ({...machine.settings(), PUBLIC_URL: `http://127.0.0.1:${machine.serverPort}`});
  const self = async (STAFF_TOKEN: string) => shell.run(await blockOfPage('sign-on'), {...env(), STAFF_TOKEN});

  const early = await token();
  await report.check(
    'oidc-provider behind a private authority: the page finds its keys, and a token has role and institution',
    async () => {
      const said = await self(early);
      demand(said.startsWith(`${issuer}/jwks\n`), `The address of the keys: ${said}`);
      demand(/"role":"bureau"/.test(said) && /11440100MB2C12345P/.test(said), said);
    },
  );
  await report.check('oidc-provider: a new key beside the old one, after a restart of the provider', async () => {
    await provider.stop();
    write('keys.json', JSON.stringify({keys: [await aKey('second'), first]}));
    provider = await provide();
    // A server looks for unknown keys at most every 30 seconds, so that wrong tokens do not call the provider each time.
    const began = performance.now();
    let said = await self(await token());
    while (!/"role":"bureau"/.test(said) && performance.now() - began < 40_000) {
      await setTimeout(1000);
      said = await self(await token());
    }
    for (const answer of [said, await self(early)]) demand(/"role":"bureau"/.test(answer), answer);
    return `taken after ${Math.round((performance.now() - began) / 1000)} s`;
  });
  await report.check('oidc-provider: the token of another API is refused with 401, and the log says why', async () => {
    const said = await self(await token('urn:another-api'));
    demand(/"status":401/.test(said), said);
    demand(/aud/.test(server.said()), server.said().slice(-600));
  });
  await report.check('oidc-provider: a person without a role gets 403 rights_missing', async () => {
    claims({institution: bureau.institution});
    const said = await self(await token());
    demand(/"status":403/.test(said) && /rights_missing/.test(said), said);
    claims(bureau);
  });
  await report.check('oidc-provider: while it is away, people whose key is known go on', async () => {
    const before = await token();
    await provider.stop();
    const {stdout} = spawnSync('curl', ['-s', '-H', `Authorization: Bearer ${before}`, `${env().PUBLIC_URL}/v1/self`], {
      encoding: 'utf8',
    });
    demand(/"role":"bureau"/.test(stdout), stdout);
  });
  await report.check('without the authority of the page the refusal names the certificate in the log', async () => {
    provider = await provide();
    await server.stop();
    machine.change({NODE_EXTRA_CA_CERTS: ''});
    const other = await machine.serve();
    const said = await self(await token());
    demand(/"status":503/.test(said), said);
    demand(/CERT|certificate|issuer/i.test(other.said()), `The log names no certificate: ${other.said().slice(-900)}`);
  });
}
