/** How a person may have set device, app and page: the conditions under which every state is measured. */
export interface Condition {
  /** Of the page, in CSS pixels. */
  readonly width: number;
  /** The size of text set in the browser, in percent. */
  readonly font: number;
  /** The size of text set in WeChat, in percent: `text-size-adjust` of the body. */
  readonly wechat: number;
  readonly theme: Theme;
  /** Whether the version for the elderly is on, which goes with every theme. */
  readonly elder: boolean;
  /** Whether a person's own style sheet widens the text, as in WCAG 1.4.12. */
  readonly spacing: boolean;
}

/** How a person sees the colours. */
export type Theme = (typeof factors.theme)[number];

/** What varies, and its values. */
export const factors = {
  width: [320, 390, 768, 1280],
  font: [100, 200],
  wechat: [100, 160],
  theme: ['default', 'contrast', 'dark', 'forced dark', 'forced colours'],
  elder: [false, true],
  spacing: [false, true],
} as const;

/** What nobody has changed. */
export const usual: Condition = {width: 390, font: 100, wechat: 100, theme: 'default', elder: false, spacing: false};

/** Every state is measured under these, whatever else is. */
export const corners: readonly Condition[] = [
  usual,
  {...usual, width: 320, font: 200},
  {...usual, width: 360, wechat: 160, elder: true},
  {...usual, width: 360, theme: 'forced dark'},
  {...usual, width: 320, spacing: true},
  {...usual, width: 320, elder: true, spacing: true},
  {...usual, width: 1280},
];

/** Of the corners, those under which the focus is put on every control. */
export const focused: readonly Condition[] = corners.slice(0, 4);

type Row = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, readonly unknown[]>>;

const pairsOf = (row: Row): string[] => {
  const entries = Object.entries(row);
  return entries.flatMap(([name, value], at) =>
    entries.slice(at + 1).map(([other, its]) => `${name}=${String(value)} ${other}=${String(its)}`),
  );
};

/** Every pair of two values of two factors. */
export function everyPair(values: Values): Set<string> {
  const entries = Object.entries(values);
  return new Set(
    entries.flatMap(([name, own], at) =>
      entries
        .slice(at + 1)
        .flatMap(([other, others]) => own.flatMap(a => others.flatMap(b => pairsOf({[name]: a, [other]: b})))),
    ),
  );
}

/** Every row of all values. */
const product = (values: Values): Row[] =>
  Object.entries(values).reduce<Row[]>(
    (rows, [name, own]) => rows.flatMap(row => own.map(value => ({...row, [name]: value}))),
    [{}],
  );

/**
 * The rows `first`, and as many more as it takes for every pair of values of two factors to be in one of them: each next row is
 * the first of those that have the most pairs that are missing.
 */
export function allPairs<R extends object>(values: Values, first: readonly R[]): readonly R[] {
  const missing = everyPair(values);
  const take = (row: object) => pairsOf(row as Row).forEach(pair => missing.delete(pair));
  const rows = [...first];
  first.forEach(take);
  const all = product(values);
  while (missing.size > 0) {
    const worth = all.map(row => pairsOf(row).filter(pair => missing.has(pair)).length);
    const next = all[worth.indexOf(Math.max(...worth))] as R;
    rows.push(next);
    take(next);
  }
  return rows;
}

/** The conditions of a citizen's own device. */
export const conditions: readonly Condition[] = allPairs<Condition>(factors, corners);

/** What varies on the screens of a hall: nobody sets their text, and they are as wide as what was bought. */
export const screenFactors = {
  width: [800, 1080, 1280, 1920],
  theme: factors.theme,
  elder: factors.elder,
  spacing: factors.spacing,
} as const;

/** The conditions of the screens of a hall. */
export const screenConditions: readonly Condition[] = allPairs(screenFactors, [
  {width: 1280, theme: 'default', elder: false, spacing: false},
] as const).map(row => ({...usual, ...row}));

/** Every state of a screen of a hall is shown under these, whatever else is. */
export const screenCorners: readonly Condition[] = [
  {...usual, width: 1280},
  {...usual, width: 1080, elder: true},
  {...usual, width: 800, elder: true, spacing: true},
  {...usual, width: 1920, theme: 'forced dark'},
];

/** The height that goes with a width: phones and stands are upright, desktops and windows lie. */
export const heightOf = (width: number): number =>
  ({320: 640, 360: 740, 390: 844, 768: 1024, 800: 1280, 1080: 1920, 1280: 800, 1920: 1080})[width] ?? width;

/** A condition in words, what is usual left out. */
export const inWords = ({width, font, wechat, theme, elder, spacing}: Condition): string =>
  [
    `${width} px`,
    font !== 100 && `font ${font} %`,
    wechat !== 100 && `WeChat ${wechat} %`,
    theme !== 'default' && theme,
    elder && '长辈版',
    spacing && 'text spacing',
  ]
    .filter(Boolean)
    .join(', ');
