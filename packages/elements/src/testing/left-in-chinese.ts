/** Every text that is drawn in an element, through shadow roots; styles are none. */
function* textsIn(root: Node): Generator<string> {
  if (root instanceof Text && root.data.trim()) yield root.data.trim();
  if (root instanceof HTMLStyleElement) return;
  // A name in a sentence of another language, which is marked as Chinese.
  if (root instanceof HTMLSpanElement && root.lang === 'zh-CN') return;
  const inside = (root as Element).shadowRoot;
  for (const child of inside ? inside.childNodes : root.childNodes) yield* textsIn(child);
}

/** A sentence as a pattern: any text in place of its placeholders. */
const patternOf = (sentence: string) =>
  new RegExp(
    `^${sentence
      .split(/\{\w+\}/)
      .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^\\n]+')}$`,
  );

/** The texts of an element without the mark that are one of these Chinese sentences, with anything in place of placeholders. */
export function leftInChinese(element: Element, sentences: readonly string[], mark: string): string[] {
  const patterns = sentences.filter(sentence => /\p{Script=Han}/u.test(sentence)).map(patternOf);
  return [...textsIn(element)].filter(
    text => !text.includes(mark.trim()) && patterns.some(pattern => pattern.test(text)),
  );
}

/** How many texts of an element carry a mark. */
export const markedTexts = (element: Element, mark: string): number =>
  [...textsIn(element)].filter(text => text.startsWith(mark.trim())).length;
