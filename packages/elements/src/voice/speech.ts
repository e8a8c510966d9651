import type {Said} from './said.ts';

/** How long a voice may take to begin, in milliseconds: browsers inside other apps take a sentence and never speak it. */
const patience = 4000;
/** How long the list of voices may take to come. Chromium has none before its first question. */
const voicesWithin = 1500;
/** The longest that one character takes to be spoken, in milliseconds; not every browser says that it is done. */
const longest = 700;

/** How speaking ended: to the end, stopped, or without a voice. */
export type Spoken = 'done' | 'stopped' | 'voiceless';

/** A language without its dialects and with one kind of dash, as voices write it: `zh`, `en`. */
const family = (tag: string): string =>
  tag
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/^(cmn|yue|wuu|zho|chi)\b/, 'zh')
    .split('-')[0] ?? '';

const same = (a: string, b: string) => a.toLowerCase().replace(/_/g, '-') === b.toLowerCase();

/** The browser's own voices; empty where there are none, or where it does not tell. */
async function voicesOf(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  const voices = synthesis.getVoices();
  if (voices.length > 0 || typeof synthesis.addEventListener !== 'function') return voices;
  await new Promise<void>(resolve => {
    const timer = setTimeout(() => resolve(), voicesWithin);
    const come = () => {
      clearTimeout(timer);
      resolve();
    };
    synthesis.addEventListener('voiceschanged', come, {once: true});
  });
  return synthesis.getVoices();
}

/**
 * Has the browser speak sentences, one after the other. Names in a language without a voice are left out; without a voice
 * for the first language in which a sentence of the element is, nothing is said.
 */
export async function speak(
  said: readonly Said[],
  language: string,
  volume: number,
  utters: () => void,
  stopped: AbortSignal,
): Promise<Spoken> {
  const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  if (!synthesis || typeof SpeechSynthesisUtterance !== 'function') return 'voiceless';
  if (synthesis.speaking || synthesis.pending) synthesis.cancel();
  const voices = await voicesOf(synthesis);
  if (stopped.aborted) return 'stopped';
  const voiceFor = (lang: string) =>
    voices.find(voice => same(voice.lang, lang)) ?? voices.find(voice => family(voice.lang) === family(lang));
  // Some browsers name no voice and have one.
  const can = (lang: string) => voices.length === 0 || voiceFor(lang);
  if (!can(language)) return 'voiceless';
  for (const {words, lang} of said.filter(one => can(one.lang))) {
    utters();
    const how = await utter(synthesis, words, lang, voiceFor(lang), volume, stopped);
    if (how !== 'done') return how;
  }
  return 'done';
}

function utter(
  synthesis: SpeechSynthesis,
  words: string,
  lang: string,
  voice: SpeechSynthesisVoice | undefined,
  volume: number,
  stopped: AbortSignal,
): Promise<Spoken> {
  // Without a reference to it, Chromium forgets an utterance before its end.
  const utterance = Object.assign(new SpeechSynthesisUtterance(words), {lang, volume, ...(voice && {voice})});
  return new Promise(resolve => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (how: Spoken) => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', stop);
      utterance.onstart = utterance.onend = utterance.onerror = null;
      resolve(how);
    };
    const stop = () => {
      synthesis.cancel();
      end('stopped');
    };
    const giveUp = () => {
      // First, because a browser may answer the next line with an error.
      end('voiceless');
      synthesis.cancel();
    };
    timer = setTimeout(giveUp, patience);
    utterance.onstart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end('done'), 5000 + words.length * longest);
    };
    utterance.onend = () => end('done');
    // Another element or the page itself has begun to speak.
    utterance.onerror = ({error}) => end(/interrupted|canceled/.test(error) ? 'stopped' : 'voiceless');
    stopped.addEventListener('abort', stop);
    synthesis.speak(utterance);
  });
}
