import type {StatementLanguage} from '../packages/server/src/node/accessibility-facts.ts';
import {accessibilityReport as report} from '../packages/server/src/node/accessibility-report.ts';

const words = {
  'zh-CN': {
    how: (version: string) =>
      `版本 ${version}：${report.states} 种状态，每种在 ${report.conditions} 组条件下测量。服务器的页面 /accessibility 内容相同，另写明向谁投诉。`,
    open: '没有做到',
    untried: '还没有请人试用',
    met: '做到了（按测试）',
    none: '没有这类内容',
    head: ['条款', '内容', '结论', '怎么测的，或者为什么'],
  },
  en: {
    how: (version: string) =>
      `Version ${version}: ${report.states} states, each measured under ${report.conditions} conditions. The server's page /accessibility says the same, and to whom to complain.`,
    open: 'not met',
    untried: 'not yet tried by people',
    met: 'met, as far as tests tell',
    none: 'nothing of the kind here',
    head: ['clause', 'what', 'status', 'how tested, or why'],
  },
} as const;

const row = (cells: readonly string[]): string => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** The statement of accessibility as Markdown: a table for each norm. */
function statement(language: StatementLanguage): string {
  const {how, head, ...statuses} = words[language];
  const tables = Object.entries(report.norms).flatMap(([norm, name]) => [
    `## ${name[language]}`,
    [
      row(head),
      row(head.map(() => '---')),
      ...report.clauses
        .filter(clause => clause.norm === norm)
        .map(({number, level = '', name, status, by, open = [], none}) => {
          const tested = by.map(test => report.tests[test]?.[language] ?? '');
          const why = [...open.map(said => said[language]), none?.[language] ?? '', ...tested].filter(Boolean);
          return row([`${number} ${level}`.trim(), name[language], statuses[status], why.join('; ')]);
        }),
    ].join('\n'),
  ]);
  return [how(report.version), ...tables].join('\n\n');
}

/** The statement of accessibility, the same as on the server's page. */
export const statementInChinese = statement('zh-CN');
export const statementInEnglish = statement('en');
