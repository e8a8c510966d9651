/** Tables of Markdown, and the places between markers where they stand. */

/** A table from a head and rows of cells. */
export function table(head, rows) {
  const line = cells => `| ${cells.map(cell => cell.replaceAll('\n', ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text as code. */
export const code = text => `\`${text}\``;

/** The text with each table between its markers, `<!-- name -->` and `<!-- /name -->`. */
export function withTables(text, tables) {
  return Object.entries(tables).reduce((before, [name, content]) => {
    const between = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!between.test(before)) throw new Error(`There are no markers for ${name}.`);
    return before.replace(between, (_, open, close) => `${open}\n${content}\n\n${close}`);
  }, text);
}
