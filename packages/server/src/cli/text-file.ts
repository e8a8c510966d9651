import {open} from 'node:fs/promises';
import {OperatorError} from './operator.ts';

/** The largest file that is read at once, in bytes. */
const largestFile = 64 * 1024 * 1024;

/** A text and how its file is encoded. */
export interface TextFile {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';
}

/**
 * Reads a text file as people's programs save it: UTF-8, UTF-16 (“Unicode 文本”), or GB18030 and its
 * part GBK, in which a Chinese Excel saves CSV. A byte that its encoding does not have refuses the file, so no text is
 * read wrong.
 *
 * @throws OperatorError the file is missing, larger than 64 MiB, a workbook, or in another encoding
 */
export async function readTextFile(file: string): Promise<TextFile> {
  const bytes = await bytesOf(file);
  if (isWorkbook(bytes))
    throw new OperatorError(
      '这是 Excel 工作簿；请在 Excel 中另存为“CSV UTF-8（逗号分隔）”后再导入。\n' +
        'This is a workbook; save it as "CSV UTF-8 (comma delimited)" and import that.',
    );
  for (const encoding of encodingsOf(bytes)) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return {text, encoding};
  }
  throw new OperatorError(
    '无法识别文件的编码；请另存为 UTF-8 后再导入。\n' +
      'The file is neither UTF-8 nor GB18030 (GBK) nor UTF-16; save it as UTF-8 and import that.',
  );
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file);
    const {size} = await handle.stat();
    if (size > largestFile)
      throw new OperatorError(
        `文件大于 ${largestFile / 1024 / 1024} MiB，请分成几个文件。\n` +
          `The file is larger than ${largestFile / 1024 / 1024} MiB; split it.`,
      );
    return await handle.readFile();
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`无法读取文件：${why}\nThe file cannot be read: ${why}`);
  }
}

/** A workbook begins like a ZIP archive (.xlsx) or an OLE file (.xls), whatever its name ends with. */
const isWorkbook = (bytes: Uint8Array): boolean =>
  ['504b0304', 'd0cf11e0'].includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'));

/** The encodings to try. GB18030 gives a character to nearly all bytes, so it comes last. */
function encodingsOf(bytes: Uint8Array): TextFile['encoding'][] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return ['UTF-16LE'];
  if (first === 0xfe && second === 0xff) return ['UTF-16BE'];
  // Without a byte order mark: commas, digits and line ends have a zero byte in UTF-16, always on the same side.
  const zeros = [...bytes.subarray(0, 4096).entries()].filter(([, byte]) => byte === 0).map(([index]) => index % 2);
  if (zeros.length > 8 && new Set(zeros).size === 1) return [zeros[0] ? 'UTF-16LE' : 'UTF-16BE'];
  return ['UTF-8', 'GB18030'];
}

function decoded(bytes: Uint8Array, encoding: TextFile['encoding']): string | undefined {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    // The next encoding is tried, and at the end the operator learns that none fits.
    return undefined;
  }
}
