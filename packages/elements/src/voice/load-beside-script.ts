import {loadBesideScript} from '../page/load-beside-script.ts';
import type * as VoiceFile from './index.ts';

/** Replaces `load.ts` in the script files: loads the file of the voice from beside the script. */
export const loadVoice = (root: Node): Promise<typeof VoiceFile> => loadBesideScript('gov-rating-voice.js', root);
