import {en} from './en.ts';
import {speechOf, type Speaker} from './language.ts';
import {zhCN, type Messages} from './zh-CN.ts';
import {zhTW} from './zh-TW.ts';

const catalogues: Record<string, Messages> = {'zh-CN': zhCN, 'zh-TW': zhTW, en};

/**
 * Adds a language, or replaces texts of a shipped one, for all elements that render afterwards. Texts that the
 * catalogue leaves out stay simplified Chinese.
 */
export function addMessages(language: string, catalogue: Partial<Messages>): void {
  catalogues[language] = {...(catalogues[language] ?? zhCN), ...catalogue};
}

/** Returns the language of an element of the rating page and its texts. */
export const speech = (element: Speaker<Messages>) => speechOf(element, catalogues);
