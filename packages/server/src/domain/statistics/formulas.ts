import type {Language, Localized} from '@gov-rating/contract';
import type {ScoreWeights} from './result-settings.ts';

/** A level's words and its points. */
export interface PointsOfLevel {
  readonly name: Localized;
  readonly points: number;
}

const scope = (withDefaults: boolean): Localized =>
  withDefaults
    ? {'zh-CN': '含默认评价', 'zh-TW': '含預設評價', en: 'default ratings included'}
    : {'zh-CN': '仅计主动评价', 'zh-TW': '僅計主動評價', en: 'active ratings only'};

/** The mean in words: the points of each level, which ratings enter, how it is rounded. */
export function meanFormula(table: readonly PointsOfLevel[], withDefaults: boolean): Localized {
  const points = (language: Language, separator: string) =>
    table.map(({name, points}) => `${name[language]} ${points}`).join(separator);
  return {
    'zh-CN': `平均分＝各等级分值×该等级评价数之和÷评价总数，${scope(withDefaults)['zh-CN']}，作废评价不计，四舍五入保留两位小数；分值：${points('zh-CN', '、')}`,
    'zh-TW': `平均分＝各等級分值×該等級評價數之和÷評價總數，${scope(withDefaults)['zh-TW']}，作廢評價不計，四捨五入保留兩位小數；分值：${points('zh-TW', '、')}`,
    en: `Mean = sum of (points of the level × ratings of the level) ÷ all ratings, ${scope(withDefaults).en}, void ratings left out, rounded half up to two decimals; points: ${points('en', ', ')}`,
  };
}

/** The share of bad ratings in words. */
export const badRateFormula = (withDefaults: boolean): Localized => ({
  'zh-CN': `差评率＝（不满意＋非常不满意）评价数÷评价总数，${scope(withDefaults)['zh-CN']}，作废评价不计，四舍五入保留四位小数`,
  'zh-TW': `差評率＝（不滿意＋非常不滿意）評價數÷評價總數，${scope(withDefaults)['zh-TW']}，作廢評價不計，四捨五入保留四位小數`,
  en: `Bad rate = (dissatisfied + very dissatisfied) ÷ all ratings, ${scope(withDefaults).en}, void ratings left out, rounded half up to four decimals`,
});

/** The share of ratings that are not bad in words. */
export const satisfactionFormula = (withDefaults: boolean): Localized => ({
  'zh-CN': `好评率＝1－差评率＝（非常满意＋满意＋基本满意）评价数÷评价总数，${scope(withDefaults)['zh-CN']}，四舍五入保留四位小数；未见官方公式，此为推定`,
  'zh-TW': `好評率＝1－差評率＝（非常滿意＋滿意＋基本滿意）評價數÷評價總數，${scope(withDefaults)['zh-TW']}，四捨五入保留四位小數；未見官方公式，此為推定`,
  en: `Good rate = 1 − bad rate = (very satisfied + satisfied + basically satisfied) ÷ all ratings, ${scope(withDefaults).en}, rounded half up to four decimals; derived, no official formula was found`,
});

/** The formula of the share of ratings submitted by raters. */
export const activeRateFormula: Localized = {
  'zh-CN': '主动评价率＝主动评价数÷（主动评价数＋默认评价数），四舍五入保留四位小数',
  'zh-TW': '主動評價率＝主動評價數÷（主動評價數＋預設評價數），四捨五入保留四位小數',
  en: 'Active rate = active ratings ÷ (active ratings + default ratings), rounded half up to four decimals',
};

/** The share of orders that were answered in time in words. */
export const onTimeFormula: Localized = {
  'zh-CN':
    '按时整改率＝在答复期限前答复的差评工单数÷（有答复期限且已答复的工单数＋已过答复期限仍未答复的工单数），作废评价的工单不计，四舍五入保留四位小数；未见官方公式，此为推定',
  'zh-TW':
    '按時整改率＝在答覆期限前答覆的差評工單數÷（有答覆期限且已答覆的工單數＋已過答覆期限仍未答覆的工單數），作廢評價的工單不計，四捨五入保留四位小數；未見官方公式，此為推定',
  en: 'Rectified on time = orders answered before their deadline ÷ (orders answered under a deadline + orders not answered past theirs), orders of void ratings left out, rounded half up to four decimals; derived, no official formula was found',
};

/** The points of one dimension in words. */
export function dimensionFormula(dimension: Localized, withDefaults: boolean): Localized {
  return {
    'zh-CN': `${dimension['zh-CN']}得分＝涉及该维度的评价的等级分值之和÷其评价数，${scope(withDefaults)['zh-CN']}；选了标签的评价涉及标签所属的维度，未选标签的涉及两个维度；四舍五入保留两位小数；标签所属维度与公式均为推定`,
    'zh-TW': `${dimension['zh-TW']}得分＝涉及該維度的評價的等級分值之和÷其評價數，${scope(withDefaults)['zh-TW']}；選了標籤的評價涉及標籤所屬的維度，未選標籤的涉及兩個維度；四捨五入保留兩位小數；標籤所屬維度與公式均為推定`,
    en: `${dimension.en} = points of the ratings that speak of it ÷ their number, ${scope(withDefaults).en}; a rating with tags speaks of the dimensions of its tags, one without of both; rounded half up to two decimals; dimensions of tags and formula are derived`,
  };
}

/** The score of both dimensions in words. */
export function scoreFormula(weights: ScoreWeights): Localized {
  const {matter, window} = weights;
  return {
    'zh-CN': `综合得分＝事项办理得分×${matter}%＋窗口服务得分×${window}%，以两项已取两位小数的得分计算，四舍五入保留两位小数；权重由本平台设定，公式为推定`,
    'zh-TW': `綜合得分＝事項辦理得分×${matter}%＋窗口服務得分×${window}%，以兩項已取兩位小數的得分計算，四捨五入保留兩位小數；權重由本平台設定，公式為推定`,
    en: `Score = handling of the matter × ${matter}% + service at the window × ${window}%, from the two rounded figures, rounded half up to two decimals; weights are set by this platform, the formula is derived`,
  };
}

/** Why a region has no mean. */
export const pointsUnknown: Localized = {
  'zh-CN': '未见本地区的等级分值，不计算',
  'zh-TW': '未見本地區的等級分值，不計算',
  en: 'Not computed: no source gives the points of the levels in this region',
};

/** Why there is no score. */
export const weightsUnknown: Localized = {
  'zh-CN': '未见两个维度的官方权重，本平台也未设定，不计算综合得分',
  'zh-TW': '未見兩個維度的官方權重，本平台也未設定，不計算綜合得分',
  en: 'Not computed: no source gives the weights of the two dimensions, and this platform has set none',
};

/** How institutions are put in order in words. */
export const rankingRule = (minimumSample: number): Localized => ({
  'zh-CN': `按平均分从高到低排列，平均分相同的按差评率从低到高排列，两项均相同的名次并列；计入的评价少于${minimumSample}条的机构只列出、不排名次；最低样本数由本平台设定`,
  'zh-TW': `按平均分從高到低排列，平均分相同的按差評率從低到高排列，兩項均相同的名次並列；計入的評價少於${minimumSample}筆的機構只列出、不排名次；最低樣本數由本平台設定`,
  en: `By mean, highest first; the same mean by bad rate, lowest first; the same figures share a place. Institutions with fewer than ${minimumSample} ratings that count are listed without a place; this number is set by this platform`,
});

/** The rule of small cell suppression in words. */
export const cellRule = (minimumCell: number): Localized => ({
  'zh-CN': `每个月内，机构、事项、渠道、日期的组合中评价人数少于${minimumCell}的，依次隐去日期、渠道、事项、机构，直至合并后不少于${minimumCell}；机构内仍有不足的，与该机构评价人数最少的组合合并，使机构数字完整、无法相减推出；整月仍不足的不公布，也不计入任何数字；此数由本平台设定`,
  'zh-TW': `每個月內，機構、事項、渠道、日期的組合中評價人數少於${minimumCell}的，依次隱去日期、渠道、事項、機構，直至合併後不少於${minimumCell}；機構內仍有不足的，與該機構評價人數最少的組合合併，使機構數字完整、無法相減推出；整月仍不足的不公布，也不計入任何數字；此數由本平台設定`,
  en: `Within each month: where fewer than ${minimumCell} people rated a combination of institution, item, channel and day, then day, channel, item and institution are left out in this order until the rest is at least ${minimumCell}; what is still fewer within an institution joins its smallest combination, so that its figures are whole and nothing is found by subtraction; what is fewer in the whole month is not published and enters no figure; this number is set by this platform`,
});
