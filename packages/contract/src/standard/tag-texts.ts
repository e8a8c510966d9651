import type {Localized} from './localized.ts';

/**
 * The words of the 40 tags of catalogue v2 by code.
 *
 * zh-CN is the official list (国家"好差评"指标, second version), agreed on by three public code bases of 2020 and
 * later, and named in Guangdong's monthly reports; the spelling 服务态一般 for 314 in some installations is a typo.
 * Certainty of zh-CN: sure. The translations are ours.
 */
export const tagTexts = {
  '510': {'zh-CN': '一窗受理一次办结', 'zh-TW': '一窗受理一次辦結', en: 'One window, finished in one go'},
  '511': {
    'zh-CN': '可以先受理后补材料',
    'zh-TW': '可以先受理後補材料',
    en: 'Accepted first, documents could follow later',
  },
  '512': {'zh-CN': '不用提交证明', 'zh-TW': '不用提交證明', en: 'No certificates had to be submitted'},
  '513': {'zh-CN': '可以全程网上办理', 'zh-TW': '可以全程線上辦理', en: 'Everything could be done online'},
  '514': {'zh-CN': '可以使用手机办理', 'zh-TW': '可以使用手機辦理', en: 'Could be done on a mobile phone'},
  '515': {'zh-CN': '可以就近办理', 'zh-TW': '可以就近辦理', en: 'Could be done at a place nearby'},
  '516': {'zh-CN': '无需材料直接办理', 'zh-TW': '無需材料直接辦理', en: 'Done directly, no documents needed'},
  '517': {'zh-CN': '服务热情效率高', 'zh-TW': '服務熱情效率高', en: 'Warm and efficient service'},
  '406': {'zh-CN': '填写一张表单就可完成申报', 'zh-TW': '填寫一張表單就可完成申報', en: 'One form was enough to apply'},
  '407': {
    'zh-CN': '在线提交材料窗口核验',
    'zh-TW': '線上提交材料窗口核驗',
    en: 'Documents submitted online, checked at the window',
  },
  '408': {
    'zh-CN': '一张清单告知全部申报材料',
    'zh-TW': '一張清單告知全部申報材料',
    en: 'One list named all required documents',
  },
  '409': {
    'zh-CN': '用告知承诺减免申报材料',
    'zh-TW': '用告知承諾減免申報材料',
    en: 'A written commitment replaced some documents',
  },
  '410': {'zh-CN': '可以在线预约办理', 'zh-TW': '可以線上預約辦理', en: 'An appointment could be booked online'},
  '411': {'zh-CN': '跑大厅一次办完', 'zh-TW': '跑大廳一次辦完', en: 'Finished in one visit to the service hall'},
  '412': {'zh-CN': '可以使用自助机办理', 'zh-TW': '可以使用自助機辦理', en: 'Could be done at a self-service machine'},
  '413': {'zh-CN': '服务态度较好', 'zh-TW': '服務態度較好', en: 'Fairly good service attitude'},
  '307': {
    'zh-CN': '一次性告知需要补正的材料',
    'zh-TW': '一次性告知需要補正的材料',
    en: 'Told all at once which documents to correct or add',
  },
  '308': {'zh-CN': '提供申报材料样本', 'zh-TW': '提供申報材料樣本', en: 'Sample documents were provided'},
  '309': {'zh-CN': '在承诺的时间内办结', 'zh-TW': '在承諾的時間內辦結', en: 'Finished within the promised time'},
  '310': {'zh-CN': '办事指南指引准确', 'zh-TW': '辦事指南指引準確', en: 'The service guide was accurate'},
  '311': {
    'zh-CN': '按办事指南要求的材料即可办理',
    'zh-TW': '按辦事指南要求的材料即可辦理',
    en: 'The documents named in the service guide were enough',
  },
  '312': {'zh-CN': '可以快递送达', 'zh-TW': '可以快遞送達', en: 'Delivery by courier was possible'},
  '313': {'zh-CN': '跑动次数与承诺的一致', 'zh-TW': '跑動次數與承諾的一致', en: 'The number of visits was as promised'},
  '314': {'zh-CN': '服务态度一般', 'zh-TW': '服務態度一般', en: 'Average service attitude'},
  '207': {'zh-CN': '没有提供材料样本', 'zh-TW': '沒有提供材料樣本', en: 'No sample documents were provided'},
  '208': {'zh-CN': '没有提供材料清单', 'zh-TW': '沒有提供材料清單', en: 'No list of documents was provided'},
  '209': {'zh-CN': '未在承诺时间内办结', 'zh-TW': '未在承諾時間內辦結', en: 'Not finished within the promised time'},
  '210': {
    'zh-CN': '同样内容的证明材料被要求多次提交',
    'zh-TW': '同樣內容的證明材料被要求多次提交',
    en: 'Asked for the same supporting documents more than once',
  },
  '211': {
    'zh-CN': '承诺网办但无法在线办理',
    'zh-TW': '承諾網辦但無法線上辦理',
    en: 'Promised online but could not be done online',
  },
  '212': {
    'zh-CN': '在线预约办理后到实体大厅重复取号排队',
    'zh-TW': '線上預約辦理後到實體大廳重複取號排隊',
    en: 'Booked online but had to take a number and queue again at the hall',
  },
  '213': {
    'zh-CN': '窗口人员业务不熟练',
    'zh-TW': '窗口人員業務不熟練',
    en: 'Window staff were not familiar with the work',
  },
  '214': {'zh-CN': '服务态度生硬', 'zh-TW': '服務態度生硬', en: 'Curt service attitude'},
  '108': {
    'zh-CN': '在办事指南之外增加新的审批条件',
    'zh-TW': '在辦事指南之外增加新的審批條件',
    en: 'Approval conditions were added beyond the service guide',
  },
  '109': {
    'zh-CN': '需提供办事指南之外的申报材料',
    'zh-TW': '需提供辦事指南之外的申報材料',
    en: 'Documents not named in the service guide were required',
  },
  '110': {
    'zh-CN': '无理由超过法定办理时间',
    'zh-TW': '無理由超過法定辦理時間',
    en: 'Took longer than the law allows, without a reason',
  },
  '111': {
    'zh-CN': '办事指南提供样本有错',
    'zh-TW': '辦事指南提供樣本有錯',
    en: 'Samples in the service guide had errors',
  },
  '112': {
    'zh-CN': '承诺在线收取申报材料实际无法收取',
    'zh-TW': '承諾線上收取申報材料實際無法收取',
    en: 'Documents promised to be taken online could not be submitted online',
  },
  '113': {'zh-CN': '多头跑窗口和部门', 'zh-TW': '多頭跑窗口和部門', en: 'Had to go to several windows and departments'},
  '114': {
    'zh-CN': '跑动次数与承诺的不一致',
    'zh-TW': '跑動次數與承諾的不一致',
    en: 'The number of visits was not as promised',
  },
  '115': {'zh-CN': '服务态度差效率低', 'zh-TW': '服務態度差效率低', en: 'Poor service attitude and low efficiency'},
} as const satisfies Readonly<Record<string, Localized>>;

/** The code of a tag of catalogue v2; a string, because it is an identifier and not a quantity. */
export type TagCode = keyof typeof tagTexts;
