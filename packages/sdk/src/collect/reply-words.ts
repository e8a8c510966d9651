import {levelOfDigit, moreIsBetter, type DigitTable} from '@gov-rating/contract/collect';
import {levelNames, type Level} from '@gov-rating/contract/standard';

/**
 * The words of the grammar. The rule of degrees is that of the standard: 满意 and 不满意 are the plain levels, 非常 makes the
 * outer ones. So a word of quality alone is the plain level (好评, 差评, 差), one with a degree the outer one (很好, 很差).
 * 一般 is read as 基本满意, as key boxes have it at its place (see `keyTables`). Words between two levels are left out.
 */
const degree = '(?:非常之?|很|十分|特别|极其|极为|极度|极|超级|超|太|最|无比|特)';
const manyDegrees = `${degree}{1,3}(?:的|地)?`;
const utmost = '(?:极了|至极|之极|得很|透了)';
const words: Readonly<Record<Level, string>> = {
  very_satisfied: `(?:${manyDegrees}|好)满意|满意${utmost}|(?:很|非常|十分|特别|超级|超|极其){1,3}(?:好|棒|赞)|好极了|棒极了`,
  satisfied: '满意|好评',
  basically_satisfied: '基本上?满意|一般',
  dissatisfied: '不满意?|差评|差劲?|不好|糟糕',
  very_dissatisfied: `${manyDegrees}(?:不满意?|差劲?|糟糕|不好)|好差|(?:不满意?|差|糟糕)${utmost}`,
};

/** The same in English, without spaces. */
const english: Readonly<Record<Level, string>> = {
  very_satisfied: `${named('very_satisfied')}|extremelysatisfied|verygood`,
  satisfied: named('satisfied'),
  basically_satisfied: named('basically_satisfied'),
  dissatisfied: `${named('dissatisfied')}|unsatisfied|notsatisfied|bad`,
  very_dissatisfied: `${named('very_dissatisfied')}|veryunsatisfied|extremelydissatisfied|verybad`,
};

function named(level: Level): string {
  return levelNames[level].en.toLowerCase().replace(/ /g, '');
}

// Each text can be read in one way only: a second way would double the time with every repetition.
const thanks = '(?:谢{1,4}(?!谢)|感谢|多谢|辛苦)(?:您们?|你们?|大家|各位)?(?:的(?:服务|工作|帮助))?(?:了|啦|啊)*';
const greeting = '(?:您好|你好|您们好|你们好|大家好|尊敬的领导)';
const service = '(?:服务|办理|办事|工作|业务|办理结果|处理结果|结果)';
const those = '(?:你们|您们|贵[局处中心单位]{1,2}|窗口|大厅|政务|热线|工作人员)的?';
const when = '(?:这次|本次|此次)的?';
const whole = '(?:整体|总体|总的)(?:上|来说|来讲|而言|来看)?';
const lead =
  `(?:${greeting}|${thanks})?(?:我们?|本人)?(?:${whole})?(?:个人)?(?:觉得|感觉|感到|认为|表示)?` +
  `(?:对(?:于)?${those}|对?(?:于)?(?:${those})?(?:${when})?(?:${whole})?${service}的?(?:${whole})?)?(?:我们?)?(?:表示)?` +
  '(?:都|确实|真的|真心|还是|是|为)?(?:给予|(?:要|必须)?给个?|打个?|选择?|评价为?|回复?|回答)?';
const particle = '(?:了|啊|呀|啦|哦|噢|喔|哈|的|哟){0,2}';
const object = `(?:对?(?:${those}(?:${when})?|${when})${service})`;
const tail = `${particle}(?:${object})?(?:${thanks})?`;

/** 差了, 不好了, 一般了 say something else than the word. */
const anotherWord = /^(?:差|不好|一般|糟糕)了/;

const levelsOf = <T>(table: Readonly<Record<Level, T>>) => Object.entries(table) as [Level, T][];
const patterns = levelsOf(words).map(([level, word]) => ({
  level,
  pattern: new RegExp(`^${lead}(${word})\\1*${tail}$`),
}));
const englishPatterns = levelsOf(english).map(([level, word]) => ({
  level,
  pattern: new RegExp(`^(?:(?:i|we)(?:am|'m|are|'re|was|were|feel)?)?(?:${word})(?:thanks|thankyou)?$`),
}));

/** The level of a clause that says nothing else, and that means one level only. */
export function levelOfWords(clause: string): Level | undefined {
  if (anotherWord.test(clause)) return undefined;
  const found = [...patterns, ...englishPatterns].filter(({pattern}) => pattern.test(clause));
  return found.length === 1 ? found[0]?.level : undefined;
}

const choosing = '(?:我?(?:选择?|回复?|评价?为?|按|回答)|我的(?:选择|评价|回复)是)?';
const giving = '(?:我?(?:给|打))?';
const digitPattern = new RegExp(`^${choosing}([0-9])${tail.replace('哟', '哟|吧')}$`);
const numeralPattern = new RegExp(`^${choosing}([一二三四五])${tail}$`);
const scorePattern = new RegExp(`^(?:${choosing}|${giving})([0-9一二三四五])(?:分|星|颗星)${tail}$`);
const digitAndWord = /^([0-9])(?![0-9])(.+)$/;
const wordAndDigit = /^(.*[^0-9])([0-9])$/;

/** What a clause says: a level, by words or by a digit; `unclear` where digit and words or the scale contradict each other. */
export interface Reading {
  readonly level: Level | 'unclear';
  readonly by: 'words' | 'digit';
}

const read = (level: Level | undefined, by: Reading['by']): Reading => ({level: level ?? 'unclear', by});

const asDigit = (sign: string) => {
  const numeral = '一二三四五'.indexOf(sign);
  return numeral < 0 ? sign : String(numeral + 1);
};

/** Reads one clause, written in the characters of `plain` and without spaces; undefined when it is no level. */
export function readClause(clause: string, table: DigitTable): Reading | undefined {
  const level = levelOfWords(clause);
  if (level) return read(level, 'words');
  const score = scorePattern.exec(clause);
  // Points and stars are better the more they are: on a scale that begins with the best, they say the opposite.
  if (score) return read(moreIsBetter(table) ? levelOfDigit(table, asDigit(score[1] ?? '')) : undefined, 'digit');
  const sign = digitPattern.exec(clause) ?? numeralPattern.exec(clause);
  if (sign) return read(levelOfDigit(table, asDigit(sign[1] ?? '')), 'digit');
  const [, digit, word] = digitAndWord.exec(clause) ?? [];
  const [, wordBefore, digitAfter] = wordAndDigit.exec(clause) ?? [];
  const named = levelOfWords(word ?? '') ?? levelOfWords(wordBefore ?? '');
  if (!named) return undefined;
  return read(levelOfDigit(table, digit ?? digitAfter ?? '') === named ? named : undefined, 'words');
}

const acknowledgement = '(?:好的|嗯|哦|收到|是的|可以|行|再见|拜拜|麻烦了|打扰了|不好意思)';
const courtesyPattern = new RegExp(
  `^(?:${greeting}|(?:非常|十分|很|太)?${thanks}|${acknowledgement}|thanks|thank|you|hi|hello|dear|please|ok)+$`,
);
const labelPattern = /^(?:我的)?(?:回复|评价|评价结果|满意度|满意度评价|选择|答案?|意见)(?:是|为)?$/;

/** Greetings, thanks, an acknowledgement and the name of what was asked say nothing of a level, and are no reason. */
export const isCourtesy = (clause: string): boolean => courtesyPattern.test(clause) || labelPattern.test(clause);

/** The person wants no such messages, or does not rate. */
const refusal = new RegExp(
  '^(?:回复?)?(?:t|td|tui|退订|退定|取消订阅|stop|unsubscribe)$|' +
    '^(?:请|麻烦)?(?:不要|别|勿|停止)(?:再)?(?:给我)?(?:发送?|打扰|骚扰)(?:我)?(?:短信|信息|消息)?了?$|' +
    '^(?:我)?(?:拒绝|不想?|不愿意?|不予|放弃|不参与|不参加|不做|不作)(?:再)?评价了?$|^(?:勿扰|拒收|不评)$',
);

/** True when a text asks for no more messages or refuses to rate. */
export const isRefusal = (clause: string): boolean => refusal.test(clause);
