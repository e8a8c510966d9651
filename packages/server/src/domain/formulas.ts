import type {Language, Localized} from '@gov-rating/contract';

/** A level's words and its points. */
export interface PointsOfLevel {
  readonly name: Localized;
  readonly points: number;
}

/** The mean in words: the points of each level, which ratings enter, how it is rounded. */
export function meanFormula(table: readonly PointsOfLevel[], withDefaults: boolean): Localized {
  const points = (language: Language, separator: string) =>
    table.map(({name, points}) => `${name[language]} ${points}`).join(separator);
  return {
    'zh-CN': `平均分＝各等级分值×该等级评价数之和÷评价总数，${scope(withDefaults)['zh-CN']}，四舍五入保留两位小数；分值：${points('zh-CN', '、')}`,
    'zh-TW': `平均分＝各等級分值×該等級評價數之和÷評價總數，${scope(withDefaults)['zh-TW']}，四捨五入保留兩位小數；分值：${points('zh-TW', '、')}`,
    en: `Mean = sum of (points of the level × ratings of the level) ÷ all ratings, ${scope(withDefaults).en}, rounded half up to two decimals; points: ${points('en', ', ')}`,
  };
}

/** The share of bad ratings in words. */
export const badRateFormula = (withDefaults: boolean): Localized => ({
  'zh-CN': `差评率＝（不满意＋非常不满意）评价数÷评价总数，${scope(withDefaults)['zh-CN']}，四舍五入保留四位小数`,
  'zh-TW': `差評率＝（不滿意＋非常不滿意）評價數÷評價總數，${scope(withDefaults)['zh-TW']}，四捨五入保留四位小數`,
  en: `Bad rate = (dissatisfied + very dissatisfied) ÷ all ratings, ${scope(withDefaults).en}, rounded half up to four decimals`,
});

/** The share of ratings that somebody gave in words. */
export const activeRateFormula: Localized = {
  'zh-CN': '主动评价率＝主动评价数÷（主动评价数＋默认评价数），四舍五入保留四位小数',
  'zh-TW': '主動評價率＝主動評價數÷（主動評價數＋預設評價數），四捨五入保留四位小數',
  en: 'Active rate = active ratings ÷ (active ratings + default ratings), rounded half up to four decimals',
};

/** Why a region has no mean. */
export const pointsUnknown: Localized = {
  'zh-CN': '未见本地区的等级分值，不计算平均分',
  'zh-TW': '未見本地區的等級分值，不計算平均分',
  en: 'No mean: no source gives the points of the levels in this region',
};

const scope = (withDefaults: boolean): Localized =>
  withDefaults
    ? {'zh-CN': '含默认评价', 'zh-TW': '含預設評價', en: 'default ratings included'}
    : {'zh-CN': '仅计主动评价', 'zh-TW': '僅計主動評價', en: 'active ratings only'};
