import type * as VoiceFile from './index.ts';

/**
 * Loads what reads aloud. In the script files `load-beside-script.ts` replaces this module; it adds a link to `root` for a
 * moment.
 */
export const loadVoice = (_root: Node): Promise<typeof VoiceFile> => import('./index.ts');
