/** What `npm start` runs once everything is installed: build the script, then serve the API and the examples. */
import {spawn} from 'node:child_process';
import {root, runNode} from './run.mjs';

const built = await runNode(['packages/tooling/build-script.mjs']);
if (built !== 0) process.exit(built);

const server = spawn(
  process.execPath,
  [
    '--conditions=@gov-rating/source',
    '--disable-warning=ExperimentalWarning',
    'examples/serve.ts',
    ...process.argv.slice(2),
  ],
  {cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc']},
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
process.on('disconnect', () => server.kill('SIGTERM'));
server.on('exit', code => process.exit(code ?? 1));
