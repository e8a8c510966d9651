/**
 * The words of the help line in simplified Chinese, which every catalogue of an element takes in; `{n}` is a number to call,
 * `{i}` the name of an institution.
 */
export const helpZhCN = {
  help: '需要帮助？',
  call: '拨打 {n}',
  callOffice: '打{i}电话 {n}',
  office: '办事单位',
};

/** The words of the help line. */
export type HelpWords = Readonly<Record<keyof typeof helpZhCN, string>>;

/** The same in traditional Chinese. */
export const helpZhTW: HelpWords = {
  help: '需要幫助？',
  call: '撥打 {n}',
  callOffice: '打{i}電話 {n}',
  office: '辦事單位',
};

/** The same in English. */
export const helpEn: HelpWords = {help: 'Need help? ', call: 'Call {n}', callOffice: 'Call {i}: {n}', office: 'the office'};
