import type {Digits} from '@gov-rating/contract/collect';
import {languages, levels, type Level, type Localized} from '@gov-rating/contract/standard';

/** The sentences of a call. Values in braces are filled in: `{level}`, `{reason}`, `{key}`. */
export type HotlinePrompt =
  | 'ask_level'
  | 'level_option'
  | 'ask_reason'
  | 'reason_option'
  | 'repeat_option'
  | 'agent_option'
  | 'ask_confirm'
  | 'ask_confirm_reason'
  | 'confirm_option'
  | 'change_option'
  | 'wrong_key'
  | 'no_key'
  | 'thanks'
  | 'agent'
  | 'ended';

/** A call as data: its keys, its limits and its words. Change a copy of `hotlineScript`. */
export interface HotlineScript {
  /** The key of each level. The orders in use contradict each other, so the sentences are made from it. */
  readonly digits: Digits;
  /** The other keys, one of 0 to 9, `*` and `#` each; null: not offered. */
  readonly keys: {
    /** Says the question again. */
    readonly repeat: string | null;
    /** Goes to a person. */
    readonly agent: string | null;
    /** Gives the rating as it was said back. */
    readonly confirm: string;
    /** Chooses the level anew. */
    readonly change: string;
  };
  /** Which reasons of a bad level are read out: all eight tags of the level, or its three core ones. */
  readonly reasons: 'all' | 'core';
  /** How often something may happen. The time that reaches the number leads to `afterLimit`. */
  readonly limits: {
    /** Keys that mean nothing, at one question. */
    readonly wrongKeys: number;
    /** Times without a key, at one question. */
    readonly silences: number;
    /** Repetitions of one question. */
    readonly repeats: number;
    /** Levels that are chosen anew, in one call. */
    readonly changes: number;
  };
  /** Where a limit leads: to a person, or to the end of the call without a rating. */
  readonly afterLimit: 'agent' | 'end';
  /** The sentences in every language. They are the same for every level. */
  readonly prompts: Readonly<Record<HotlinePrompt, Localized>>;
}

const say = (zhCN: string, zhTW: string, en: string): Localized => ({'zh-CN': zhCN, 'zh-TW': zhTW, en});

/**
 * The usual call. It reads all five levels in the order of the standard, praises none, and says back every level in the same
 * words before it is given.
 */
export const hotlineScript: HotlineScript = {
  digits: '1 is best',
  keys: {repeat: '9', agent: '0', confirm: '1', change: '2'},
  reasons: 'all',
  limits: {wrongKeys: 3, silences: 2, repeats: 5, changes: 5},
  afterLimit: 'agent',
  prompts: {
    ask_level: say('请对本次服务作出评价。', '請對本次服務作出評價。', 'Please rate this service.'),
    level_option: say('{level}，请按{key}。', '{level}，請按{key}。', 'For {level}, press {key}.'),
    ask_reason: say('请选一个原因。', '請選一個原因。', 'Please choose the reason.'),
    reason_option: say('{reason}，请按{key}。', '{reason}，請按{key}。', 'For “{reason}”, press {key}.'),
    repeat_option: say('再听一遍，请按{key}。', '再聽一遍，請按{key}。', 'To hear this again, press {key}.'),
    agent_option: say('要和人说话，请按{key}。', '要和人說話，請按{key}。', 'For a person, press {key}.'),
    ask_confirm: say('您选的是：{level}。', '您選的是：{level}。', 'You chose: {level}.'),
    ask_confirm_reason: say(
      '您选的是：{level}，原因：{reason}。',
      '您選的是：{level}，原因：{reason}。',
      'You chose: {level}, because: {reason}.',
    ),
    confirm_option: say('没错，请按{key}。', '沒錯，請按{key}。', 'To confirm, press {key}.'),
    change_option: say('要改，请按{key}。', '要改，請按{key}。', 'To choose again, press {key}.'),
    wrong_key: say('这个键不管用。', '這個鍵不管用。', 'This key does nothing here.'),
    no_key: say('没有听到您按键。', '沒有聽到您按鍵。', 'No key was pressed.'),
    thanks: say('感谢您的评价，再见。', '感謝您的評價，再見。', 'Thank you for your rating. Goodbye.'),
    agent: say('正在为您转给工作人员。', '正在為您轉給工作人員。', 'You are being connected to a person.'),
    ended: say('这次没有记下评价，再见。', '這次沒有記下評價，再見。', 'No rating was recorded. Goodbye.'),
  },
};

/** One sentence of a call, ready to be spoken, or to be found among recorded ones by its name and values. */
export interface Spoken {
  /** Which sentence. */
  readonly prompt: HotlinePrompt;
  /** What was filled in: a level by its name, a reason by the code of its tag, a key. */
  readonly values: Readonly<Record<string, string>>;
  /** The words in every language. */
  readonly text: Localized;
}

/** A value of a sentence: how it is named, and how it is spoken. */
export type PromptValue = readonly [value: string, spoken: Localized];

/** A value that is spoken alike in every language. */
export const alike = (value: string): PromptValue => [value, say(value, value, value)];

/** Fills in the values of a sentence. */
export function spoken(
  {prompts}: HotlineScript,
  prompt: HotlinePrompt,
  values: Readonly<Record<string, PromptValue>> = {},
): Spoken {
  const text = Object.fromEntries(
    languages.map(language => [
      language,
      prompts[prompt][language].replace(/\{(\w+)\}/g, (braces, name: string) => values[name]?.[1][language] ?? braces),
    ]),
  );
  const named = Object.fromEntries(Object.entries(values).map(([name, [value]]) => [name, value]));
  return {prompt, values: named, text: text as unknown as Localized};
}

const isKey = (key: string) => /^[0-9*#]$/.test(key);

/**
 * Refuses a script by which a call could not be led.
 *
 * @throws {TypeError} when a key is none of a telephone or means two things at one question, or a limit is no whole number from 1.
 */
export function checkScript({keys, limits}: HotlineScript, questions: readonly (readonly string[])[]): void {
  const named = Object.values(keys).filter(key => key !== null);
  if (!named.every(isKey)) throw new TypeError('A key of a telephone is one of 0 to 9, * and #.');
  for (const question of questions)
    if (new Set(question).size < question.length)
      throw new TypeError(`A key means two things at one question: ${question.join(' ')}.`);
  if (!Object.values(limits).every(limit => Number.isInteger(limit) && limit >= 1))
    throw new TypeError('A limit is a whole number, at least 1.');
}

/** The levels that have a key, in the order of the standard. */
export const levelsWithKey = (table: Readonly<Partial<Record<Level, number>>>): Level[] =>
  levels.filter(level => table[level] !== undefined);
