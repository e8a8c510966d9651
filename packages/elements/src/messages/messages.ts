import {en} from './en.ts';
import {speechOf, type Speaker} from './language.ts';
import {zhCN, type Messages} from './zh-CN.ts';
import {zhTW} from './zh-TW.ts';

const catalogues: Record<string, Messages> = {'zh-CN': zhCN, 'zh-TW': zhTW, en};

/**
 * Adds a language, or replaces sentences of a shipped one, for all elements drawn from now on. What the catalogue
 * leaves out stays simplified Chinese.
 */
export function addMessages(language: string, catalogue: Partial<Messages>): void {
  catalogues[language] = {...(catalogues[language] ?? zhCN), ...catalogue};
}

/** The language of an element of the rating page and its sentences. */
export const speech = (element: Speaker<Messages>) => speechOf(element, catalogues);
