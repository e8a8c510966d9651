/** The texts around a number that a person takes along, in simplified Chinese. */
const zhCN = {
  copy: '复制号码',
  save: '存成图片',
  print: '打印',
  copied: '已复制。',
  notCarried: '没有成功，号码已选中。请长按它复制，或抄下、拍照。',
};

/** Texts of the buttons that copy, save and print a number; the sheet itself has its own, in `sheet.ts`. */
export type CarryMessages = Readonly<Record<keyof typeof zhCN, string>>;

const zhTW: CarryMessages = {
  copy: '複製號碼',
  save: '存成圖片',
  print: '列印',
  copied: '已複製。',
  notCarried: '沒有成功，號碼已選取。請長按它複製，或抄下、拍照。',
};

const en: CarryMessages = {
  copy: 'Copy the number',
  save: 'Save as a picture',
  print: 'Print',
  copied: 'Copied.',
  notCarried: 'This did not work. The number is selected: hold it to copy it, write it down or photograph it.',
};

/** By language; the catalogues of `<gov-rating>` and `<gov-rating-receipt>` take them in. */
export const carryWords = {'zh-CN': zhCN, 'zh-TW': zhTW, en};
