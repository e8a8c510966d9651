import guide from '../packages/elements/EMBED.md?raw';
import guideInChinese from '../packages/elements/EMBED.zh-CN.md?raw';
import operatingPage from '../docs/operate.md?raw';
import operatingPageInChinese from '../docs/operate.zh-CN.md?raw';
import provincePage from '../packages/server/PROVINCE.md?raw';
import provincePageInChinese from '../packages/server/PROVINCE.zh-CN.md?raw';

/** A document of the package as a page here: its links lead to files that only the repository has. */
const asPage = (text: string) =>
  text
    .replace(/^\[(English|中文)\].*$/m, '')
    .replace(/\[([^\]]*)\]\((?!https?:|\?)[^)]*\)/g, '$1')
    .replace(/<!--.*?-->/g, '');

/** The guide to embedding, the same text as in the package. */
export const embedInEnglish = asPage(guide);
export const embedInChinese = asPage(guideInChinese);

/** The page for those who operate the server, the same text as in the package. */
export const operatingInEnglish = asPage(operatingPage);
export const operatingInChinese = asPage(operatingPageInChinese);

/** The page for those who plan for many servers and cities, the same text as in the package. */
export const provinceInEnglish = asPage(provincePage);
export const provinceInChinese = asPage(provincePageInChinese);

const notes = import.meta.glob<string>('../.changeset/*.md', {query: '?raw', import: 'default', eager: true});
const logs = import.meta.glob<string>('../packages/*/CHANGELOG.md', {query: '?raw', import: 'default', eager: true});
const packages = ['elements', 'sdk', 'contract', 'server'];

/** What changed: the notes of what is not released yet by package, then the change logs of releases. */
export const changes = packages
  .flatMap(name => {
    const own = Object.values(notes).flatMap(text => {
      const [, head = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
      const [, kind] = new RegExp(`@gov-rating/${name}['"]?: (\\w+)`).exec(head) ?? [];
      return kind ? [`- ${kind === 'major' ? '**major** ' : ''}${body.trim().replace(/\n+/g, ' ')}`] : [];
    });
    const log = logs[`../packages/${name}/CHANGELOG.md`]?.replace(/^# .*$/m, '') ?? '';
    return own.length > 0 || log ? [`## @gov-rating/${name}`, own.join('\n'), log] : [];
  })
  .join('\n\n');
