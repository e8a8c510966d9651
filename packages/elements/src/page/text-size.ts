/** The text sizes on a page in pixels, the person's own setting, and the width of the window. */
interface Sizes {
  readonly own: number;
  readonly root: number;
  readonly around: number;
  readonly width: number;
}

const sizeOf = (element: Element): number => parseFloat(getComputedStyle(element).fontSize) || 0;

/** The most that a page's large print enlarges; whatever is more is a unit of layout. */
const most = 2;

/**
 * Follows the large print of a page: how many times larger than the person's own setting the text of an element has to be.
 *
 * The rule. An element is never smaller than the person's own setting. It is as large as the text around it, while that
 * is less than twice the setting. And when the text around it, or the root's, becomes larger after the page has loaded, the
 * element becomes larger in the same proportion, up to twice.
 *
 * So what phones' pages do to the root in order to lay out in `rem` enlarges nothing: 62.5 % is smaller; a tenth of the
 * window or `calc(100vw / 7.5)` is more than twice, comes before the page has loaded, and changes with the width of the window.
 * What the person changes in the browser is in the own setting already, and is not counted a second time.
 */
export class TextSize {
  private readonly own: Element;
  private readonly box: HTMLElement;
  private readonly probe: Element;
  private before: Sizes | undefined;
  /** The sizes of the page without its large print. */
  private usual: Sizes | undefined;
  /** How many times the page has enlarged its text since it has loaded. */
  private times = 1;
  private readonly sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(() => this.measure()) : undefined;

  /**
   * @param own Has the person's own setting.
   * @param box Gets how many times larger its text is.
   * @param probe Is as wide as the text around the element is high, and as high as that of the root.
   */
  constructor(own: Element, box: HTMLElement, probe: Element) {
    [this.own, this.box, this.probe] = [own, box, probe];
  }

  begin(): void {
    this.sizes?.observe(this.probe);
  }

  end(): void {
    this.sizes?.disconnect();
  }

  private measure(): void {
    const {ownerDocument} = this.probe;
    const now = {
      own: sizeOf(this.own),
      root: sizeOf(ownerDocument.documentElement),
      around: sizeOf(this.probe),
      width: innerWidth,
    };
    const {before = now} = this;
    const isLayout =
      ownerDocument.readyState !== 'complete' ||
      before.width !== now.width ||
      before.own !== now.own ||
      [now.root / before.root, now.around / before.around].some(ratio => ratio > most || ratio < 1 / most);
    this.before = now;
    if (isLayout || !this.usual) this.usual = {...now, root: now.root / this.times, around: now.around / this.times};
    this.times = Math.min(most, Math.max(1, now.root / this.usual.root || 1, now.around / this.usual.around || 1));
    const beside = now.around / now.own;
    const grown = Math.max(this.times, beside < most ? beside : 1);
    this.box.style.setProperty('--_grown', `${grown}`);
  }
}
