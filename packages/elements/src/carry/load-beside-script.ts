import {loadBesideScript} from '../page/load-beside-script.ts';
import type {Sheet} from './facts.ts';

/** Replaces `load.ts` in the script files. */
export const loadSheet = (root: Node): Promise<Sheet> => loadBesideScript('gov-rating-carry.js', root);
