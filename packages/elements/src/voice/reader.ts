import {speechOf} from '../messages/language.ts';
import {muteSentence, readCatalogues, voiceCatalogues, type VoiceMessages} from '../messages/voice.ts';
import type {VoiceHost} from './host.ts';
import {warn} from '../page/warn.ts';
import {planOf, play, recordingsAt} from './recordings.ts';
import type {Said} from './said.ts';
import {speak} from './speech.ts';

/** The one that speaks on this page: two at a time cannot be understood. */
const page: {speaks?: Reader | undefined} = {};

/** Reads one element aloud: with a voice of the browser, else with recordings of the deployment, else it says that it cannot. */
export class Reader {
  /** Whether it speaks now. */
  speaking = false;
  /** Why nothing, or not everything, was heard; empty otherwise. */
  note = '';

  private readonly host: VoiceHost;
  private readonly player: HTMLAudioElement;
  private readonly said: () => readonly Said[];
  private running: AbortController | undefined;
  /** What is being said, to notice that it is no longer true. */
  private text = '';

  constructor(host: VoiceHost, player: HTMLAudioElement, said: () => readonly Said[]) {
    this.host = host;
    this.player = player;
    this.said = said;
  }

  /** The texts of the buttons, in the language of the element now. */
  get words(): VoiceMessages {
    return speechOf(this.host as HTMLElement, voiceCatalogues)[1];
  }

  /** Begins, or stops what is being said. */
  press(): void {
    if (this.speaking) this.stop();
    else void this.start();
  }

  /** Begins, or begins again. Never rejects. */
  async start(): Promise<void> {
    this.stop();
    if (page.speaks !== this) page.speaks?.stop();
    page.speaks = this;
    const running = (this.running = new AbortController());
    const said = this.said();
    this.text = JSON.stringify(said);
    this.show(true, '');
    const note = await this.perform(said, running.signal).catch(() => 'mute' as const);
    if (this.running === running) this.show(false, note && this.sentence(note));
  }

  /** Stops at once. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    if (this.speaking) this.show(false, '');
  }

  /** Stops when the element no longer shows what is being said. */
  follow(): void {
    if (this.speaking && JSON.stringify(this.said()) !== this.text) this.stop();
  }

  private sentence(note: 'mute' | 'partly'): string {
    if (note === 'partly') return this.words.partly;
    return muteSentence(speechOf(this.host as HTMLElement, readCatalogues)[1].mute, this.host.hotline);
  }

  private show(speaking: boolean, note: string): void {
    this.speaking = speaking;
    this.note = note;
    if (note) this.host.say?.(note);
    this.host.requestUpdate();
  }

  private async perform(said: readonly Said[], stopped: AbortSignal): Promise<'' | 'mute' | 'partly'> {
    const {host} = this;
    const volume = host.loudness?.() ?? 1;
    const utters = () => host.utters?.();
    const [language] = speechOf(host as HTMLElement, voiceCatalogues);
    const spoken = await speak(said, language, volume, utters, stopped);
    if (spoken !== 'voiceless') return '';
    const {voiceManifest} = host;
    if (!voiceManifest) return 'mute';
    // An anchor resolves against the base URL of the page.
    const {href: address} = Object.assign(host.ownerDocument.createElement('a'), {href: voiceManifest});
    const plan = planOf(said, await recordingsAt(address, host));
    this.player.volume = volume;
    let [heard, missed] = [0, 0];
    for (const files of plan) {
      utters();
      if (files.length === 0) missed++;
      for (const file of files) {
        const ended = await play(this.player, file, stopped);
        if (stopped.aborted) return '';
        if (ended) heard++;
        else {
          missed++;
          warn('voice_silent', host);
        }
      }
    }
    return heard === 0 ? 'mute' : missed > 0 ? 'partly' : '';
  }
}
