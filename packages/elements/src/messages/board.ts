/** The words of the results in simplified Chinese; its keys are the type of the other languages. */
const zhCN = {
  title: '评价结果',
  total: '有效评价',
  orders: '差评工单',
  very_satisfied: '非常满意',
  satisfied: '满意',
  basically_satisfied: '基本满意',
  dissatisfied: '不满意',
  very_dissatisfied: '非常不满意',
  active: '主动评价',
  default: '默认评价',
  mean: '平均分',
  bad_rate: '差评率',
  active_rate: '主动评价率',
  formula: '计算方法',
  asOf: '统计时间',
  none: '无',
  empty: '暂无评价。',
  loading: '正在加载…',
  unreachable: '无法连接服务器，请稍后重试。',
  closed: '暂时无法显示评价结果。',
  retry: '重试',
};

/** Every sentence of the results. */
export type BoardMessages = Readonly<Record<keyof typeof zhCN, string>>;

const zhTW: BoardMessages = {
  title: '評價結果',
  total: '有效評價',
  orders: '差評工單',
  very_satisfied: '非常滿意',
  satisfied: '滿意',
  basically_satisfied: '基本滿意',
  dissatisfied: '不滿意',
  very_dissatisfied: '非常不滿意',
  active: '主動評價',
  default: '預設評價',
  mean: '平均分',
  bad_rate: '差評率',
  active_rate: '主動評價率',
  formula: '計算方法',
  asOf: '統計時間',
  none: '無',
  empty: '暫無評價。',
  loading: '正在載入…',
  unreachable: '無法連線伺服器，請稍後重試。',
  closed: '暫時無法顯示評價結果。',
  retry: '重試',
};

const en: BoardMessages = {
  title: 'Results',
  total: 'Ratings',
  orders: 'Work orders',
  very_satisfied: 'Very satisfied',
  satisfied: 'Satisfied',
  basically_satisfied: 'Basically satisfied',
  dissatisfied: 'Dissatisfied',
  very_dissatisfied: 'Very dissatisfied',
  active: 'By citizens',
  default: 'By default',
  mean: 'Mean',
  bad_rate: 'Bad rate',
  active_rate: 'Active rate',
  formula: 'How this is counted',
  asOf: 'As of',
  none: 'none',
  empty: 'No ratings yet.',
  loading: 'Loading…',
  unreachable: 'No connection to the server. Please try again later.',
  closed: 'Results cannot be shown right now.',
  retry: 'Try again',
};

/** The words of the results by language; a page adds its own through the element's `messages`. */
export const boardCatalogues: Readonly<Record<string, BoardMessages>> = {'zh-CN': zhCN, 'zh-TW': zhTW, en};
