/** Which combination of institution, item, channel and day; an empty text where one of them was left out. */
export type Cell = readonly [institution: string, item: string, channel: string, day: string];

/** How many people rated in a cell. */
export interface CellCount {
  readonly cell: Cell;
  readonly ratings: number;
}

/** What happens to a cell: it joins another one, or it is suppressed. */
export interface Move {
  readonly from: Cell;
  readonly to: Cell | undefined;
}

/** Cells that wait until together they are enough, or until nothing more can come. */
interface Waiting {
  cells: Cell[];
  ratings: number;
}

const nothingWaiting = (): Waiting => ({cells: [], ratings: 0});

/** How many parts of a cell remain when day, channel and item are left out in turn. */
const depths = [3, 2, 1] as const;

/** A cell reduced to its first `depth` parts. */
const at = (cell: Cell, depth: number): Cell =>
  cell.map((part, place) => (place < depth ? part : '')) as unknown as Cell;

/**
 * Small cell suppression: joins the cells of one month in which fewer than `minimum` people rated. First the day is
 * left out, then channel, item and institution, until the joined cells are large enough. What stays too small within an
 * institution that is shown otherwise takes the smallest shown cell along, so that nothing can be found by subtraction
 * from the figures of the institution. Cells come in order; fewer than `minimum` of them wait at each depth, however
 * large the month is.
 */
export class SmallCellSuppression {
  readonly #minimum: number;
  /** By depth: institution, item and channel known; institution and item; institution; nothing. */
  readonly #waiting: [Waiting, Waiting, Waiting, Waiting] = [
    nothingWaiting(),
    nothingWaiting(),
    nothingWaiting(),
    nothingWaiting(),
  ];
  #last: Cell | undefined;
  #smallest: CellCount | undefined;

  constructor(minimum: number) {
    this.#minimum = minimum;
  }

  /** Takes the next cell, and says what is known of the earlier ones now. */
  *next({cell, ratings}: CellCount): Generator<Move> {
    yield* this.#leave(cell);
    this.#last = cell;
    if (ratings >= this.#minimum) this.#show(cell, ratings);
    else yield* this.#add(3, [cell], ratings);
  }

  /** The moves of the remaining cells. */
  *end(): Generator<Move> {
    yield* this.#leave(undefined);
    const remaining = this.#waiting[0];
    this.#waiting[0] = nothingWaiting();
    if (remaining.ratings < this.#minimum) for (const from of remaining.cells) yield {from, to: undefined};
  }

  /** Closes each depth that the next cell is not part of. */
  *#leave(next: Cell | undefined): Generator<Move> {
    const last = this.#last;
    if (last === undefined) return;
    for (const depth of depths) {
      if (next !== undefined && at(last, depth).every((part, place) => part === at(next, depth)[place])) return;
      yield* this.#close(depth, last);
    }
    this.#smallest = undefined;
  }

  *#close(depth: 3 | 2 | 1, last: Cell): Generator<Move> {
    const {cells, ratings} = this.#waiting[depth];
    this.#waiting[depth] = nothingWaiting();
    if (ratings >= this.#minimum) this.#show(at(last, depth), ratings);
    else if (depth === 1 && ratings > 0 && this.#smallest !== undefined) {
      const to = at(last, 1);
      for (const from of [...cells, this.#smallest.cell]) yield {from, to};
    } else if (ratings > 0) yield* this.#add((depth - 1) as 2 | 1 | 0, cells, ratings);
  }

  /** Adds cells to those that wait; when that makes enough, all of them go where they are shown. */
  *#add(depth: 3 | 2 | 1 | 0, cells: readonly Cell[], ratings: number): Generator<Move> {
    const waiting = this.#waiting[depth];
    waiting.cells.push(...cells);
    waiting.ratings += ratings;
    if (waiting.ratings < this.#minimum) return;
    for (const from of waiting.cells) yield {from, to: at(from, depth)};
    waiting.cells = [];
  }

  #show(cell: Cell, ratings: number): void {
    if (this.#smallest === undefined || ratings < this.#smallest.ratings) this.#smallest = {cell, ratings};
  }
}
