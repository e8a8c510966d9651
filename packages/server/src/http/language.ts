import {languages, type Language} from '@gov-rating/contract';
import {parseAccept} from 'hono/utils/accept';
import {headerLimit} from './header-limit.ts';

/**
 * The language to answer in: the best of `Accept-Language` (RFC 9110 section 12.5.4) that there is, else Chinese.
 * Traditional script is asked for as `zh-Hant` or by Taiwan, Hong Kong and Macao.
 */
export function parseLanguage(header: string | null | undefined): Language {
  const wanted = parseAccept((header ?? '').slice(0, headerLimit)).filter(({q}) => q > 0);
  return wanted.map(({type}) => known(type.toLowerCase())).find(language => language !== undefined) ?? languages[0];
}

function known(tag: string): Language | undefined {
  if (tag === 'en' || tag.startsWith('en-')) return 'en';
  if (/^zh-(hant|tw|hk|mo)\b/.test(tag)) return 'zh-TW';
  return tag === 'zh' || tag.startsWith('zh-') ? 'zh-CN' : undefined;
}
