import {callLink, escaped} from './help-line.ts';
import {page} from './page-texts.ts';
import {accessibilityReport as report} from './accessibility-report.ts';
import type {Said, StatedClause, StatementLanguage} from './accessibility-facts.ts';

/** To whom people complain. */
export interface AccessibilityContact {
  /** Who answers; undefined where the operator has named nobody. */
  readonly name?: string | undefined;
  /** A telephone number as it is dialled, such as `020-12345678` or `12345`. */
  readonly phone: string;
  /** An https address of a form or page. */
  readonly page?: string | undefined;
}

/** Where the operator has named nobody: the government's own line. */
export const defaultContact: AccessibilityContact = {phone: '12345'};

const words = {
  title: {'zh-CN': '无障碍说明', en: 'Accessibility'},
  about: {
    'zh-CN':
      '这个系统想让每个人都能评价：看不清的人、听屏幕的人、只用键盘的人、年纪大的人。下面逐条写明做到了什么、还没做到什么。',
    en: 'Everybody should be able to rate: people who see little, who listen to the screen, who use the keyboard alone, who are old. Clause by clause, this page says what is met and what is not.',
  },
  how: {
    'zh-CN': '版本 {v}。由测试得出：{s} 种状态，每种在 {c} 组不同的宽度、字号、微信字号、配色和间距下测量。',
    en: 'Version {v}. Made from tests: {s} states, each measured under {c} combinations of width, text size, text size of WeChat, colours and spacing.',
  },
  people: {
    'zh-CN': '测试不能代替人。标为“还没有请人试用”的，要等真正的使用者试过才能下结论。',
    en: 'Tests do not replace people. What is marked “not yet tried by people” is known only when those concerned have tried it.',
  },
  complain: {'zh-CN': '用不了？请告诉我们', en: 'Something does not work? Tell us'},
  law: {
    'zh-CN': '对无障碍有意见可以投诉（《无障碍环境建设法》第六十二条）。',
    en: 'You may complain about accessibility (Law on Building an Accessible Environment, Article 62).',
  },
  call: {'zh-CN': '拨打', en: 'Call'},
  write: {'zh-CN': '也可以在网上写', en: 'Or write online'},
  open: {'zh-CN': '没有做到', en: 'Not met'},
  untried: {'zh-CN': '还没有请人试用', en: 'Not yet tried by people'},
  met: {'zh-CN': '做到了（按测试）', en: 'Met, as far as tests tell'},
  none: {'zh-CN': '没有这类内容', en: 'Nothing of the kind here'},
  empty: {'zh-CN': '无。', en: 'None.'},
  why: {'zh-CN': '原因：', en: 'Why: '},
  tested: {'zh-CN': '测试：', en: 'Tested: '},
  level: {'zh-CN': '{l} 级', en: 'level {l}'},
  count: {'zh-CN': '{n} 条', en: '{n} clauses'},
  free: {
    'zh-CN': '评不评、怎么评由您决定，谁也不能逼您或干扰您。',
    en: 'Rating is voluntary. Nobody may force or influence it.',
  },
} as const satisfies Readonly<Record<string, Said>>;

type Word = keyof typeof words;

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w)\}/g, (_, name: string) => String(values[name] ?? ''));

/** The statuses, worst first. */
const statuses = ['open', 'untried', 'met', 'none'] as const;

/** The statement of accessibility. */
export function accessibilityPage(base: string, contact: AccessibilityContact, language: StatementLanguage): string {
  const word = (name: Word) => words[name][language];
  const say = (said: Said | undefined) => escaped(said?.[language] ?? '');
  const end = language === 'en' ? '.' : '。';

  const clause = ({number, level, name, by, open = [], none}: StatedClause): string => {
    const title = [number, say(name), level && `<small>${fill(word('level'), {l: level})}</small>`]
      .filter(Boolean)
      .join(' ');
    const reasons = open.map(why => `<p>${word('why')}${say(why)}${end}</p>`).join('');
    const tested = by.map(test => say(report.tests[test])).join(language === 'en' ? '; ' : '；');
    return `<li><b>${title}</b>${reasons}${none ? `<p>${say(none)}${end}</p>` : ''}${tested ? `<p class="muted">${word('tested')}${tested}${end}</p>` : ''}</li>`;
  };
  const ofStatus = (status: StatedClause['status']): string => {
    const clauses = report.clauses.filter(one => one.status === status);
    const groups = Object.entries(report.norms).map(([norm, name]) => {
      const own = clauses.filter(one => one.norm === norm);
      return own.length === 0 ? '' : `<h3>${say(name)}</h3><ul class="clauses">${own.map(clause).join('')}</ul>`;
    });
    return `<section><h2>${word(status)} <small>${fill(word('count'), {n: clauses.length})}</small></h2>${clauses.length === 0 ? `<p>${word('empty')}</p>` : groups.join('')}</section>`;
  };

  const {name, phone, page: form} = contact;
  const who = name === undefined ? '' : `<span lang="zh-CN">${escaped(name)}</span>${language === 'en' ? ': ' : '：'}`;
  const other = language === 'en' ? 'zh-CN' : 'en';
  return page({
    base,
    language,
    title: word('title'),
    scripts: [],
    main: `<p class="other"><a href="${base}/accessibility?lang=${other}" lang="${other}" hreflang="${other}">${other === 'en' ? 'English' : '中文'}</a></p>
<h1>${word('title')}</h1>
<p>${word('about')}</p>
<p>${fill(word('how'), {v: report.version, s: report.states, c: report.conditions})}</p>
<p>${word('people')}</p>
<section>
<h2>${word('complain')}</h2>
<p>${word('law')}</p>
<p class="help">${who}${callLink(phone, word('call'))}</p>
${form === undefined ? '' : `<p class="help"><a href="${escaped(form)}">${word('write')}</a></p>\n`}</section>
<div class="statement">
${statuses.map(ofStatus).join('\n')}
</div>`,
    footer: word('free'),
  });
}
