import {deskEn} from './desk-en.ts';
import {deskZhCN, type DeskMessages} from './desk-zh-CN.ts';
import {deskZhTW} from './desk-zh-TW.ts';

/** The texts of the desk by language; a page adds its own with the element's `messages`. */
export const deskCatalogues: Readonly<Record<string, DeskMessages>> = {
  'zh-CN': deskZhCN,
  'zh-TW': deskZhTW,
  en: deskEn,
};
