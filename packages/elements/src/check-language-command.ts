#!/usr/bin/env node
/** `gov-rating-check-language FILE [PART…]`: lists what is wrong with a file of words. Exit code 0 when nothing is, else 1. */
import {readFileSync} from 'node:fs';
import {checkLanguage, parts, type Part} from './check-language.ts';

const [file, ...named] = process.argv.slice(2);
const unknown = named.filter(part => !parts.includes(part as Part));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Says what is wrong with the file as a whole. */
function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

function read(path: string): unknown {
  // An editor may have put a byte order mark in front, which a browser passes over.
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
}

function check(path: string): void {
  const {fault, findings} = checkLanguage(read(path), named.length > 0 ? (named as Part[]) : parts);
  if (fault) return refuse(`${path}: ${fault}`);
  for (const {what, part, sentence} of findings) say(`${what}\t${part}\t${sentence}`);
  if (findings.length > 0) refuse(`${path}: ${findings.length} sentences to mend`);
  else say(`${path}: complete`);
}

if (!file || unknown.length > 0)
  refuse(`Usage: gov-rating-check-language FILE [PART…]; the parts are ${parts.join(', ')}`);
else
  try {
    check(file);
  } catch (error) {
    refuse(`${file}: ${(error as Error).message}`);
  }
