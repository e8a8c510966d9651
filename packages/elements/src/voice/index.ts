/**
 * The voice of all elements, in a file of its own that is loaded when somebody has something read aloud.
 */
import type {VoiceHost} from './host.ts';
import {speechOf} from '../messages/language.ts';
import {voiceCatalogues, type VoiceMessages} from '../messages/voice.ts';
import {Reader} from './reader.ts';
import type {Said} from './said.ts';

export {screenFormSaid, screenSaid} from './screen-said.ts';
export {ratingSaid} from './rating-said.ts';
export type {Reader};

/**
 * Returns what reads an element aloud. `said` returns what the element says now; `player` was made while the person's press
 * was handled, as telephones want it.
 */
export const readerOf = (
  host: VoiceHost,
  player: HTMLAudioElement,
  said: (voice: VoiceMessages) => readonly Said[],
): Reader => new Reader(host, player, () => said(speechOf(host as HTMLElement, voiceCatalogues)[1]));
