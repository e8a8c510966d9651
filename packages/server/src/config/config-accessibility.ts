import {z} from 'zod';
import {telephoneSetting} from './config-help.ts';

const longestName = 40;
const longestPage = 500;

const isPage = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const {protocol, username, password} = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
};

/** To whom people complain about accessibility, as the page `/accessibility` says. */
export const accessibilitySettings = {
  ACCESSIBILITY_CONTACT: z
    .string()
    .max(longestName, `must be at most ${longestName} characters long`)
    .refine(text => !/\p{Cc}/u.test(text), 'must be one line')
    .optional(),
  ACCESSIBILITY_PHONE: telephoneSetting,
  ACCESSIBILITY_PAGE: z
    .string()
    .max(longestPage, `must be at most ${longestPage} characters long`)
    .refine(isPage, 'must be an https address without credentials')
    .optional(),
};

type AccessibilityConfig = z.output<z.ZodObject<typeof accessibilitySettings>> & {
  readonly HOTLINE?: string | undefined;
};

/** The same for the pages of a server. */
export const toAccessibilityContact = ({
  ACCESSIBILITY_CONTACT: name,
  HOTLINE = '12345',
  ACCESSIBILITY_PHONE: phone = HOTLINE,
  ACCESSIBILITY_PAGE: page,
}: AccessibilityConfig) => ({name, phone, page});

/** The lines of the help text. */
export const accessibilityHelp = `  ACCESSIBILITY_CONTACT  who hears complaints about accessibility, such as 示例市政务服务局, at most ${longestName} characters; the page
                      /accessibility names it
  ACCESSIBILITY_PHONE  the telephone for them, such as 020-12345678; default HOTLINE
  ACCESSIBILITY_PAGE  the https address of a form for them
`;
