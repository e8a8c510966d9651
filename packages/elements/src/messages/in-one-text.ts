/**
 * Sentences in one text, each with its stop, as a screen reader reads it. Empty ones are left out.
 *
 * @example inOneText('zh-CN', ['评价已收到', '']) // '评价已收到'
 */
export const inOneText = (language: string, sentences: readonly (string | undefined)[]): string =>
  sentences
    .filter(Boolean)
    .join(/^zh/.test(language) ? '。' : '. ')
    .replace(/([。.！？]) ?[。.]/g, '$1');
