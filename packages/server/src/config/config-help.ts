import {countCharacters, isShownName, telephoneOf, type Hotline} from '@gov-rating/contract';
import {z} from 'zod';

/** The longest name of a general line: it fits a line of a telephone's screen. Our choice. */
const longestName = 40;

const name = z
  .string()
  .refine(
    text => isShownName(text) && countCharacters(text) <= longestName,
    `must be one line of text, at most ${longestName} characters long`,
  )
  .optional();

/** A telephone as people write it, in the one form that is shown. */
export const telephoneSetting = z
  .string()
  .refine(
    text => telephoneOf(text) !== undefined,
    'must be a telephone that can be dialled from anywhere, such as 12345 or 020-12345678',
  )
  .transform(text => telephoneOf(text) ?? text)
  .optional();

/** The general line that a deployment sets, and its name, one for each language. */
export const helpSettings = {
  HOTLINE: telephoneSetting,
  HOTLINE_NAME: name,
  HOTLINE_NAME_ZH_TW: name,
  HOTLINE_NAME_EN: name,
};

/** What must be set together, because a page shows the name in the language of its reader. */
export const helpNames = ['HOTLINE', 'HOTLINE_NAME', 'HOTLINE_NAME_ZH_TW', 'HOTLINE_NAME_EN'] as const;

/** The general line; undefined where the profile's is meant. */
export function toHotline(config: {readonly [K in keyof typeof helpSettings]?: string | undefined}):
  Hotline | undefined {
  const [phone, zhCN, zhTW, en] = helpNames.map(setting => config[setting]);
  return phone === undefined || zhCN === undefined || zhTW === undefined || en === undefined
    ? undefined
    : {phone, name: {'zh-CN': zhCN, 'zh-TW': zhTW, en}};
}

/** The lines of the help text. */
export const helpHelp = `  HOTLINE             the general line that every page offers to who needs help; default from the profile, 12345 in those
                      that come with the program; institutions may have their own telephones beside it
  HOTLINE_NAME        what people call it, in simplified Chinese, such as 12345 政务服务便民热线; at most ${longestName} characters
  HOTLINE_NAME_ZH_TW  the same in traditional Chinese; set all four or none
  HOTLINE_NAME_EN     the same in English
`;
