const paper = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});

type Channels = [red: number, green: number, blue: number, alpha: number];
const read = new Map<string, Channels>();

/** Red, green, blue and opacity of a computed colour in any notation. */
function channels(colour: string): Channels {
  let found = read.get(colour);
  if (!found) read.set(colour, (found = drawn(colour)));
  return found;
}

function drawn(colour: string): Channels {
  if (!paper) throw new Error('no canvas');
  paper.clearRect(0, 0, 1, 1);
  paper.fillStyle = colour;
  paper.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = paper.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour)
    .slice(0, 3)
    .map(value => value / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The ancestors of an element, also outside its shadow root. */
const around = (element: Element): Element | null =>
  element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

/** The contrast of the text of an element with the nearest opaque ground behind it, as WCAG 2.2 computes it. */
export function contrastOf(element: Element): number {
  let ground: Element | null = element;
  while (ground && channels(getComputedStyle(ground).backgroundColor)[3] < 1) ground = around(ground);
  const behind = luminance(ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)');
  const [dark, light] = [luminance(getComputedStyle(element).color), behind].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The contrast of two colours, as WCAG 2.2 computes it. */
export function contrastBetween(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
