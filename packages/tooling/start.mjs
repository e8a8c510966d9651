/** What `npm start` runs once everything is installed: build the script, serve the API and the examples, then Storybook. */
import {spawn} from 'node:child_process';
import {root, runNode} from './run.mjs';

// A checkout leaves much to build again; the lines say what, and how long it takes.
const built = await runNode(['packages/tooling/build.mjs', 'scripts', 'react', 'vue', 'mobile']);
if (built !== 0) process.exit(built);

const children = [
  start([
    '--conditions=@gov-rating/source',
    '--disable-warning=ExperimentalWarning',
    'examples/serve.ts',
    ...process.argv.slice(2),
  ]),
  start(['packages/tooling/build.mjs', 'storybook']),
];
const [server, storybook] = children;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
process.on('disconnect', () => stop('SIGTERM'));
server.on('exit', code => {
  storybook.kill();
  process.exit(code ?? 1);
});

function stop(signal) {
  for (const child of children) child.kill(signal);
}

function start(args) {
  return spawn(process.execPath, args, {cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
}
