import {transform} from 'esbuild';

/**
 * Lowers a bundle to what mini-programs read: ES2017, ASCII only. esbuild leaves `\p{…}` inside a class of a regular expression as
 * it is, which the developer tools refuse as a literal; made at run time it is a matter of the engine.
 */
export async function toEs2017(code) {
  const {code: lowered} = await transform(code, {target: 'es2017', charset: 'ascii', legalComments: 'none'});
  return lowered.replace(
    /\/((?:\[(?:\\.|[^\]])*\]|\\.|[^/\n])*\\p\{(?:\[(?:\\.|[^\]])*\]|\\.|[^/\n])*)\/u\b/g,
    (_, pattern) => `new RegExp(${JSON.stringify(pattern)}, "u")`,
  );
}
