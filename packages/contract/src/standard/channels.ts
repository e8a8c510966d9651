import type {Localized} from './localized.ts';

/**
 * The channels (评价渠道) through which a rating can arrive.
 *
 * The first five are national. The last three exist only in some regions, with codes that contradict each other.
 */
export const channels = [
  'web',
  'mobile',
  'qr_code',
  'hall_tablet',
  'hall_terminal',
  'hotline',
  'sms',
  'system_default',
] as const;

/** One of the channels. */
export type Channel = (typeof channels)[number];

/** The words for each channel; the Chinese words are those of the interface's code table `pf`. */
export const channelNames = {
  web: {'zh-CN': 'PC端', 'zh-TW': '電腦網頁', en: 'Website'},
  mobile: {'zh-CN': '移动服务端', 'zh-TW': '行動服務端', en: 'Mobile app or mini-program'},
  qr_code: {'zh-CN': '二维码', 'zh-TW': '二維碼', en: 'QR code'},
  hall_tablet: {'zh-CN': '政务大厅平板电脑', 'zh-TW': '政務大廳平板電腦', en: 'Tablet in the service hall'},
  hall_terminal: {'zh-CN': '政务大厅其他终端', 'zh-TW': '政務大廳其他終端', en: 'Other terminal in the service hall'},
  hotline: {'zh-CN': '电话', 'zh-TW': '電話', en: 'Telephone'},
  sms: {'zh-CN': '短信', 'zh-TW': '簡訊', en: 'Text message'},
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
