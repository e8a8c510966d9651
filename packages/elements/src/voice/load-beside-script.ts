import {loadBesideScript} from '../page/load-beside-script.ts';

/** Replaces `load.ts` in the script files: loads the file of the voice from beside the script. */
export const loadVoice = (root: Node): Promise<typeof import('./index.ts')> =>
  loadBesideScript('gov-rating-voice.js', root);
