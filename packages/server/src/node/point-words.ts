/** What the page of a printed code says in Chinese. */
const zhCN = {
  again: '重试',
  service: '政务服务“好差评”',
  rate: '评价这里',
  rateHint: '说说这个地方怎么样：环境、秩序、服务。不需要办件编号。',
  find: '我有办件编号',
  findHint: '评价刚办完的事。编号印在回执或受理通知书上。',
  number: '办件编号',
  numberHint: '只用来查找您的办件，不会显示在网址里，也不会给别人看。',
  search: '查找',
  searching: '正在查找…',
  empty: '请输入办件编号。',
  form: '办件编号只有数字、字母、- 和 _，请再核对一遍。',
  others: '没有编号，也能评价刚办完的事',
  byReceipt: '拿到回执的，请扫回执上的二维码。',
  byMessage: '收到短信的，请点开短信里的链接。',
  byStaff: '都没有的，请窗口工作人员发送评价邀请。',
  mine: '在办事平台登录，看我可以评价的事项',
  follow: '已评价？查询办理进度和答复',
  help: '需要帮助？请打',
  free: '评价自愿。任何人不得强迫或干扰您的评价。',
  unknown: '没有这个评价点',
  unknownText: '二维码可能已经作废，也可能是其他地区的。请告诉工作人员，或扫描别处的二维码。',
  closed: '这个评价点已停用，不能在这里评价。请到其他窗口评价。',
  offline: '现在连不上',
  offlineText: '请检查网络后再试。',
  question: '请评价这里',
  rated: '您今天评价过这里了',
  ratedText: '每天可以评价一次，明天可以再来。',
} as const;

/** The same in English. */
const en: Readonly<Record<keyof typeof zhCN, string>> = {
  again: 'Try again',
  service: 'Rate public services',
  rate: 'Rate this place',
  rateHint: 'How is it here: the rooms, the order, the service? You need no case number.',
  find: 'I have a case number',
  findHint: 'Rate what was done for you. The number is on your receipt or notice of acceptance.',
  number: 'Case number',
  numberHint: 'It is only used to find your case. It is in no address, and nobody else sees it.',
  search: 'Find',
  searching: 'Searching…',
  empty: 'Please enter the case number.',
  form: 'A case number has only digits, letters, - and _. Please compare it again.',
  others: 'Without a number you can rate what was done, too',
  byReceipt: 'With a receipt: scan the code on it.',
  byMessage: 'With a text message: open the link in it.',
  byStaff: 'With neither: ask the staff at the window for an invitation.',
  mine: 'Log in on a portal to see what you can rate',
  follow: 'Rated already? See progress and answer',
  help: 'Do you need help? Call',
  free: 'Rating is voluntary. Nobody may force or influence you.',
  unknown: 'There is no such point',
  unknownText: 'The code may be out of use, or of another region. Please tell the staff, or scan another code.',
  closed: 'This point is not in use. Please rate at another window.',
  offline: 'There is no connection',
  offlineText: 'Please check the network and try again.',
  question: 'Please rate this place',
  rated: 'You have rated this place today',
  ratedText: 'Once a day is enough; you can rate again tomorrow.',
};

/** The texts of the page of a printed code, by language. */
export const pointWords = {'zh-CN': zhCN, en} as const;

/** The script that holds them. */
export const pointWordsScript = (): string => `window.pointWords = ${JSON.stringify(pointWords, null, 2)};\n`;
