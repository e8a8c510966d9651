/** Runs in a page, an element's or the server's: measures what a person meets, through shadow roots. Imports nothing of it. */
import {contrastBetween} from '../../src/testing/contrast.ts';

/** What was found wrong: by which measure, at what, and the figures. */
export interface Finding {
  readonly measure: Measure;
  /** The element's tag and what in it, such as `gov-rating-receipt [part=receipt]`. */
  readonly at: string;
  readonly figures: string;
}

/** What is measured under each condition. */
export type Measure =
  | 'sideways'
  | 'cut'
  | 'target 24'
  | 'target 44'
  | 'target 60'
  | 'contrast'
  | 'edge'
  | 'focus unseen'
  | 'focus covered'
  | 'heading'
  | 'entrance'
  | 'lang'
  | 'order'
  /** The number of the criterion of WCAG and the rule of axe. */
  | `axe ${string} ${string}`;

const isElement = (node: Node | null): node is Element => node instanceof Element;

/** Everything in the page, through shadow roots. */
export function everything(root: ParentNode = document.body): Element[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ]);
}

const around = (node: Node): Element | null => {
  const {parentNode} = node;
  if (isElement(parentNode)) return parentNode.assignedSlot ?? parentNode;
  return parentNode instanceof ShadowRoot ? parentNode.host : null;
};

/** Every element around one, from the inside out. */
function* outwards(node: Node): Generator<Element> {
  for (let at = around(node); at; at = around(at)) yield at;
}

/** What stays the same when other things on the page change: tag of the host and part, id, class or tag. */
export function placeOf(element: Element): string {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot ? root.host.localName : '';
  const part = element.getAttribute('part');
  const {id, localName} = element;
  const [name] = element.classList;
  const own = part
    ? `[part=${part.split(' ')[0]}]`
    : id && !/\d/.test(id)
      ? `#${id}`
      : name
        ? `${localName}.${name}`
        : localName;
  return [host, own].filter(Boolean).join(' ');
}

const words = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
};

/** One pass over the page: styles and boxes are read once. */
class Pass {
  private readonly styles = new Map<Element, CSSStyleDeclaration>();
  private readonly boxes = new Map<Element, DOMRect>();
  private readonly grounds = new Map<Element, string>();
  private found: Element[] | undefined;

  get all(): Element[] {
    return (this.found ??= everything());
  }

  style(element: Element): CSSStyleDeclaration {
    let style = this.styles.get(element);
    if (!style) this.styles.set(element, (style = getComputedStyle(element)));
    return style;
  }
  box(element: Element): DOMRect {
    let box = this.boxes.get(element);
    if (!box) this.boxes.set(element, (box = element.getBoundingClientRect()));
    return box;
  }
  isSeen(element: Element): boolean {
    const {width, height} = this.box(element);
    return width > 1 && height > 1 && this.style(element).visibility === 'visible';
  }

  /** What is only for those who hear it: a box of a pixel cuts it. */
  private isHidden(text: Node): boolean {
    for (const element of outwards(text)) {
      const {display, visibility, clipPath, overflowX} = this.style(element);
      if (display === 'none' || visibility !== 'visible') return true;
      if (display === 'contents') continue;
      const {width, height} = this.box(element);
      if ((width <= 1.5 || height <= 1.5) && (overflowX !== 'visible' || clipPath !== 'none')) return true;
    }
    return false;
  }

  /** Every text that is seen, with the boxes of its lines. */
  texts(): {readonly text: Text; readonly parent: Element; readonly lines: readonly DOMRect[]}[] {
    const range = document.createRange();
    const roots: Node[] = [document.body, ...this.all.flatMap(({shadowRoot}) => (shadowRoot ? [shadowRoot] : []))];
    return roots.flatMap(root => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        const parent = around(text);
        if (!parent || !text.data.trim() || parent.matches('script, style, noscript, option, title, textarea'))
          continue;
        range.selectNodeContents(text);
        const lines = [...range.getClientRects()].filter(({width, height}) => width > 0.5 && height > 0.5);
        if (lines.length > 0 && !this.isHidden(text)) found.push({text, parent, lines});
      }
      return found;
    });
  }

  /** A box that scrolls sideways and that the keyboard reaches, as a wide table may have. */
  private isScroller(element: Element): boolean {
    return element.matches('[tabindex="0"]') && element.querySelector('table, svg') !== null;
  }

  /** The page, and what in it, is not wider than what a person sees. */
  sideways(): Finding[] {
    const {clientWidth, scrollWidth} = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = this.all.filter(
      element => this.isSeen(element) && this.box(element).right > clientWidth + 1 && !this.inScroller(element),
    );
    const outer = new Set(wide.flatMap(element => [...outwards(element)]));
    const deepest = wide.filter(element => !outer.has(element));
    return deepest.map(element => ({
      measure: 'sideways',
      at: placeOf(element),
      figures: `“${words(element.textContent ?? '')}” ends at ${Math.ceil(this.box(element).right)} of ${clientWidth} px`,
    }));
  }

  private inScroller(element: Element): boolean {
    return [...outwards(element)].some(
      outer => /auto|scroll/.test(this.style(outer).overflowX) && this.isScroller(outer),
    );
  }

  /** No text ends where its box, or a box that cuts, ends. */
  cut(): Finding[] {
    const found: Finding[] = [];
    for (const {text, parent, lines} of this.texts()) {
      const [left, right, bottom] = [
        Math.min(...lines.map(line => line.left)),
        Math.max(...lines.map(line => line.right)),
        Math.max(...lines.map(line => line.bottom)),
      ];
      const fault = this.cutBy(parent, left, right, bottom);
      if (fault) found.push({measure: 'cut', at: placeOf(parent), figures: `“${words(text.data)}” ${fault}`});
    }
    for (const field of this.all.filter(element => element.matches('button, select') && this.isSeen(element)))
      if (field.scrollWidth > field.clientWidth + 1 && this.style(field).overflowX !== 'visible')
        found.push({measure: 'cut', at: placeOf(field), figures: `${field.scrollWidth} in ${field.clientWidth} px`});
    return found;
  }

  private cutBy(parent: Element, left: number, right: number, bottom: number): string | undefined {
    let framed = false;
    for (const box of [parent, ...outwards(parent)]) {
      const style = this.style(box);
      if (style.display === 'contents' || style.display === 'inline') continue;
      const edge = this.box(box);
      const out = Math.max(right - edge.right, edge.left - left);
      // A chart draws beyond its own box, which nobody sees.
      const frame =
        !(box instanceof SVGElement) &&
        (parseFloat(style.borderLeftWidth) > 0 || !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor));
      if (!framed && frame && out > 2.5) return `leaves ${placeOf(box)} by ${out.toFixed(0)} px`;
      framed ||= frame;
      if (/auto|scroll/.test(style.overflowX) && this.isScroller(box)) return undefined;
      if (style.overflowX !== 'visible' && out > 1.5) return `is cut by ${placeOf(box)}`;
      if (/hidden|clip/.test(style.overflowY) && bottom - edge.bottom > 2 && box !== document.body)
        return `is cut below by ${placeOf(box)}`;
      if (style.position === 'fixed') return undefined;
    }
    return undefined;
  }

  /** What is pressed, with the box that a finger meets: a drawn box covers a native input. */
  targets(): {readonly control: HTMLElement; readonly box: DOMRect}[] {
    const controls = this.all.filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement &&
        element.matches('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]') &&
        !element.matches(':disabled'),
    );
    return controls.flatMap(control => {
      const label = control.closest('label');
      const shown = control.matches('[type=radio], [type=checkbox]')
        ? (label ?? control.nextElementSibling ?? control)
        : control;
      const box = this.box(shown);
      return box.width > 1 && box.height > 1 && this.style(control).visibility === 'visible' ? [{control, box}] : [];
    });
  }

  /** A link in a sentence is as high as its line: WCAG 2.5.8 and 2.5.5 except it. */
  private isInSentence(control: Element): boolean {
    if (!control.matches('a') || this.style(control).display !== 'inline') return false;
    return (around(control)?.textContent ?? '').trim().length > (control.textContent ?? '').trim().length;
  }

  /** Targets of 24 px (WCAG 2.5.8), of 44 (2.5.5; MIIT 2021 No. 67, annex 2, 2.1), and for the elderly of 60. */
  targetSizes(): Finding[] {
    return this.targets().flatMap(({control, box: {width, height}}) => {
      const least = [...outwards(control)].some(outer => outer.matches('.is-elder, .screen.elder, [theme=elder]'))
        ? 60
        : 44;
      const size = Math.min(width, height);
      if (size >= least - 0.5 || this.isInSentence(control)) return [];
      const measure = size < 23.5 ? 'target 24' : size < 43.5 ? 'target 44' : 'target 60';
      const figures = `“${words(control.textContent ?? '')}” ${Math.round(width)} × ${Math.round(height)} of ${least} px`;
      return [{measure, at: placeOf(control), figures} as const];
    });
  }

  /** Text of 4.5:1, from 24 px or bold from 18.66 px on of 3:1 (WCAG 1.4.3). What cannot be used is excepted. */
  contrasts(): Finding[] {
    const found: Finding[] = [];
    const seen = new Set<Element>();
    for (const {text, parent} of this.texts()) {
      if (seen.has(parent) || seen.add(parent).size === 0) continue;
      if (
        parent.closest(':disabled, [aria-disabled=true]') ??
        parent.closest('fieldset:disabled, label')?.querySelector(':disabled')
      )
        continue;
      const {fontSize, fontWeight} = this.style(parent);
      const size = parseFloat(fontSize);
      const least = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      const {color} = this.style(parent);
      const contrast = Math.max(
        contrastBetween(color, this.groundOf(parent)),
        contrastBetween(color, this.groundUnder(parent)),
      );
      if (contrast < least - 0.01)
        found.push({
          measure: 'contrast',
          at: placeOf(parent),
          figures: `“${words(text.data)}” ${contrast.toFixed(2)} of ${least}`,
        });
    }
    return found;
  }

  /** The edge of a field, without which nobody sees where to write, of 3:1 (WCAG 1.4.11). */
  edges(): Finding[] {
    const fields = this.all.filter(element =>
      element.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=range], [type=hidden])'),
    );
    return fields
      .filter(field => this.isSeen(field) && !field.matches(':disabled'))
      .flatMap(field => {
        const {borderTopColor, backgroundColor} = this.style(field);
        const ground = this.groundOf(around(field));
        const contrast = Math.max(contrastBetween(borderTopColor, ground), contrastBetween(backgroundColor, ground));
        return contrast < 3
          ? [{measure: 'edge' as const, at: placeOf(field), figures: `${contrast.toFixed(2)} of 3`}]
          : [];
      });
  }

  /** The ground of what lies over something that it is not in, such as a button in the corner of a card. */
  private groundUnder(element: Element): string {
    const over = [element, ...outwards(element)].find(at => /absolute|fixed/.test(this.style(at).position));
    const near = over?.previousElementSibling;
    return this.groundOf(near && this.box(near).width > 1 ? near : element);
  }

  /** The nearest colour behind that nothing shines through. */
  groundOf(from: Element | null): string {
    if (!from) return getComputedStyle(document.documentElement).colorScheme === 'dark' ? '#121212' : '#fff';
    let ground = this.grounds.get(from);
    if (ground === undefined) {
      const {backgroundColor} = this.style(from);
      const isOpaque = !/^rgba\(|\/|^transparent$/.test(backgroundColor);
      this.grounds.set(from, (ground = isOpaque ? backgroundColor : this.groundOf(around(from))));
    }
    return ground;
  }
}

/** Everything that is measured under each condition. */
export function measure(): readonly Finding[] {
  const pass = new Pass();
  return [...pass.sideways(), ...pass.cut(), ...pass.targetSizes(), ...pass.contrasts(), ...pass.edges()];
}

/**
 * The focus on each control, from the last to the first, under a head of 96 px that stays: whether it is seen (a line of 2 px and
 * 3:1) and not covered (WCAG 2.4.7, 2.4.11, 1.4.11). The person has pressed a key before.
 */
export function measureFocus(): readonly Finding[] {
  const head = document.createElement('div');
  head.setAttribute('style', 'position: sticky; top: 0; height: 96px; background: #fff; z-index: 2147483647');
  document.body.prepend(head);
  const found: Finding[] = [];
  const before = focused();
  for (const {control} of new Pass().targets().toReversed()) {
    if (control.tabIndex < 0) continue;
    control.focus({preventScroll: true});
    // As the browser does by itself, but at once.
    control.scrollIntoView({block: 'nearest', behavior: 'instant'});
    if (focused() !== control) continue;
    const pass = new Pass();
    const label = control.closest('label');
    const shown = [control, control.nextElementSibling, label].filter(isElement);
    const isDrawn = shown.some(element => {
      const {outlineStyle, outlineWidth, outlineColor, boxShadow} = pass.style(element);
      // The browser's own ring has both a light and a dark line.
      if (outlineStyle === 'auto') return true;
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return boxShadow !== 'none';
      return contrastBetween(outlineColor, pass.groundOf(around(element))) >= 3;
    });
    if (!isDrawn)
      found.push({measure: 'focus unseen', at: placeOf(control), figures: words(control.textContent ?? '')});
    const {top, bottom} = (label ?? control).getBoundingClientRect();
    const lid = control.closest('dialog') || top < -1e4 ? 0 : head.getBoundingClientRect().bottom;
    if (bottom <= lid || top >= innerHeight)
      found.push({
        measure: 'focus covered',
        at: placeOf(control),
        figures: `ends at ${Math.round(bottom)} px under ${Math.round(lid)}`,
      });
  }
  head.remove();
  (focused() as HTMLElement | null)?.blur();
  (before as HTMLElement | null)?.focus();
  scrollTo(0, 0);
  return found;
}

function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body ? null : element;
}

/** Headings go down by one level and have words, the version for the elderly is offered, nothing changes the order of the tab key. */
export function measureStructure(): readonly Finding[] {
  const pass = new Pass();
  const found: Finding[] = [];
  let last = 0;
  for (const heading of pass.all.filter(element => element.matches('h1, h2, h3, h4, h5, h6') && pass.isSeen(element))) {
    const level = Number(heading.localName[1]);
    if (!heading.textContent?.trim()) found.push({measure: 'heading', at: placeOf(heading), figures: 'has no words'});
    if (last > 0 && level > last + 1)
      found.push({measure: 'heading', at: placeOf(heading), figures: `${level} after ${last}`});
    last = level;
  }
  const cards = pass.all.filter(element => element.matches('[part=card]') && pass.isSeen(element));
  // The server's pages have a switch of their own, for the page and the element in it.
  const entrances = pass.all.filter(element => element.matches('[part=elder], #elder') && pass.isSeen(element));
  for (const card of cards.slice(0, 1))
    if (entrances.length === 0) found.push({measure: 'entrance', at: placeOf(card), figures: 'there is no 长辈版'});
  for (const element of pass.all.filter(element => element instanceof HTMLElement && element.tabIndex > 0))
    found.push({measure: 'order', at: placeOf(element), figures: `tabindex ${(element as HTMLElement).tabIndex}`});
  return found;
}

/** Chinese text on a page of another language says that it is Chinese (WCAG 3.1.2). */
export function measureLanguage(): readonly Finding[] {
  const pass = new Pass();
  return pass
    .texts()
    .filter(({text}) => /\p{Script=Han}/u.test(text.data))
    .filter(({parent}) => {
      const marked = [parent, ...outwards(parent)].find(element => element.hasAttribute('lang'));
      return !/^zh\b/.test(marked?.getAttribute('lang') ?? '');
    })
    .map(({text, parent}) => ({measure: 'lang', at: placeOf(parent), figures: `“${words(text.data)}”`}));
}
