/** The file that is loaded when a person saves a number as a picture or prints it; other pages do not load it. */
import {localized} from '../messages/language.ts';
import {sheetCatalogues, type SheetMessages} from '../messages/sheet.ts';
import type {Sheet} from './facts.ts';
import {inApp, keepPicture, showPicture} from './keep-picture.ts';
import {linesOf} from './lines.ts';
import {isPaper, printSheet, type Paper} from './paper.ts';
import {drawPicture} from './picture.ts';

function sentencesIn(language: string): SheetMessages {
  const chinese = sheetCatalogues['zh-CN'] as SheetMessages;
  if (sheetCatalogues[language]) return sheetCatalogues[language];
  const spoken = Object.entries(chinese).map(([key, sentence]) => [key, localized({'zh-CN': sentence}, language)]);
  return Object.fromEntries(spoken) as SheetMessages;
}

/** The fonts of the element, which the page may have chosen for its script. */
const fontsOf = (root: ParentNode): string =>
  getComputedStyle(root.querySelector('[lang]') ?? document.documentElement).fontFamily;

export const save: Sheet['save'] = async ({carried, language, root, tell}) => {
  const messages = sentencesIn(language);
  const canvas = drawPicture(linesOf(carried, messages), fontsOf(root));
  if (!canvas) return tell(messages.noPicture);
  const kept = await keepPicture(canvas, `${messages.title} ${carried.receiptNumber}.png`);
  const [shown, isImage] = await showPicture(canvas, `${messages.number} ${carried.receiptNumber}`);
  tell(messages[kept ? (isImage ? 'saved' : 'savedOnly') : isImage ? 'hold' : 'shot'], shown);
};

export const print: Sheet['print'] = async ({carried, language, root, printWidth, tell}) => {
  const messages = sentencesIn(language);
  if (inApp() || typeof globalThis.print !== 'function') return tell(messages.noPrint);
  const run = (on: Paper) => printSheet(linesOf(carried, messages), on, language, root);
  if (isPaper(printWidth)) {
    await run(printWidth);
    return tell('');
  }
  const choice = document.createElement('div');
  choice.style.width = '100%';
  for (const [on, words] of [
    ['a4', messages.a4],
    ['80', messages.roll80],
    ['58', messages.roll58],
  ] as const) {
    const button = choice.appendChild(document.createElement('button'));
    Object.assign(button, {
      ...{type: 'button', textContent: words},
      onclick: () => void run(on).catch(() => tell(messages.noPrint)),
    });
    Object.assign(button.style, {display: 'block', width: '100%', maxWidth: '20em', margin: '8px auto'});
  }
  tell(messages.paper, choice);
  // Once the element has drawn it.
  requestAnimationFrame(() => choice.querySelector('button')?.focus());
};
