/** What a page had spoken, one utterance after the other. */
export interface Utterance {
  readonly words: string;
  readonly lang: string;
}

/** A voice of the browser that a test hears, and moves on by hand. */
export interface ScriptedVoice {
  /** Everything that was begun, in order. */
  readonly spoken: Utterance[];
  /** How often the page had it fall silent while it was speaking. */
  readonly cuts: () => number;
  /** Ends the sentence that is being spoken; the next one begins by itself. */
  readonly next: () => void;
  /** Speaks everything to its end. */
  readonly finish: () => Promise<void>;
  /** Gives the browser its own voice back. */
  readonly restore: () => void;
}

/** How the voice of a browser behaves. */
interface Manners {
  /** The languages of its voices; none where it does not tell. */
  readonly voices?: readonly string[];
  /** `dead`: it takes sentences and never begins, as browsers inside other apps do. */
  readonly dead?: boolean;
}

/** The task after the present one: a browser tells of the end of a sentence in a task of its own. */
const nextTask = () => new Promise<void>(resolve => setTimeout(resolve));

/**
 * Puts a voice into the page at the seam where the browser has its own: `speechSynthesis` and its utterances, which no
 * browser without an installed voice can speak.
 */
export function scriptedVoice({voices = ['zh-CN', 'zh-TW', 'en-US'], dead = false}: Manners = {}): ScriptedVoice {
  const spoken: Utterance[] = [];
  let cuts = 0;
  const queue: FakeUtterance[] = [];

  class FakeUtterance {
    readonly text: string;
    lang = '';
    onstart: ((event: object) => void) | null = null;
    onend: ((event: object) => void) | null = null;
    onerror: ((event: {error: string}) => void) | null = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  const begin = () => {
    const [first] = queue;
    if (!first || dead) return;
    if (first.text) spoken.push({words: first.text, lang: first.lang});
    first.onstart?.({});
    if (!first.text) end();
  };
  const end = () => {
    queue.shift()?.onend?.({});
    begin();
  };
  const synthesis = {
    get speaking() {
      return queue.length > 0;
    },
    get pending() {
      return queue.length > 1;
    },
    getVoices: () => voices.map(lang => ({lang, name: lang})),
    addEventListener: (_: string, come: () => void) => setTimeout(come),
    speak(utterance: FakeUtterance) {
      queue.push(utterance);
      if (queue.length === 1) begin();
    },
    cancel() {
      if (queue.some(({text}) => text)) cuts++;
      for (const one of queue.splice(0)) one.onerror?.({error: 'interrupted'});
    },
  };
  const own = ['speechSynthesis', 'SpeechSynthesisUtterance'] as const;
  const before = own.map(name => Object.getOwnPropertyDescriptor(globalThis, name));
  Object.defineProperty(globalThis, 'speechSynthesis', {value: synthesis, configurable: true});
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {value: FakeUtterance, configurable: true});
  return {
    spoken,
    cuts: () => cuts,
    next: end,
    async finish() {
      await nextTask();
      while (queue.length > 0) {
        end();
        await nextTask();
      }
    },
    restore: () =>
      own.forEach((name, index) => {
        const descriptor = before[index];
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }),
  };
}

/** Takes the browser's voice away altogether; returns what gives it back. */
export function withoutVoice(): () => void {
  const {restore} = scriptedVoice();
  Object.defineProperty(globalThis, 'speechSynthesis', {value: undefined, configurable: true});
  return restore;
}

/** The buttons of the voice of an element. */
export const voiceButtons = (element: {readonly renderRoot: ParentNode}): HTMLButtonElement[] => [
  ...element.renderRoot.querySelectorAll<HTMLButtonElement>('[part=tools] [part=read]'),
];

/** Has an element read aloud, to the end; returns the words, in other languages than `lang` with their tag before them. */
export async function hear(
  element: HTMLElement & {readonly renderRoot: ParentNode},
  voice: ScriptedVoice,
  lang = 'zh-CN',
): Promise<string[]> {
  const from = voice.spoken.length;
  voiceButtons(element)[0]?.click();
  while (voice.spoken.length === from) await nextTask();
  await voice.finish();
  return voice.spoken.slice(from).map(one => (one.lang === lang ? one.words : `${one.lang}: ${one.words}`));
}
