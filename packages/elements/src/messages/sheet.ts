/** The texts of the picture and the printed sheet in simplified Chinese; their keys are the type of the others. */
const zhCN = {
  title: '我的评价',
  number: '查询号码',
  rated: '{y}年{m}月{d}日评价',
  scan: '用手机扫一扫，看处理进度和单位的答复',
  own: '二维码只给自己用，请不要发给别人。',
  open: '也可以打开这个网址，输入查询号码：',
  look: '想看处理进度，请打开评价进度查询页，输入查询号码。',
  help: '需要帮助？拨打 {n}，报查询号码。',
  saved: '图片已存到这台设备里。没找到的话，请长按下面的图片保存。',
  savedOnly: '图片已存到这台设备里。没找到的话，请截屏，把下面的图片存下来。',
  hold: '请长按下面的图片，点“保存图片”。',
  shot: '请截屏，把下面的图片存下来。',
  noPicture: '这个浏览器做不了图片。请抄下号码，或拍照保存。',
  noPrint: '这里不能打印。请存成图片，或抄下号码。',
  paper: '用什么纸打印？',
  a4: '普通纸（A4）',
  roll80: '小票纸（宽 80 毫米）',
  roll58: '小票纸（宽 58 毫米）',
};

/** Texts of the picture, the printed sheet, and what is said around them; `{y}`, `{m}` and `{d}` are a date. */
export type SheetMessages = Readonly<Record<keyof typeof zhCN, string>>;

const zhTW: SheetMessages = {
  title: '我的評價',
  number: '查詢號碼',
  rated: '{y}年{m}月{d}日評價',
  scan: '用手機掃一掃，看處理進度和單位的答覆',
  own: '二維碼只給自己用，請不要發給別人。',
  open: '也可以開啟這個網址，輸入查詢號碼：',
  look: '想看處理進度，請開啟評價進度查詢頁，輸入查詢號碼。',
  help: '需要幫助？撥打 {n}，報查詢號碼。',
  saved: '圖片已存到這台裝置裡。沒找到的話，請長按下面的圖片保存。',
  savedOnly: '圖片已存到這台裝置裡。沒找到的話，請截圖，把下面的圖片存下來。',
  hold: '請長按下面的圖片，點「儲存圖片」。',
  shot: '請截圖，把下面的圖片存下來。',
  noPicture: '這個瀏覽器做不了圖片。請抄下號碼，或拍照保存。',
  noPrint: '這裡不能列印。請存成圖片，或抄下號碼。',
  paper: '用什麼紙列印？',
  a4: '普通紙（A4）',
  roll80: '小票紙（寬 80 毫米）',
  roll58: '小票紙（寬 58 毫米）',
};

const en: SheetMessages = {
  title: 'My rating',
  number: 'Receipt number',
  rated: 'Rated on {y}-{mm}-{dd}',
  scan: 'Scan with a phone to see the progress and the answer',
  own: 'The code is for you alone. Please do not send it to anybody.',
  open: 'Or open this address and enter the number:',
  look: 'To see the progress, open the page that follows ratings and enter the number.',
  help: 'Need help? Call {n} and say the number.',
  saved: 'The picture is saved on this device. If you do not find it, hold the picture below to save it.',
  savedOnly: 'The picture is saved on this device. If you do not find it, take a screenshot of the one below.',
  hold: 'Hold the picture below and press “Save image”.',
  shot: 'Take a screenshot to keep the picture below.',
  noPicture: 'This browser cannot make the picture. Please write the number down or photograph it.',
  noPrint: 'Nothing can be printed here. Please save a picture or write the number down.',
  paper: 'What paper do you print on?',
  a4: 'Plain paper (A4)',
  roll80: 'Receipt paper, 80 mm wide',
  roll58: 'Receipt paper, 58 mm wide',
};

/** The texts by language. */
export const sheetCatalogues: Readonly<Record<string, SheetMessages>> = {'zh-CN': zhCN, 'zh-TW': zhTW, en};
