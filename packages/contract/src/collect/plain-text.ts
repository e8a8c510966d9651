/** What cannot be seen or stored: controls, marks of direction, empty characters, halves of characters. */
const unseen =
  /(?![\t\n\r])\p{Cc}|[\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E0FFF}]/gu;

/** The characters of the grammar that traditional texts write otherwise. */
const traditional =
  '滿評謝覺這對務辦們選復覆體總還極爛壞錯過沒無點給來說級讚贊態個時號結單處貴顆為爲於訂絕與參擾發請優萬億場間從願離準確熱專業經濟應實氣討讓問題現際';
const simplified =
  '满评谢觉这对务办们选复复体总还极烂坏错过没无点给来说级赞赞态个时号结单处贵颗为为于订绝与参扰发请优万亿场间从愿离准确热专业经济应实气讨让问题现际';

const sameInBoth = new Map(Array.from(traditional, (character, at) => [character, Array.from(simplified)[at] ?? '']));

/** Signs that some keyboards offer for a digit and that Unicode does not fold into it. */
const dingbatDigits = /[\u2776-\u277A\u2780-\u2784\u278A-\u278E\u24F5-\u24F9]/g;
const dingbatStarts = [0x278a, 0x2780, 0x2776, 0x24f5];
const digitOfDingbat = (sign: string) => {
  const code = sign.charCodeAt(0);
  return String(code - (dingbatStarts.find(start => start <= code && code < start + 5) ?? code) + 1);
};

/** A small digit above or below the line is part of a unit such as m², never a reply. */
const scripts = /[\u00B2\u00B3\u00B9\u2070-\u209F]/g;

/** The text without what cannot be seen or stored; keys of a phone's keyboard (1️⃣) become their digit. */
export const visible = (text: string): string =>
  text
    .replace(unseen, '')
    .replace(/([0-9])\uFE0F?\u20E3/g, '$1')
    .trim();

/** A text for comparing: one width, one case, simplified characters. */
export function plain(text: string): string {
  const folded = text
    .replace(scripts, '^')
    .replace(dingbatDigits, digitOfDingbat)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/^[.(]+|[.)]+$/g, '');
  return Array.from(folded, character => sameInBoth.get(character) ?? character).join('');
}

/** A text as `plain` writes it, without spaces and signs at its ends: for words in a cell of a form. */
export const plainWord = (text: string): string => plain(visible(text)).replace(/\s/g, '');
