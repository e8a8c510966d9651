import type {Draft, ServiceFacts} from '@gov-rating/contract';
import {catalogueV2, levels, type Level} from '@gov-rating/contract/standard';
import {demoInstitution, institutionNamed} from './institutions.ts';
import {items} from './items.ts';

/** A service of a case, which has a 办件编号. */
export type CaseFacts = ServiceFacts & {readonly projectNo: string};

/** A service of the past with the rating it was given, if any. */
export interface PastCase {
  readonly facts: CaseFacts;
  /** When the rating arrived. */
  readonly ratedAt: Date;
  readonly draft: Draft | undefined;
}

/** The demo institution has so few staff that one of them is badly rated repeatedly. */
const fewStaff = 3;

const day = 24 * 60 * 60 * 1000;

/** Park and Miller's generator: the same numbers at every start, so that two people see the same data. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Out of 100: how often each level was given. Chosen to show every part of the board, not to look like any region. */
const shares: readonly (readonly [Level, number])[] = [
  ['very_satisfied', 80],
  ['satisfied', 11],
  ['basically_satisfied', 4],
  ['dissatisfied', 3],
  ['very_dissatisfied', 2],
];

const comments: Readonly<Partial<Record<Level, readonly string[]>>> = {
  very_satisfied: [
    ...['窗口人员很耐心，一次就办好了。', '材料少，速度快，点赞。', '很好', '满意', '好', '不错', ''],
    ...['全程网办，没有跑一趟。', '讲解清楚，省了不少时间。', '周末也能办，方便上班的人。', '第二天就收到证书了。'],
    ...['帮老人填好了表，谢谢。', '排队不到五分钟。', '', '', ''],
  ],
  satisfied: ['流程清楚，等候时间稍长。', '系统有点慢，工作人员态度好。', '停车不太方便，其他都好。', '还行', ''],
  basically_satisfied: ['指引可以再清楚一些。', '取号机坏了一台。', '一般', ''],
  dissatisfied: ['同样的证明交了两次，希望部门之间能共享。', '预约后到大厅还要重新取号排队。'],
  very_dissatisfied: ['网上写明可以全程网办，实际还是要跑窗口。', ''],
};

/** Items of places where many are served. */
const busy = items.filter(({institution}) => /^(示例市|乙州|丙州|丁州|戊州|己江)/.test(institution));

/** How many days ago services were given: every day of the last month, every fourth day of the months before it. */
const daysAgo = [
  ...Array.from({length: 84}, (_, index) => 34 + 4 * (83 - index)),
  ...Array.from({length: 30}, (_, index) => 30 - index),
];

/** Services of the year before `now`, most of them rated; those of one day follow each other. */
export function pastCases(now: Date): PastCase[] {
  const next = numbers(20_190_817);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const cases: PastCase[] = [];
  for (const ago of daysAgo) {
    for (let number = 1; number <= (ago > 30 ? 12 : 10); number++) {
      const servedAt = new Date(now.getTime() - ago * day + number * 17 * 60_000);
      const item = pick(next() < 0.6 ? busy : items);
      // Institutions differ, and all of them get a little better.
      const worst = 100 - 0.5 * (items.indexOf(item) % 7) - (1.5 * ((daysAgo[0] as number) - ago)) / 370;
      const level = pickLevel(next() * worst);
      cases.push({
        facts: {
          ...caseFacts(item.institution, item.name, servedAt, number),
          serviceName: item.serviceName,
          node: next() < 0.3 ? 'accepted' : 'completed',
        },
        ratedAt: new Date(servedAt.getTime() + Math.floor(next() * 40) * 60_000),
        draft:
          next() < 0.12
            ? undefined
            : {level, tags: tagsFor(level, next), comment: said(pick(comments[level] ?? ['']), ago * 7 + number * 3)},
      });
    }
  }
  return cases;
}

/** A few services of today at the institution of the examples, not rated yet. */
export const todaysCases = (now: Date): CaseFacts[] =>
  Array.from({length: 8}, (_, index) => newCase(new Date(now.getTime() - (index + 1) * 20 * 60_000), index));

/** A service that this institution has just given; `number` distinguishes it from the others. */
export function newCase(servedAt: Date, number: number): CaseFacts {
  const own = items.filter(item => item.institution === demoInstitution.name);
  const item = own[number % own.length] as (typeof own)[number];
  return {
    ...caseFacts(item.institution, item.name, servedAt, 100 + number),
    serviceName: item.serviceName,
    node: number % 3 === 2 ? 'accepted' : 'completed',
    windowNumber: `${(number % 6) + 1} 号窗口`,
  };
}

/** The same comment by many people would be flagged as suspicious. */
const said = (words: string, chance: number): string =>
  words === '' ? '' : `${words}等候约 ${3 + (chance % 59)} 分钟。`;

function caseFacts(institution: string, itemName: string, servedAt: Date, number: number): CaseFacts {
  const {code, areaCode} = institutionNamed(institution);
  const stamp = servedAt.toISOString().slice(0, 10).replaceAll('-', '');
  const itemNumber = items.findIndex(item => item.name === itemName) + 1;
  return {
    institutionCode: code,
    projectNo: `${areaCode}${stamp}${String(number).padStart(4, '0')}`,
    serviceNumber: 1,
    node: 'completed',
    itemCode: `${code}0001150${String(itemNumber).padStart(6, '0')}`,
    itemName,
    staffNumber: `A${String((number % (code === demoInstitution.code ? fewStaff : 40)) + 1).padStart(3, '0')}`,
    servedAt: servedAt.toISOString(),
  };
}

function pickLevel(point: number): Level {
  let sum = 0;
  for (const [level, share] of shares) {
    sum += share;
    if (point < sum) return level;
  }
  return levels[0];
}

function tagsFor(level: Level, next: () => number): string[] {
  const ofLevel = catalogueV2.tags.filter(tag => tag.level === level);
  const first = Math.floor(next() * ofLevel.length);
  const second = Math.floor(next() * ofLevel.length);
  return [...new Set([first, second])].map(index => (ofLevel[index] as (typeof ofLevel)[number]).code);
}
