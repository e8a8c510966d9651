/**
 * The records of a CSV text (RFC 4180), each as its cells. Pieces may end anywhere. A byte order mark at the beginning
 * is not part of the first cell.
 */
export async function* csvRecords(pieces: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let cells: string[] = [];
  let cell = '';
  let state: 'plain' | 'quoted' | 'closing' = 'plain';
  let beginning = true;
  for await (const piece of pieces) {
    for (const character of beginning ? piece.replace(/^\uFEFF/, '') : piece) {
      if (state === 'quoted') {
        if (character === '"') state = 'closing';
        else cell += character;
      } else if (character === '"') {
        // A quotation mark directly after a closing one is an escaped mark.
        if (state === 'closing') cell += '"';
        state = 'quoted';
      } else if (character === ',' || character === '\n') {
        state = 'plain';
        cells.push(character === '\n' ? cell.replace(/\r$/, '') : cell);
        cell = '';
        if (character === ',') continue;
        yield cells;
        cells = [];
      } else cell += character;
    }
    beginning &&= piece === '';
  }
  if (cells.length > 0 || cell !== '') yield [...cells, cell];
}
