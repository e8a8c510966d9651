import {evaluatorCatalogues, type EvaluatorMessages} from './evaluator.ts';

/** What a terminal says otherwise than a window's screen, in simplified Chinese; and what only a terminal says. */
const zhCN = {
  pairingText: '请工作人员在管理页面输入这个配对码，把这台终端接到大厅里。',
  revoked: '这台终端已停用',
  revokedText: '它不再属于任何地点。要继续使用，请管理人员重新配对。',
  idleText: '在这里办完事，可以马上评价。评不评，由您决定。',
  private: '评不评由您决定。办事的单位和工作人员看不到您选了什么。',
  kept: '谢谢，评价已存在这台机器里',
  keptText: '它加密存着，连上网络后会自动交上去，您不用再评。现在还没有查询号码；想了解进度，请打下面的电话。',
  failedText: '这台机器现在存不了评价。请告诉大厅工作人员，或打下面的电话。',
  again: '再试一次',
  moreTime: '我还在，继续',
  offline: '现在没有网络。评价照样可以做，连上后会自动交上去。',
  waiting: '这台机器里有 {n} 条评价等着交上去',
  full: '这台机器存满了，暂时不能评价',
  fullText: '已经存下的评价一条也不会丢。想评价，请告诉大厅工作人员，或打下面的电话。',
  scan: '用手机扫码，查进度和答复',
};

/** Every text of a terminal. Placeholders as in `EvaluatorMessages`. */
export type KioskMessages = EvaluatorMessages & Readonly<Record<keyof typeof zhCN, string>>;

const zhTW: Readonly<Record<keyof typeof zhCN, string>> = {
  pairingText: '請工作人員在管理頁面輸入這個配對碼，把這臺終端接到大廳裡。',
  revoked: '這臺終端已停用',
  revokedText: '它不再屬於任何地點。要繼續使用，請管理人員重新配對。',
  idleText: '在這裡辦完事，可以馬上評價。評不評，由您決定。',
  private: '評不評由您決定。辦事的單位和工作人員看不到您選了什麼。',
  kept: '謝謝，評價已存在這臺機器裡',
  keptText: '它加密存著，連上網路後會自動交上去，您不用再評。現在還沒有查詢號碼；想了解進度，請打下面的電話。',
  failedText: '這臺機器現在存不了評價。請告訴大廳工作人員，或打下面的電話。',
  again: '再試一次',
  moreTime: '我還在，繼續',
  offline: '現在沒有網路。評價照樣可以做，連上後會自動交上去。',
  waiting: '這臺機器裡有 {n} 則評價等著交上去',
  full: '這臺機器存滿了，暫時不能評價',
  fullText: '已經存下的評價一則也不會丟。想評價，請告訴大廳工作人員，或打下面的電話。',
  scan: '用手機掃碼，查進度和答覆',
};

const en: typeof zhTW = {
  pairingText: 'Staff: please enter this code on the page for devices, to give this terminal to the hall.',
  revoked: 'This terminal is switched off',
  revokedText: 'It belongs to no place any more. To use it again, please pair it anew.',
  idleText: 'When you are done here, you can rate the service at once. It is up to you.',
  private: 'Rating is up to you. The office and its staff cannot see what you choose.',
  kept: 'Thank you. Your rating is kept on this machine',
  keptText:
    'It is encrypted and sent by itself once there is a network; you need not rate again. There is no receipt number yet; to ask about it, call a number below.',
  failedText: 'This machine cannot keep your rating now. Please tell the staff of the hall, or call a number below.',
  again: 'Try again',
  moreTime: 'I am still here',
  offline: 'There is no network now. You can rate all the same; it is sent by itself later.',
  waiting: '{n} ratings on this machine to be sent',
  full: 'This machine is full and takes no rating now',
  fullText: 'No rating that it holds is lost. To rate, please tell the staff of the hall, or call a number below.',
  scan: 'Scan with a phone to follow it',
};

/** The texts of a terminal by language; a page adds its own with the element's `messages`. */
export const kioskCatalogues: Readonly<Record<string, KioskMessages>> = Object.fromEntries(
  Object.entries({'zh-CN': zhCN, 'zh-TW': zhTW, en}).map(([language, own]) => [
    language,
    {...(evaluatorCatalogues[language] as EvaluatorMessages), ...own},
  ]),
);
