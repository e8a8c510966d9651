/** What the generators of the packages share: reading what is there, and the forms in which files are written. */
import {existsSync, readFileSync} from 'node:fs';
import {format} from 'prettier';
import {root} from './run.mjs';

/** The text of a file of the project; empty if there is no such file yet. */
export const read = file => (existsSync(root + file) ? readFileSync(root + file, 'utf8') : '');

export const versionOf = name => JSON.parse(read(`packages/${name}/package.json`)).version;

export const json = value => `${JSON.stringify(value, null, 2)}\n`;

const {prettier: style} = JSON.parse(read('package.json'));

/** The text in the project's style; the end of the path says which language it is. */
export const pretty = (text, filepath) => format(text, {...style, filepath});
