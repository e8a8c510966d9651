import {telephonePattern} from '@gov-rating/sdk/core';
import {fill} from './fill.ts';

/** The button that begins to read aloud, and what is said where nothing can be heard: every element has them at once. */
export const readCatalogues = {
  'zh-CN': {read: '朗读', mute: '这里念不出声音。可以请旁边的人念，或打 {n}。'},
  'zh-TW': {read: '朗讀', mute: '這裡念不出聲音。可以請旁邊的人念，或打 {n}。'},
  en: {read: 'Read aloud', mute: 'There is no voice here. Someone beside you can read it to you, or call {n}.'},
};

/**
 * That nothing can be heard here, and whom to ask.
 *
 * @param mute the sentence, with `{n}` for a telephone
 * @param hotline the general line that the page names; empty or malformed means 12345
 */
export const muteSentence = (mute: string, hotline = ''): string =>
  fill(mute, {n: telephonePattern.test(hotline) ? hotline : '12345'});

/** What is needed once somebody has something read aloud, in simplified Chinese. */
const zhCN = {
  stop: '停止',
  again: '重读',
  partly: '有的话没有录音。请看屏幕，或请旁边的人念。',
  chosen: '您选了',
  reasons: '您选的原因',
  wrote: '您写的话',
  next: '选好了，请按',
  steps: '已经办的和还要办的',
  listed: '可以评价的事',
};

/** Every text that only the voice says or shows, except the button that begins. */
export type VoiceMessages = Readonly<Record<keyof typeof zhCN, string>>;

const zhTW: VoiceMessages = {
  stop: '停止',
  again: '重讀',
  partly: '有的話沒有錄音。請看螢幕，或請旁邊的人念。',
  chosen: '您選了',
  reasons: '您選的原因',
  wrote: '您寫的話',
  next: '選好了，請按',
  steps: '已經辦的和還要辦的',
  listed: '可以評價的事',
};

const en: VoiceMessages = {
  stop: 'Stop',
  again: 'Read again',
  partly: 'Some of it is not recorded. Please look at the screen, or ask someone beside you.',
  chosen: 'You chose',
  reasons: 'Your reasons',
  wrote: 'You wrote',
  next: 'When you are ready, press',
  steps: 'What is done, and what comes',
  listed: 'What you can rate',
};

/** The texts of the voice by language. */
export const voiceCatalogues: Readonly<Record<string, VoiceMessages>> = {'zh-CN': zhCN, 'zh-TW': zhTW, en};
