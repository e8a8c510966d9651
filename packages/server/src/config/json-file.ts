import {readFile, stat} from 'node:fs/promises';
import {ConfigError} from './config.ts';

/** The byte order marks of UTF-16, in which Windows' own programs save text. */
const utf16 = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
] as const;

/**
 * Reads the JSON file that a setting names: UTF-8 with or without a byte order mark, or UTF-16 with one.
 *
 * @param setting the name of the setting, for the sentence
 * @throws {ConfigError} when the file cannot be read or decoded, or is no JSON. What is in the file is not repeated, because
 * some of these files hold secrets.
 */
export async function readJsonFile(setting: string, file: string): Promise<unknown> {
  const bytes = await readFile(file).catch(() => {
    throw new ConfigError([`${setting} cannot be read: ${file}`]);
  });
  const [, , encoding] = utf16.find(([first, second]) => bytes[0] === first && bytes[1] === second) ?? [0, 0, 'utf-8'];
  let text: string;
  try {
    text = new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    throw new ConfigError([`${setting} is not in UTF-8: save ${file} as UTF-8`]);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ConfigError([`${setting} is no JSON${placeIn(text, error)}`]);
  }
}

/**
 * A file that holds secrets. Windows has none of these bits.
 *
 * @throws {ConfigError} when everybody may read it.
 */
export async function demandPrivateFile(setting: string, file: string): Promise<void> {
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o007) !== 0)
    throw new ConfigError([`${setting} holds secrets and may be read by everybody: chmod o-rwx ${file}`]);
}

/** Where the parser stopped, as the words of its error say it: a line counted from 1. */
function placeIn(text: string, error: unknown): string {
  const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
  if (position === undefined) return '';
  return `: something is wrong in line ${text.slice(0, Number(position)).split('\n').length}`;
}
