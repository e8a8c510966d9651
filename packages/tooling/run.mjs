import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** The project's root folder, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program with its output shown, or when quiet only if it fails; resolves to its exit code. */
export function run(command, args, {cwd = root, env = {}, quiet = false} = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: {...process.env, ...env},
    });
    const output = [];
    child.stdout?.on('data', data => output.push(data));
    child.stderr?.on('data', data => output.push(data));
    child.on('error', error => {
      console.error(String(error));
      resolve(1);
    });
    child.on('close', code => {
      if (quiet && code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** Runs a Node script of the project, sources of sibling packages included without a build. */
export const runNode = (args, options) =>
  run(process.execPath, ['--conditions=@gov-rating/source', '--disable-warning=ExperimentalWarning', ...args], options);

/** Runs the command that an installed package brings, by its script: the shims in `.bin` differ between systems. */
export function runTool(name, args, options) {
  const {bin} = JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8'));
  const script = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]);
  return run(process.execPath, [`node_modules/${name}/${script}`, ...args], options);
}
