import {languages, type Language} from '@gov-rating/contract';

/**
 * The language to answer in: the best of `Accept-Language` (RFC 9110 section 12.5.4) that there is, else Chinese.
 * Traditional script is asked for as `zh-Hant` or by Taiwan, Hong Kong and Macao.
 */
export function parseLanguage(header: string | null | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map(wish => {
      const [tag = '', ...parameters] = wish
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2) ?? '1';
      return {language: known(tag), quality: Number(quality)};
    })
    .filter(({language, quality}) => language !== undefined && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes[0]?.language ?? languages[0];
}

function known(tag: string): Language | undefined {
  if (tag === 'en' || tag.startsWith('en-')) return 'en';
  if (/^zh-(hant|tw|hk|mo)\b/.test(tag)) return 'zh-TW';
  return tag === 'zh' || tag.startsWith('zh-') ? 'zh-CN' : undefined;
}
