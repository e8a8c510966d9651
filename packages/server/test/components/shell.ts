import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {postgresPrograms} from '../fixtures/postgres.fixtures.ts';
import {demand} from './report.ts';

/** Runs the blocks of the page as an operator does who copies them: in one folder, with `gov-rating-server` on the PATH. */
export class Shell {
  readonly folder: string;
  readonly env: Record<string, string>;

  constructor(folder: string, env: Record<string, string> = {}) {
    this.folder = folder;
    const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
    const program = join(folder, 'gov-rating-server');
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' --conditions=@gov-rating/source '${main}' "$@"\n`);
    chmodSync(program, 0o755);
    const path = [folder, join(process.execPath, '..'), postgresPrograms(), process.env['PATH']];
    this.env = {
      HOME: folder,
      CURL_HOME: folder,
      ...env,
      PATH: path.filter(part => part !== undefined).join(delimiter),
    };
  }

  /** The program as a child that is started by itself. */
  get program(): string {
    return join(this.folder, 'gov-rating-server');
  }

  /** @throws Error a command failed; the message has what it printed */
  async run(
    commands: string,
    env: Record<string, string> = {},
    user?: {readonly uid: number; readonly gid: number},
  ): Promise<string> {
    const child = spawn('sh', ['-ec', commands], {
      cwd: this.folder,
      env: {...this.env, ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += String(data)));
    const [code] = (await once(child, 'close')) as [number | null];
    demand(code === 0, `The commands ended with ${code}:\n${commands}\n${output}`);
    return output;
  }
}
