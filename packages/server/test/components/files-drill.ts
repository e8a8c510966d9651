import {writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {programPath, runProgram} from './programs.ts';
import {demand, type Report} from './report.ts';
import {installFromNpm} from './sign-on-drill.ts';
import {aFolder} from './world.ts';

/** The files of the page that other programs read, each read by that program. */
export async function filesDrill(ending: Lifetime, report: Report): Promise<void> {
  const folder = aFolder(ending, 'files');
  const write = async (name: string, block: string) => {
    writeFileSync(join(folder, name), await blockOfPage(block));
    return join(folder, name);
  };
  const systemd = programPath('systemd-analyze');
  if (systemd === undefined) report.leftOut('systemd', 'systemd-analyze is not installed');
  else
    await report.check('systemd: the unit is hardened', async () => {
      const file = await write('gov-rating.service', 'systemd');
      const said = runProgram(systemd, ['security', '--offline=yes', '--threshold=20', '--no-pager', file]);
      return /Overall exposure level[^:]*: (.*)/.exec(said)?.[1]?.trim();
    });
  const promtool = programPath('promtool');
  if (promtool === undefined) report.leftOut('alert rules', 'promtool is not installed');
  else
    await report.check('Prometheus takes the alert rules', async () => {
      const said = runProgram(promtool, ['check', 'rules', await write('rules.yml', 'alerts')]);
      return /(\d+ rules) found/.exec(said)?.[1];
    });
  if (!installFromNpm(line => report.note(line))) report.leftOut('container file', 'npm has no dockerfile-utils here');
  else
    await report.check('container file: no fault is found', async () => {
      const load = createRequire(new URL('npm/package.json', import.meta.url));
      const {validate} = load('dockerfile-utils') as {validate: (text: string) => {message: string}[]};
      const faults = validate(await blockOfPage('container'));
      demand(faults.length === 0, faults.map(({message}) => message).join('; '));
    });
  const docker = programPath('docker');
  try {
    if (docker === undefined) throw new Error('no docker');
    runProgram(docker, ['info', '--format', '{{.ServerVersion}}']);
    await report.check('container file: it is built', async () => {
      await write('Dockerfile', 'container');
      runProgram(docker, ['build', '--quiet', folder]);
    });
  } catch {
    report.leftOut('building the container', 'no Docker runs here, or the packages are not published');
  }
}
