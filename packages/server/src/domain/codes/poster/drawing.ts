/** A command of an outline, in the coordinates of its drawing; the numbers are points, the last one is where it ends. */
export interface PathCommand {
  readonly command: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly numbers: readonly number[];
}

/** A filled outline. */
export interface Shape {
  /** `#rrggbb`. */
  readonly fill: string;
  readonly path: readonly PathCommand[];
}

/** One page, in millimetres from its top left corner. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** BCP 47 tag of its words. */
  readonly language: string;
  readonly title: string;
  /** All its words in reading order, for who hears it. */
  readonly words: readonly string[];
  readonly shapes: readonly Shape[];
}

/** A rectangle as an outline. */
export const rectangle = (x: number, y: number, width: number, height: number): PathCommand[] => [
  {command: 'M', numbers: [x, y]},
  {command: 'L', numbers: [x + width, y]},
  {command: 'L', numbers: [x + width, y + height]},
  {command: 'L', numbers: [x, y + height]},
  {command: 'Z', numbers: []},
];

/** An outline moved and scaled; `scaleY` is negative for outlines of fonts, which grow upwards. */
export const placed = (
  path: readonly PathCommand[],
  x: number,
  y: number,
  scaleX: number,
  scaleY: number,
): PathCommand[] =>
  path.map(({command, numbers}) => ({
    command,
    numbers: numbers.map((number, index) => (index % 2 === 0 ? x + number * scaleX : y + number * scaleY)),
  }));
