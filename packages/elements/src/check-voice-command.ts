#!/usr/bin/env node
/** `gov-rating-check-voice FILE`: lists what is wrong with a list of recordings, also files that are not there. Exit code 0 when nothing is, else 1. */
import {existsSync, readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {checkVoice, type VoiceManifest} from './check-voice.ts';
import {manifestLimit} from './voice/manifest-rules.ts';

const [path] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Says what is wrong with the file as a whole. */
function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

/** The files beside the list that it names and that are not there; addresses with a scheme are not looked at. */
const missingFiles = ({languages}: VoiceManifest, folder: string): readonly (readonly [string, string])[] =>
  Object.entries(languages).flatMap(([language, files]) =>
    Object.values(files)
      .filter(file => typeof file === 'string' && file && !/^(\w+:|\/)/.test(file))
      .filter(file => !existsSync(resolve(folder, decodeURI(file.replace(/[?#].*$/, '')))))
      .map(file => [language, file] as const),
  );

function check(file: string): void {
  // An editor may have put a byte order mark in front, which a browser passes over.
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  if (text.length > manifestLimit) return refuse(`${file}: longer than ${manifestLimit} characters`);
  const data = JSON.parse(text) as VoiceManifest;
  const {fault, findings} = checkVoice(data);
  if (fault) return refuse(`${file}: ${fault}`);
  const lost = missingFiles(data, dirname(file));
  for (const {what, language, sentence} of findings) say(`${what}\t${language}\t${sentence}`);
  for (const [language, name] of lost) say(`file_missing\t${language}\t${name}`);
  if (findings.length + lost.length > 0) refuse(`${file}: ${findings.length + lost.length} things to mend`);
  else say(`${file}: complete`);
}

if (!path) refuse('Usage: gov-rating-check-voice FILE');
else
  try {
    check(path);
  } catch (error) {
    refuse(`${path}: ${(error as Error).message}`);
  }
