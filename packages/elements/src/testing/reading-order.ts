const han = /^[^\p{L}]*\p{Script=Han}/u;
const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Every text in an element that is drawn, through shadow roots. */
function* textsIn(root: Node): Generator<Text> {
  if (root instanceof Text && root.data.trim()) yield root;
  const inside = (root as Element).shadowRoot;
  for (const child of inside ? inside.childNodes : root.childNodes) yield* textsIn(child);
}

/** The characters of a text with their places; collapsed spaces have none. */
function charactersOf(text: Text): {character: string; left: number; right: number; top: number}[] {
  const range = document.createRange();
  return [...text.data].flatMap((character, index) => {
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    const {left, right, top, width} = range.getBoundingClientRect();
    return width > 0 && character.trim() ? [{character, left, right, top}] : [];
  });
}

/**
 * The texts whose characters do not follow one another on each line as their script is read, such as a Chinese sentence
 * with its stop at its beginning.
 */
export function misplacedTexts(element: Element): string[] {
  return [...textsIn(element)]
    .filter(({data}) => han.test(data) || rightToLeft.test(data))
    .filter(text => {
      const onwards = han.test(text.data) ? 1 : -1;
      const characters = charactersOf(text);
      return characters.some(({left, top}, index) => {
        const before = characters[index - 1];
        return before && Math.abs(top - before.top) < 4 && (left - before.left) * onwards < 0;
      });
    })
    .map(({data}) => data);
}
