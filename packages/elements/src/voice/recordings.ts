import {originOf} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import {manifestFault, manifestLimit, recordingFault, spokenAs, type VoiceManifest} from './manifest-rules.ts';
import type {Said} from './said.ts';

/** How long a manifest may take to come, and a recording to begin, in milliseconds. */
const patience = 10_000;

/** The files of a language by sentence. */
type Files = ReadonlyMap<string, string>;

/** Every manifest is read once on a page; one that failed is read again at the next press. */
const read = new Map<string, Promise<Readonly<Record<string, Files>>>>();

/** Reads the manifest at an address; rejects when there is nothing in it that can be played. */
export function recordingsAt(address: string, about: HTMLElement): Promise<Readonly<Record<string, Files>>> {
  const known = read.get(address);
  if (known) return known;
  const coming = load(address, about).catch((error: unknown) => {
    read.delete(address);
    throw error;
  });
  read.set(address, coming);
  return coming;
}

async function load(address: string, about: HTMLElement): Promise<Readonly<Record<string, Files>>> {
  const data = await fetchManifest(address).catch(() => undefined);
  const fault = data === undefined ? 'is not there' : manifestFault(data);
  if (fault) {
    warn(data === undefined ? 'voice_unread' : 'voice_refused', about);
    throw new Error(fault);
  }
  const {languages} = data as VoiceManifest;
  return Object.fromEntries(
    Object.entries(languages).map(([tag, files]) => {
      const all = Object.entries(files);
      const right = all.filter(([sentence, file]) => !recordingFault(sentence, file));
      if (right.length < all.length) warn('voice_refused', about);
      return [tag, new Map(right.map(([sentence, file]) => [spokenAs(sentence), absolute(file, address)]))];
    }),
  );
}

async function fetchManifest(address: string): Promise<unknown> {
  const {signal, abort} = timeLimit();
  try {
    const answer = await fetch(address, {credentials: 'omit', ...(signal && {signal})});
    const text = answer.ok ? await answer.text() : '';
    if (text.length > manifestLimit) throw new Error('too long');
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } finally {
    clearTimeout(abort);
  }
}

function timeLimit(): {readonly signal: AbortSignal; readonly abort: ReturnType<typeof setTimeout>} {
  const controller = new AbortController();
  return {signal: controller.signal, abort: setTimeout(() => controller.abort(), patience)};
}

/** Resolves the address of a file against that of its list, also where the page has replaced the URL class. */
function absolute(address: string, list: string): string {
  if (/^https?:/i.test(address)) return address;
  if (address.startsWith('//')) return list.replace(/\/\/.*/, address);
  return address.startsWith('/') ? originOf(list) + address : list.replace(/[?#].*/, '').replace(/[^/]*$/, address);
}

/** What is to be played: the files of each sentence; none for one that nobody has recorded. */
export function planOf(
  said: readonly Said[],
  recordings: Readonly<Record<string, Files>>,
): readonly (readonly string[])[] {
  const found = said.map(({words, lang}) => filesOf(words, recordings[lang] ?? new Map<string, string>()));
  const torn = new Set(said.filter(({list}, index) => list && !found[index]?.length).map(({list}) => list));
  return found.map((files, index) => (torn.has(said[index]?.list) ? [] : files));
}

/** A sentence as a whole, sign by sign where it is a number, or sentence by sentence. */
function filesOf(words: string, files: Files): readonly string[] {
  const all = (parts: readonly string[]): readonly string[] => {
    const found = parts.map(part => files.get(spokenAs(part)) ?? '');
    return found.every(Boolean) ? found : [];
  };
  const whole = all([words]);
  if (whole.length > 0) return whole;
  if (/^([\dA-Z] |[\dA-Z]，)+[\dA-Z]$/.test(words)) return all(words.split(/[ ，]/));
  const sentences = words.match(/[^。！？!?]+(\. |[。！？!?]|$)/g) ?? [];
  return sentences.length > 1 ? all(sentences) : [];
}

/** Plays one file; resolves to whether it was heard to its end. `stopped` ends it early. */
export async function play(player: HTMLAudioElement, file: string, stopped: AbortSignal): Promise<boolean> {
  if (stopped.aborted) return false;
  return new Promise<boolean>(resolve => {
    const end = (heard: boolean) => () => {
      clearTimeout(late);
      for (const type of ['ended', 'error', 'playing'] as const) player.removeEventListener(type, listeners[type]);
      stopped.removeEventListener('abort', listeners.abort);
      resolve(heard);
    };
    const listeners = {
      ended: end(true),
      error: end(false),
      playing: () => clearTimeout(late),
      abort: () => {
        player.pause();
        end(false)();
      },
    };
    const late = setTimeout(listeners.error, patience);
    for (const type of ['ended', 'error', 'playing'] as const) player.addEventListener(type, listeners[type]);
    stopped.addEventListener('abort', listeners.abort);
    player.src = file;
    // Rejected where the browser plays nothing without a press of its own; the promise is missing in old ones.
    void Promise.resolve(player.play()).catch(listeners.error);
  });
}
