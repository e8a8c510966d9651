import {cpSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {root, run} from '../../../tooling/run.mjs';
import {compileWithoutDom} from './compile.mjs';
import {findByOthers} from './resolvers.mjs';

/**
 * A citizens' page or app installs the SDK alone: neither zod nor a library of curves comes with it, and none is needed but by the
 * two entries that check evidence. `project` has the packages installed, `manifests` are those of the SDK and of the contract.
 * Resolves to 0 when every other entry can be imported, compiled and bundled so, and rates from an engine that has nothing of the
 * web platform; shows what is wrong otherwise.
 */
export async function useAlone({project, manifests}) {
  const alone = join(project, 'alone');
  const modules = join(alone, 'node_modules');
  for (const manifest of manifests) stopUnpackable(manifest);
  for (const {name} of manifests) cpSync(join(project, 'node_modules', name), join(modules, name), {recursive: true});
  const {name: sdk, exports} = manifests.find(({name}) => name.endsWith('/sdk'));
  const entries = Object.keys(exports)
    .filter(entry => exports[entry]?.types && !/evidence/.test(entry))
    .map(entry => sdk + entry.slice(1));
  mkdirSync(alone, {recursive: true});
  writeFileSync(join(alone, 'use.mjs'), entries.map(entry => `await import('${entry}');`).join('\n'));
  const code = await run(process.execPath, ['use.mjs'], {quiet: true, cwd: alone});
  await findByOthers(alone, entries);
  const rated = await run(process.execPath, ['--disable-warning=ExperimentalWarning', bare, project], {quiet: true});
  const faults = compileWithoutDom(alone);
  if (faults !== '') console.error(faults);
  return faults === '' ? code || rated : 1;
}

const bare = `${root}packages/sdk/test/packed/bare.mjs`;

/**
 * The packer of mini-programs takes a package's folder for them and reads everything else itself, dependencies of
 * dependencies too; it stops for good at the first entry with syntax after ES2019.
 */
function stopUnpackable({name, miniprogram, dependencies = {}}) {
  const others = Object.keys(dependencies).filter(other => !other.startsWith('@gov-rating/'));
  if (!miniprogram || others.length > 0)
    throw new Error(`${name}: mini-programs cannot pack it: ${others.join(', ') || 'no folder "miniprogram"'}.`);
}
