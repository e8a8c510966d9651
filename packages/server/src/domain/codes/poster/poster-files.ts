import type {Drawing, PathCommand} from './drawing.ts';

const rounded = (number: number): string => String(Math.round(number * 1000) / 1000);

/** A drawing as an SVG document of its size on paper. */
export function svgFile({width, height, language, title, words, shapes}: Drawing): string {
  const paths = shapes.map(({fill, path}) => {
    const d = path.map(({command, numbers}) => command + numbers.map(rounded).join(' ')).join('');
    return `<path fill="${fill}" d="${d}"/>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${language}" role="img" aria-labelledby="title words" ` +
    `width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">` +
    `<title id="title">${escaped(title)}</title><desc id="words">${escaped(words.join('\n'))}</desc>${paths.join('')}</svg>`
  );
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);

/** Points of PDF in a millimetre. */
const points = 72 / 25.4;

/**
 * A drawing as a PDF file (ISO 32000-1) of one page, with its words as the alternative text of the whole page. The library
 * that draws PDF has 20 MB with what it needs; filled outlines need six objects.
 */
export async function pdfFile(drawing: Drawing): Promise<Uint8Array<ArrayBuffer>> {
  const {width, height, language, title, words} = drawing;
  const content = await deflated(pageContent(drawing));
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${language}) /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R ` +
      `/ViewerPreferences << /DisplayDocTitle true >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${rounded(width * points)} ${rounded(height * points)}] ` +
      `/Resources << >> /Contents 4 0 R /StructParents 0 /Tabs /S >>`,
    `<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n${content}\nendstream`,
    '<< /Type /StructTreeRoot /K 6 0 R /ParentTree << /Nums [0 [6 0 R]] >> >>',
    `<< /Type /StructElem /S /Figure /P 5 0 R /Pg 3 0 R /K 0 /Alt ${textString(words.join('\n'))} >>`,
    `<< /Title ${textString(title)} >>`,
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file +=
    `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\n` +
    `startxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, character => character.charCodeAt(0));
}

/** A text compressed in zlib's format, one character a byte. */
async function deflated(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  let characters = '';
  for (const byte of new Uint8Array(await new Response(stream).arrayBuffer())) characters += String.fromCharCode(byte);
  return characters;
}

/** A text as UTF-16 with its byte order mark, in hexadecimal digits. */
function textString(text: string): string {
  let digits = 'FEFF';
  for (let index = 0; index < text.length; index++)
    digits += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  return `<${digits}>`;
}

function pageContent({height, shapes}: Drawing): string {
  const filled = shapes.map(({fill, path}) => {
    const colour = [1, 3, 5].map(at => rounded(parseInt(fill.slice(at, at + 2), 16) / 255)).join(' ');
    return `${colour} rg\n${pathOperators(path)}f`;
  });
  // PDF counts from the lower left corner.
  const toPage = `${rounded(points)} 0 0 ${rounded(-points)} 0 ${rounded(height * points)} cm`;
  return `/Figure << /MCID 0 >> BDC\nq ${toPage}\n${filled.join('\n')}\nQ\nEMC`;
}

/** PDF has no quadratic curves; a cubic one takes its control points from two thirds of the way. */
function pathOperators(path: readonly PathCommand[]): string {
  let [x, y] = [0, 0];
  let operators = '';
  for (const {command, numbers} of path) {
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    const out = (values: readonly number[], operator: string) => {
      operators += `${values.map(rounded).join(' ')} ${operator}\n`;
    };
    if (command === 'M') out(numbers, 'm');
    else if (command === 'L') out(numbers, 'l');
    else if (command === 'C') out(numbers, 'c');
    else if (command === 'Q')
      out([x + (2 / 3) * (a - x), y + (2 / 3) * (b - y), c + (2 / 3) * (a - c), d + (2 / 3) * (b - d), c, d], 'c');
    else operators += 'h\n';
    [x, y] = [numbers.at(-2) ?? x, numbers.at(-1) ?? y];
  }
  return operators;
}
