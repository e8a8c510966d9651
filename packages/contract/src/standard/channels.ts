import type {Localized} from './localized.ts';

/**
 * The channels (评价渠道) through which a rating can arrive.
 *
 * The first five have national codes. 电话 and 短信 are national without a code, and the paper form (书面表格) is what a
 * hall without a device offers: 国办发〔2019〕51号. Codes for them, if any, are those of a region, and contradict each other.
 */
export const channels = [
  'web',
  'mobile',
  'qr_code',
  'hall_tablet',
  'hall_terminal',
  'hotline',
  'sms',
  'paper',
  'system_default',
] as const;

/** One of the channels. */
export type Channel = (typeof channels)[number];

/** What a rater's own page may claim on an open link: nobody can prove whether a link was scanned or typed. */
export const citizenChannels = ['web', 'mobile', 'qr_code'] as const satisfies readonly Channel[];

/** A channel that a rater's own page may claim. */
export type CitizenChannel = (typeof citizenChannels)[number];

/** What an invitation may decide: every channel through which a person rates. */
export const invitationChannels = [
  'web',
  'mobile',
  'qr_code',
  'hall_tablet',
  'hall_terminal',
  'hotline',
  'sms',
  'paper',
] as const satisfies readonly Channel[];

/** A channel that an invitation may decide. */
export type InvitationChannel = (typeof invitationChannels)[number];

/** The channels of ratings that were given elsewhere and are brought by a collector: hotline, text messages, paper forms. */
export const collectorChannels = ['hotline', 'sms', 'paper'] as const satisfies readonly Channel[];

/** A channel of ratings that a collector brings. */
export type CollectorChannel = (typeof collectorChannels)[number];

/** The words for each channel; the Chinese words are those of the interface's code table `pf`, where it has the channel. */
export const channelNames = {
  web: {'zh-CN': 'PC端', 'zh-TW': '電腦網頁', en: 'Website'},
  mobile: {'zh-CN': '移动服务端', 'zh-TW': '行動服務端', en: 'Mobile app or mini-program'},
  qr_code: {'zh-CN': '二维码', 'zh-TW': '二維碼', en: 'QR code'},
  hall_tablet: {'zh-CN': '政务大厅平板电脑', 'zh-TW': '政務大廳平板電腦', en: 'Tablet in the service hall'},
  hall_terminal: {'zh-CN': '政务大厅其他终端', 'zh-TW': '政務大廳其他終端', en: 'Other terminal in the service hall'},
  hotline: {'zh-CN': '电话', 'zh-TW': '電話', en: 'Telephone'},
  sms: {'zh-CN': '短信', 'zh-TW': '簡訊', en: 'Text message'},
  paper: {'zh-CN': '书面表格', 'zh-TW': '書面表格', en: 'Paper form'},
  system_default: {'zh-CN': '系统默认评价', 'zh-TW': '系統預設評價', en: 'Default rating by the system'},
} as const satisfies Readonly<Record<Channel, Localized>>;

/**
 * The channel codes `pf` that mean the same everywhere: 1 to 5.
 *
 * 6 and 7 are left out on purpose: Fujian and 人社 read them as 电话 and 短信 (the order in GB/T 39046-2020 supports
 * that), Zhejiang as 短信 and 系统默认评价. They exist only in a profile's `channelCodes`.
 * Source: four or more public clients of the interface. Certainty: sure.
 */
export const nationalChannelCodes = {
  web: 1,
  mobile: 2,
  qr_code: 3,
  hall_tablet: 4,
  hall_terminal: 5,
} as const satisfies Readonly<Partial<Record<Channel, number>>>;

/** A channel that has a national code. */
export type NationalChannel = keyof typeof nationalChannelCodes;

/**
 * The channel codes `pf` of one city in Shandong, which contradict the national ones: there 3 is the code on the wall of
 * the hall and 2 the portal. Its own program reads every other value as a mini-program, which is a guess and no code, so
 * `mobile` has none here.
 * Source: public code of one city. Certainty: single.
 *
 * @example
 * ```ts
 * import {decodeNumber, nationalChannelCodes, shandongCityChannelCodes} from '@gov-rating/contract/standard';
 *
 * decodeNumber(shandongCityChannelCodes, '4'); // 'hall_tablet'
 * decodeNumber(shandongCityChannelCodes, 2); // 'web', where decodeNumber(nationalChannelCodes, 2) is 'mobile'
 * ```
 */
export const shandongCityChannelCodes = {
  paper: 1,
  web: 2,
  qr_code: 3,
  hall_tablet: 4,
  hall_terminal: 5,
  hotline: 6,
  sms: 7,
} as const satisfies Readonly<Partial<Record<Channel, number>>>;
