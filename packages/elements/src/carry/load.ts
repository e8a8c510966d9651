import type {Sheet} from './facts.ts';

/**
 * Loads what makes the picture and the printed sheet. In the script files `load-beside-script.ts` replaces this module;
 * it adds a link to `root` for a moment.
 */
export const loadSheet = (_root: Node): Promise<Sheet> => import('./sheet.ts');
