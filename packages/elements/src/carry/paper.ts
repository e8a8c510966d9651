import {quietZone} from '../base/qr-path.ts';
import type {Line} from './lines.ts';

/** Plain paper, or the roll of a thermal printer by its width in millimetres. */
export type Paper = 'a4' | '80' | '58';

/** Everything in black: a thermal printer has no grey. */
const everyPaper = `
  * { margin: 0; overflow-wrap: anywhere; }
  html { background: #fff; color: #000; text-align: center; line-height: 1.4; text-wrap: balance;
    font-family: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
  .item, .number, .text, .help { font-weight: 600; }
  .number span { display: inline-block; }
  svg { display: block; margin: 0 auto; }`;

const papers: Readonly<Record<Paper, string>> = {
  a4: `
  @page { size: A4; margin: 20mm; }
  body { font-size: 14pt; }
  h1 { font-size: 22pt; }
  .item, .help { margin-top: 8mm; }
  .label { margin-top: 10mm; }
  .number { font-size: 28pt; }
  svg { width: 70mm; }`,
  // What the head of such a printer reaches is 8 and 10 mm narrower than the paper.
  80: `
  body { width: 72mm; margin: 0 auto; padding: 3mm 0 8mm; font-size: 10pt; }
  h1 { font-size: 14pt; }
  .item, .help, .label { margin-top: 3mm; }
  .number { font-size: 18pt; }
  svg { width: 56mm; }`,
  58: `
  body { width: 48mm; margin: 0 auto; padding: 3mm 0 8mm; font-size: 9pt; }
  h1 { font-size: 12pt; }
  .item, .help, .label { margin-top: 3mm; }
  .number { font-size: 15pt; }
  svg { width: 48mm; }`,
};

/** Whether a text names a paper. */
export const isPaper = (name: string): name is Paper => Object.keys(papers).includes(name);

const svg = 'http://www.w3.org/2000/svg';
const millimetre = 96 / 25.4;

/**
 * Prints a sheet alone, from an empty frame of its own, so that nothing of the page around is on the paper. Made by
 * script: neither a policy for styles nor one for HTML concerns it. Resolves once the browser was asked to print, and
 * rejects where it cannot.
 *
 * @param root The tree in which the frame is until the next sheet, since some browsers print later.
 */
export async function printSheet(
  lines: readonly Line[],
  on: Paper,
  language: string,
  root: ParentNode & Node,
): Promise<void> {
  const made = document.createElement('iframe');
  for (const before of root.querySelectorAll('iframe.sr')) before.remove();
  made.className = 'sr';
  made.tabIndex = -1;
  made.setAttribute('aria-hidden', 'true');
  // Some browsers put the empty document there at once, others later.
  await new Promise(resolve => {
    made.onload = resolve;
    root.appendChild(made);
  });
  const {contentDocument: page, contentWindow: frame} = made as {contentDocument: Document; contentWindow: Window};
  const {documentElement, body} = page;
  page.title = lines[0]?.kind === 'title' ? lines[0].text : '';
  documentElement.lang = language;
  for (const line of lines) body.appendChild(drawn(line, page));
  dress(page, on);
  frame.focus();
  frame.print();
}

function drawn(line: Line, page: Document): Element {
  if (line.kind === 'code') {
    const {path, size} = line.code;
    const code = page.createElementNS(svg, 'svg');
    const whole = size + 2 * quietZone;
    code.setAttribute('viewBox', `${-quietZone} ${-quietZone} ${whole} ${whole}`);
    code.setAttribute('shape-rendering', 'crispEdges');
    code.appendChild(page.createElementNS(svg, 'path')).setAttribute('d', path);
    return code;
  }
  const {kind, text, isChinese} = line;
  const element = page.createElement(kind === 'title' ? 'h1' : 'p');
  element.className = kind;
  element.dir = 'auto';
  if (isChinese) element.lang = 'zh-CN';
  // A number goes to the next line at its hyphens.
  if (kind !== 'number') element.textContent = text;
  else
    for (const group of text.match(/[^-]+-?/g) ?? [])
      element.appendChild(page.createElement('span')).textContent = group;
  return element;
}

/** Styles without a style element, which a policy forbids; browsers from before 2023 print without them. */
function dress(page: Document, on: Paper): void {
  const Sheet = (page.defaultView as unknown as typeof globalThis).CSSStyleSheet;
  try {
    const sheet = new Sheet();
    sheet.replaceSync(everyPaper + papers[on]);
    page.adoptedStyleSheets = [sheet];
    // A roll is cut where the text ends.
    if (on !== 'a4')
      sheet.insertRule(
        `@page { size: ${on}mm ${Math.ceil(page.body.offsetHeight / millimetre) + 2}mm; margin: 0; }`,
        sheet.cssRules.length,
      );
  } catch {
    // Readable, in the browser's own letters.
    for (const code of page.querySelectorAll('svg')) code.setAttribute('width', '180');
  }
}
