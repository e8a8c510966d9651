import {checkInstitutions, treeMistake, treeSentence} from '../domain/institutions/check-institutions.ts';
import {rowsInCsv, type RegisterFile} from '../domain/imports/csv-rows.ts';
import type {Sentence} from '../domain/imports/import-mistakes.ts';
import {ImportRefused} from '../domain/imports/import-refused.ts';
import type {SavedInstitution} from '../domain/institutions/institution-storage.ts';
import {institutionTable, type InstitutionColumn} from '../domain/institutions/institution-columns.ts';
import {InstitutionTreeError, placeInstitutions, type TreeNode} from '../domain/institutions/institution-tree.ts';
import type {Storage} from '../domain/storage.ts';
import {readConfig} from '../config/config.ts';
import {csvRecords} from '../node/csv.ts';
import {evidenceSignerOf} from '../node/evidence-key.ts';
import {rowsInJson} from './json-rows.ts';
import {withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';
import {Progress} from './progress.ts';
import {readTextFile} from './text-file.ts';

/** How many stored institutions are read at once. */
const pageSize = 1000;

const anyCodeHint: Sentence = {
  zh: '平台自编、不按 GB 32100 校验的编码，可加 --any-code 导入。',
  en: 'Codes that a platform made and that do not follow GB 32100 are taken with --any-code.',
};

/**
 * Adds or updates the institutions of a file, all or none.
 *
 * @throws ImportRefused names every mistake with its line and column, in Chinese and English
 */
export async function addInstitutions(
  operator: Operator,
  file: string | undefined,
  {'any-code': anyCode = false}: {readonly 'any-code'?: boolean | undefined} = {},
): Promise<void> {
  const format = /\.(csv|json)$/i.exec(file ?? '')?.[1]?.toLowerCase();
  if (file === undefined || format === undefined) {
    throw new OperatorError(
      '请指定以 .csv 或 .json 结尾的文件：gov-rating-server add-institutions FILE\n' +
        'Name a file that ends with .csv or .json: gov-rating-server add-institutions FILE',
    );
  }
  const {text, encoding} = await readTextFile(file);
  const read =
    format === 'csv' ? await rowsInCsv(text, institutionTable, csvRecords) : rowsInJson(text, institutionTable);
  if (read.rows.length === 0 && read.mistakes.length === 0)
    throw new ImportRefused([{zh: '文件中没有机构。', en: 'The file names no institution.'}], institutionTable.noun);
  // Institutions carry the mark of a server: with a shared database this needs the key that all of them share.
  await evidenceSignerOf(readConfig(operator.env));
  const count = await withRecordingStorage(operator, async storage => {
    const institutions = checked(read, await storedNodes(operator, storage), anyCode);
    await save(operator, storage, institutions);
    return institutions.length;
  });
  operator.print(`${count} institutions saved.`);
  if (encoding !== 'UTF-8') operator.print(`The file was read as ${encoding}.`);
}

/** The institutions of a file. Throws ImportRefused, which lists what is wrong with them. */
function checked(
  {rows, mistakes: ofForm, whole}: RegisterFile<InstitutionColumn>,
  stored: readonly TreeNode[],
  anyCode: boolean,
): readonly SavedInstitution[] {
  const {institutions, mistakes: ofCells, rows: byCode, wrongCheck} = checkInstitutions(rows, anyCode);
  // What cannot be read yet is known as a parent of others, so that it causes one message and not many.
  const unread = [...byCode.keys()].map(code => ({code, parentCode: null, administrativeLevel: undefined}));
  const {faults} = placeInstitutions(whole ? institutions : [], [...stored, ...unread]);
  const mistakes = [...ofForm, ...ofCells, ...faults.map(fault => treeMistake(fault, byCode))];
  if (mistakes.length > 0)
    throw new ImportRefused(mistakes, institutionTable.noun, wrongCheck ? anyCodeHint : undefined);
  return institutions;
}

/** Saves all, or nothing when the operator stops it before the end. */
async function save(operator: Operator, storage: Storage, institutions: readonly SavedInstitution[]): Promise<void> {
  const whenStopped = 'Nothing was saved; import the file again.';
  const progress = new Progress(operator, {unit: 'institutions', total: institutions.length, whenStopped});
  try {
    await storage.saveInstitutions(institutions, count => progress.reached(count));
  } catch (error) {
    // Others have changed the tree since it was read.
    throw error instanceof InstitutionTreeError
      ? new ImportRefused(error.faults.map(treeSentence), institutionTable.noun)
      : error;
  } finally {
    progress.end();
  }
}

async function storedNodes(operator: Operator, storage: Storage): Promise<TreeNode[]> {
  const nodes: TreeNode[] = [];
  const progress = new Progress(operator, {unit: 'stored institutions', whenStopped: 'Nothing was saved.'});
  for (let after = ''; ;) {
    const page = await storage.listInstitutions({after, limit: pageSize});
    for (const {code, parentCode, administrativeLevel} of page) nodes.push({code, parentCode, administrativeLevel});
    progress.advance(page.length);
    const last = page.at(-1);
    if (!last) {
      progress.end();
      return nodes;
    }
    after = last.code;
  }
}
