import {html, type ReactiveController, type TemplateResult} from 'lit';
import {speechOf} from '../messages/language.ts';
import {muteSentence, readCatalogues, type VoiceMessages} from '../messages/voice.ts';
import {warn} from '../page/warn.ts';
import type {VoiceHost} from './host.ts';
import type * as VoiceFile from './index.ts';
import {loadVoice} from './load.ts';
import type {Said} from './said.ts';

export type {VoiceHost};

/** What an element says now; the file of the voice has what only the voice needs. */
type Saying = (file: typeof VoiceFile, voice: VoiceMessages) => readonly Said[];

/**
 * The buttons that read an element aloud, stop and repeat it. They are there unless the page hides them, also where the
 * browser has no voice: they then say so. What reads is loaded at the first press.
 */
export class Voice implements ReactiveController {
  private readonly host: VoiceHost;
  private readonly said: Saying;
  private reader: VoiceFile.Reader | undefined;
  private loading = false;
  /** Whether what reads could not be loaded. */
  private missing = false;

  constructor(host: VoiceHost, said: Saying) {
    this.host = host;
    this.said = said;
    host.addController(this);
  }

  hostUpdated(): void {
    this.reader?.follow();
  }

  hostDisconnected(): void {
    this.reader?.stop();
  }

  private readonly press = (): void => {
    if (this.reader) this.reader.press();
    else void this.begin();
  };

  private readonly repeat = (): void => void this.reader?.start();

  private async begin(): Promise<void> {
    const {host, said, loading} = this;
    if (loading) return;
    this.loading = true;
    this.missing = false;
    const player = document.createElement('audio');
    // Telephones let a page speak and play later only when it began to in a press.
    try {
      speechSynthesis.speak(new SpeechSynthesisUtterance(''));
    } catch {
      // There is none.
    }
    player.load();
    try {
      const file = await loadVoice(host.renderRoot);
      this.reader = file.readerOf(host, player, voice => said(file, voice));
      if (host.isConnected) void this.reader.start();
    } catch {
      warn('voice_missing', host);
      this.missing = true;
      host.say?.(this.labels.mute);
      host.requestUpdate();
    }
    this.loading = false;
  }

  private get labels(): {readonly read: string; readonly mute: string} {
    const {read, mute} = speechOf(this.host as HTMLElement, readCatalogues)[1];
    return {read, mute: muteSentence(mute, this.host.hotline)};
  }

  /** The buttons, and why nothing was heard. */
  render(): TemplateResult | '' {
    const {host, reader, missing} = this;
    if (/^(off|false)$/.test(`${host.readAloud}`)) return '';
    const {read, mute} = this.labels;
    return html`<button
        class="tool"
        part="read"
        type="button"
        @click=${this.press}
        .textContent=${reader?.speaking ? reader.words.stop : read}
      ></button>
      ${
        reader
          ? html`<button
              class="tool"
              part="read"
              type="button"
              @click=${this.repeat}
              .textContent=${reader.words.again}
            ></button>`
          : ''
      }
      <p class="tool-note" .textContent=${missing ? mute : (reader?.note ?? '')}></p>`;
  }
}
