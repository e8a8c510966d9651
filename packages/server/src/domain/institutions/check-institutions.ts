import {
  creditCodeCheck,
  institution as schema,
  isProblemCode,
  problems,
  telephoneOf,
  type Institution,
} from '@gov-rating/contract';
import {empty, missing, scientificFault, shown, trimmed} from '../imports/cells.ts';
import type {FileRow} from '../imports/column-table.ts';
import {at, rowOf, type ImportMistake, type Sentence} from '../imports/import-mistakes.ts';
import {longestPrivacyPage, privacyNoticeFault, privacyPageOf} from '../privacy/privacy-notice.ts';
import {
  answerOf,
  answerWords,
  columnNames,
  institutionColumns,
  institutionTable,
  levelOf,
  levelWords,
  type InstitutionColumn,
} from './institution-columns.ts';
import {optionalFacts, type SavedInstitution} from './institution-storage.ts';
import type {TreeFault} from './institution-tree.ts';

/** An institution as it is written in a file. */
export type InstitutionRow = FileRow<InstitutionColumn>;

/** What a file holds: what can be saved, or what is wrong with it. */
export interface CheckedInstitutions {
  readonly institutions: readonly SavedInstitution[];
  readonly mistakes: readonly ImportMistake[];
  /** The first row of each code, also of rows with mistakes. */
  readonly rows: ReadonlyMap<string, InstitutionRow>;
  /** Whether a mistake is a check character that is not right. */
  readonly wrongCheck: boolean;
}

/**
 * Checks every cell of a list of institutions and names all mistakes, each with its place.
 *
 * @param rows what the file says
 * @param anyCode whether codes are taken that do not have the check character of GB 32100, such as those that a platform
 *   made for halls
 */
export function checkInstitutions(rows: readonly InstitutionRow[], anyCode: boolean): CheckedInstitutions {
  const first = new Map<string, InstitutionRow>();
  const mistakes: ImportMistake[] = [];
  const institutions: SavedInstitution[] = [];
  let wrongCheck = false;
  for (const row of rows) {
    const code = textOf(row, 'code');
    if (code !== '' && !first.has(code)) first.set(code, row);
  }
  for (const row of rows) {
    const before = mistakes.length;
    const say = (column: InstitutionColumn, sentence: Sentence | undefined) => {
      if (sentence) mistakes.push(mistakeIn(row, column, sentence));
    };
    const checkOf = (code: string) => {
      const sentence = anyCode ? undefined : checkCharacterFault(code);
      wrongCheck ||= sentence !== undefined;
      return sentence;
    };
    const texts = Object.fromEntries(institutionColumns.map(column => [column, textOf(row, column)])) as Record<
      InstitutionColumn,
      string
    >;
    for (const column of institutionTable.required)
      if (row.cells[column] === undefined) say(column, missingCell(column));
    const {code, name, areaCode, administrativeLevel: level, parentCode, caseNumberLookup: lookup} = texts;
    const earlier = first.get(code);
    if (row.cells.code !== undefined) say('code', codeFault(code) ?? repeated(code, row, earlier) ?? checkOf(code));
    if (row.cells.name !== undefined) say('name', nameFault(name));
    if (row.cells.areaCode !== undefined) say('areaCode', areaFault(areaCode));
    if (row.cells.administrativeLevel !== undefined) say('administrativeLevel', levelFault(level));
    // A parent of the same file is checked in its own row.
    if (parentCode !== '')
      say('parentCode', codeFault(parentCode) ?? (first.has(parentCode) ? undefined : checkOf(parentCode)));
    if (lookup !== '') say('caseNumberLookup', answerFault(lookup));
    for (const [column, sentence] of privacyFaults(texts)) say(column, sentence);
    if (texts.phone !== '') say('phone', phoneFault(texts.phone));
    const administrativeLevel = levelOf(level);
    if (mistakes.length > before || !administrativeLevel) continue;
    const allows = answerOf(lookup) === 'yes' && {caseNumberLookup: true as const};
    const parent = parentCode === '' ? null : parentCode;
    const phone = telephoneOf(texts.phone);
    institutions.push({
      ...{code, name, areaCode, administrativeLevel, parentCode: parent},
      ...{...allows, ...privacyOf(texts), ...(phone !== undefined && {phone})},
      keeps: keptBy(row),
    });
  }
  return {institutions, mistakes, rows: first, wrongCheck};
}

/**
 * The facts of which a row says nothing, because its file has no column for them: they stay as they are. The sentences about
 * privacy and their page are one fact.
 */
function keptBy({cells}: InstitutionRow): NonNullable<SavedInstitution['keeps']> {
  const saysPrivacy = sentenceColumns.some(column => cells[column] !== undefined);
  return optionalFacts.filter(fact =>
    fact === 'privacyNotice' || fact === 'privacyPage' ? !saysPrivacy : cells[fact] === undefined,
  );
}

/** The columns whose letters and digits people write full-width, small, with spaces or with invisible characters. */
const codeColumns: readonly InstitutionColumn[] = ['code', 'areaCode', 'parentCode'];

/** What a cell says, without what programs and people put around or into it. */
function textOf({cells}: InstitutionRow, column: InstitutionColumn): string {
  const text = trimmed(cells[column]);
  // A number of a spreadsheet is shown to the operator as it is.
  return codeColumns.includes(column) && !/^[\d.]+e/i.test(text)
    ? text
        .normalize('NFKC')
        .replace(/[\s\p{Cf}]/gu, '')
        .toUpperCase()
    : text;
}

/** A fault of the tree at the row that causes it: that of the institution, else that of its parent. */
export function treeMistake(fault: TreeFault, rows: ReadonlyMap<string, InstitutionRow>): ImportMistake {
  const {code, parentCode} = fault;
  const sentence = treeSentence(fault);
  const own = rows.get(code);
  if (own) return mistakeIn(own, 'parentCode', sentence);
  const parent = rows.get(parentCode);
  return parent ? mistakeIn(parent, 'administrativeLevel', sentence) : sentence;
}

/** What is wrong between an institution and the one above it. */
export function treeSentence(fault: TreeFault): Sentence {
  const {code, parentCode} = fault;
  if (fault.kind === 'below_lower_level')
    return {
      zh: `上级机构 ${parentCode} 是${levelWords[fault.parentLevel]}，低于机构 ${code} 的${levelWords[fault.level]}。`,
      en: `the parent ${parentCode} has the level ${fault.parentLevel}, below the level ${fault.level} of ${code}.`,
    };
  if (fault.kind === 'above_itself')
    return {zh: `机构 ${code} 成了自己的上级。`, en: `the institution ${code} would be above itself.`};
  return {
    zh: `上级机构 ${parentCode} 既不在文件中，也未登记。`,
    en: `the parent ${parentCode} is unknown: neither in the file nor stored.`,
  };
}

const mistakeIn = ({place, columns}: InstitutionRow, column: InstitutionColumn, sentence: Sentence): ImportMistake => {
  const number = columns[column];
  return at(
    'line' in place && number !== undefined ? {...place, column: number} : place,
    column,
    sentence,
    columnNames,
  );
};

const missingCell = (column: InstitutionColumn): Sentence =>
  column === 'parentCode'
    ? {
        zh: '缺少单元格；最高一级机构的上级编码留空，但分隔符要保留。',
        en: 'the cell is missing; it is empty for an institution at the top, but it is there.',
      }
    : missing;

function codeFault(text: string): Sentence | undefined {
  if (text === '') return empty;
  if (schema.shape.code.safeParse(text).success) return undefined;
  const {length} = [...text];
  return (
    scientificFault(text) ?? {
      zh: `须为 18 位的统一社会信用代码（数字和大写字母），现为 ${length} 位：“${shown(text)}”。`,
      en: `it must be a 统一社会信用代码, 18 digits and capital letters; "${shown(text)}" has ${length} characters.`,
    }
  );
}

/** The check character of GB 32100 finds each wrong character, and most codes whose last digits a spreadsheet dropped. */
function checkCharacterFault(code: string): Sentence | undefined {
  const check = creditCodeCheck(code);
  if (check === code[17]) return undefined;
  // A spreadsheet keeps 15 digits of a number.
  if (/^\d{15}000$/.test(code))
    return {
      zh: `“${code}”的校验码不对，末三位可能被电子表格改成了 0（只保留 15 位数字）；请先把该列设为“文本”格式，再重新填写。`,
      en: `"${code}" has a wrong check character: a spreadsheet, which keeps 15 digits, may have rounded it; format the column as text and enter the code again.`,
    };
  if (check === undefined)
    return {
      zh: `“${code}”含有 GB 32100 不使用的字母（I、O、S、V、Z），请核对。`,
      en: `"${code}" holds a letter that GB 32100 does not use (I, O, S, V, Z).`,
    };
  return {
    zh: `“${code}”的校验码（末位）不对：按 GB 32100，前 17 位对应“${check}”。请核对各位。`,
    en: `"${code}" has a wrong check character: by GB 32100 the first 17 characters end with "${check}". Check each of them.`,
  };
}

function repeated(code: string, row: InstitutionRow, earlier: InstitutionRow | undefined): Sentence | undefined {
  if (!earlier || earlier === row) return undefined;
  const {zh, en} = rowOf(earlier.place);
  return {zh: `机构 ${code} 与${zh}重复。`, en: `the institution ${code} is in the file twice, first in ${en}.`};
}

function nameFault(text: string): Sentence | undefined {
  if (text === '') return empty;
  const issue = schema.shape.name.safeParse(text).error?.issues[0];
  if (!issue) return undefined;
  const {message} = problems[isProblemCode(issue.message) ? issue.message : 'invalid_input'];
  return {zh: message['zh-CN'], en: message.en};
}

function areaFault(text: string): Sentence | undefined {
  if (text === '') return empty;
  if (schema.shape.areaCode.safeParse(text).success) return undefined;
  return (
    scientificFault(text) ?? {
      zh: `须为 6、9 或 12 位数字的行政区划代码，现为“${shown(text)}”。`,
      en: `it must be an area code of 6, 9 or 12 digits, not "${shown(text)}".`,
    }
  );
}

function levelFault(text: string): Sentence | undefined {
  if (text === '') return empty;
  if (levelOf(text)) return undefined;
  return {
    zh: `须为${Object.values(levelWords).join('、')}之一，现为“${shown(text)}”。`,
    en: `it must be one of ${Object.keys(levelWords).join(', ')}, not "${shown(text)}".`,
  };
}

function answerFault(text: string): Sentence | undefined {
  if (answerOf(text)) return undefined;
  const {yes, no} = answerWords;
  return {
    zh: `须为“${yes}”或“${no}”，现为“${shown(text)}”。`,
    en: `it must be yes or no, not "${shown(text)}".`,
  };
}

function phoneFault(text: string): Sentence | undefined {
  if (telephoneOf(text) !== undefined) return undefined;
  return (
    scientificFault(text) ?? {
      zh: `须为可以直接拨打的电话，如 020-12345678、400-123-4567 或 12345，可带“转”和分机号；现为“${shown(text)}”。`,
      en: `it must be a telephone that can be dialled from anywhere, such as 020-12345678, 400-123-4567 or 12345, perhaps with an extension; not "${shown(text)}".`,
    }
  );
}

const sentenceColumns = ['privacyNotice', 'privacyNoticeZhTw', 'privacyNoticeEn'] as const;

/** What is wrong with what an institution says about privacy: a sentence is in every language, and a page beside it. */
function privacyFaults(texts: Readonly<Record<InstitutionColumn, string>>): [InstitutionColumn, Sentence][] {
  const isSaid = sentenceColumns.some(column => texts[column] !== '');
  const faults: [InstitutionColumn, Sentence][] = [];
  for (const column of sentenceColumns) {
    const fault = texts[column] === '' ? isSaid && incompleteNotice : privacyNoticeFault(texts[column]);
    if (fault) faults.push([column, fault]);
  }
  const {privacyPage: page} = texts;
  if (page !== '' && !isSaid) faults.push(['privacyPage', pageAlone]);
  if (page !== '' && privacyPageOf(page) === undefined) faults.push(['privacyPage', wrongPage]);
  return faults;
}

const incompleteNotice: Sentence = {
  zh: '隐私提示须同时有简体、繁体和英文，或都不填。',
  en: 'the sentence about privacy must be there in all three languages, or in none.',
};

const pageAlone: Sentence = {
  zh: '有隐私政策网址时，须填写隐私提示。',
  en: 'a page about privacy needs the sentence that leads to it.',
};

const wrongPage: Sentence = {
  zh: `须为以 https:// 开头、不含用户名和密码的网址，最多 ${longestPrivacyPage} 个字符。`,
  en: `it must be an https address without credentials, at most ${longestPrivacyPage} characters long.`,
};

/** What a row without mistakes says about privacy. */
function privacyOf(
  texts: Readonly<Record<InstitutionColumn, string>>,
): Pick<Institution, 'privacyNotice' | 'privacyPage'> {
  const {privacyNotice: zhCN, privacyNoticeZhTw: zhTW, privacyNoticeEn: en} = texts;
  if (zhCN === '') return {};
  const page = privacyPageOf(texts.privacyPage);
  return {privacyNotice: {'zh-CN': zhCN, 'zh-TW': zhTW, en}, ...(page !== undefined && {privacyPage: page})};
}
