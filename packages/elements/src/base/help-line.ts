import {telephonePattern} from '@gov-rating/sdk/core';
import type {Help} from '@gov-rating/contract/types';
import {html, type PropertyDeclarations, type TemplateResult} from 'lit';
import {localized} from '../messages/language.ts';
import {spokenNumber} from '../messages/spoken-number.ts';
import type {HelpWords} from '../messages/help.ts';
import {warn} from '../page/warn.ts';
import {css} from '../styles/css.ts';
import {withChinese} from './register-words.ts';
import {text} from './text-property.ts';

/** The attributes by which a page says whom a person can call, where the server does not. */
export const helpProperties: PropertyDeclarations = {
  helpPhone: {converter: text, attribute: 'help-phone'},
  hotline: {converter: text},
};

/** An element with {@link helpProperties}. */
export interface HelpPage {
  readonly helpPhone: string;
  readonly hotline: string;
}

/** The links are targets of full size; their height does not depend on the text around them. */
export const helpStyles = css`
  .help a {
    display: inline-block;
    padding: calc((var(--_target) - 1.5em) / 2) 0;
    color: var(--_accent);
    line-height: 1.5;
  }
  .help + .help {
    margin-top: 0;
  }
`;

/** A number to call: as it is shown, as it is dialled, and the sentence around it with `{n}` in its place. */
export interface HelpCall {
  readonly phone: string;
  readonly dialled: string;
  readonly sentence: string;
  /** What comes before and after it. */
  readonly before: string;
  readonly after: string;
}

/** A number in the one form that is shown; the page's author hears of one that is none. */
function known(ofServer: string | null | undefined, ofPage: string, page: object): RegExpExecArray | null {
  const own = telephonePattern.exec(ofPage);
  if (ofPage && !own) warn('phone_refused', page);
  return telephonePattern.exec(ofServer ?? '') ?? own;
}

/** The general line, as it is shown and as it is dialled: 12345 where nobody says otherwise. */
export const generalLine = (page: Pick<HelpPage, 'hotline'>, help?: Help): readonly [string, string] => {
  const [shown, dialled] = known(help?.hotline.phone, page.hotline, page) ?? [];
  return shown && dialled ? [shown, dialled] : ['12345', '12345'];
};

/**
 * Whom a person can call: the institution, where its number is known, and the general line, which is 12345 where nobody says
 * otherwise. What the server gave comes before what the page says.
 */
export function helpCalls(
  page: HelpPage,
  help: Help | undefined,
  language: string,
  words: HelpWords,
  institution = words.office,
): readonly HelpCall[] {
  const {phone, name} = help?.hotline ?? {};
  const own = known(help?.institutionPhone, page.helpPhone, page);
  const general = generalLine(page, help);
  const called = name && general[0] === phone ? localized(name, language) : '';
  const call = ([shown, line]: readonly string[], sentence: string, before = '', after = ''): HelpCall => ({
    ...{phone: shown as string, sentence, before, after},
    dialled: (line as string).replace(/-/g, ''),
  });
  return [
    ...(own ? [call(own, words.callOffice.replace('{i}', institution))] : []),
    // 12345 is its own name.
    call(general, words.call, words.help, called.includes(general[0] as string) ? '' : called),
  ];
}

type HelpOfServer = Parameters<typeof helpCalls> extends [HelpPage, ...infer Rest] ? Rest : never;

/** The last line of a state: links that call. */
export const renderHelp = (...whom: Parameters<typeof helpCalls>): readonly TemplateResult[] =>
  helpCalls(...whom).map(({phone, dialled, sentence, before, after}) => {
    const [begin, end] = sentence.split('{n}');
    // No `aria-label`: who calls by voice says what is seen, and a voice reads digits, not thousands.
    return html`<p class="help" part="help">
      <span .textContent=${before}></span
      ><a href="tel:${dialled}"
        >${withChinese(begin as string, whom[2])}<bdi aria-hidden="true" translate="no" .textContent=${phone}></bdi
        ><span class="sr" .textContent=${spokenNumber(phone)}></span><span .textContent=${end}></span></a
      >${withChinese(after && ` ${after}`, whom[2])}
    </p>`;
  });

/** The same as it is read aloud, each number digit by digit. */
export const helpSaid = (...whom: Parameters<typeof helpCalls>): readonly string[] =>
  helpCalls(...whom).map(({phone, sentence, before, after}) =>
    `${before}${sentence.replace('{n}', spokenNumber(phone))} ${after}`.trim(),
  );

/** The page of a screen whose server says everything. */
const nowhere: HelpPage = {helpPhone: '', hotline: ''};

/** What {@link renderHelpText} shows, as it is announced. */
export const spokenHelp = (...whom: HelpOfServer): readonly string[] =>
  helpCalls(nowhere, ...whom).map(({phone, sentence, before}) => before + sentence.replace('{n}', spokenNumber(phone)));

/** The same for a screen on which nobody can dial. */
export const renderHelpText = (...whom: HelpOfServer): readonly TemplateResult[] =>
  helpCalls(nowhere, ...whom).map(({phone, sentence, before, after}) => {
    const [begin, end] = sentence.split('{n}');
    return html`<p class="help">
      ${withChinese(`${before}${begin}`, whom[1])}<bdi translate="no" .textContent=${phone}></bdi
      >${withChinese(end + (after && ` ${after}`), whom[1])}
    </p>`;
  });
