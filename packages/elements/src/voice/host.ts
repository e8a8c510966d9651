import type {LitElement} from 'lit';

/** An element that can be read aloud. */
export interface VoiceHost extends LitElement {
  /** `off` hides the buttons. */
  readonly readAloud: string;
  /** URL of the manifest of recordings; empty without one. */
  readonly voiceManifest: string;
  /** The general line that the page names; empty means 12345. */
  readonly hotline?: string;
  /** How loud the voice is, 0 to 1; as loud as the device without it. */
  loudness?(): number;
  /** Announces a text once to a screen reader. */
  say?(words: string): void;
  /** Called before each sentence. */
  utters?(): void;
}
