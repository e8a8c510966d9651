/**
 * The records of a table as RFC 4180 writes it, each as its cells, whatever stands between quotation marks; pieces may end
 * anywhere. A byte order mark at the beginning is no part of the first cell.
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
        // A second mark right after one that closed stands for itself.
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
