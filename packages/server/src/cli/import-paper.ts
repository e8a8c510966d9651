import {open, type FileHandle} from 'node:fs/promises';
import {batchSizes, csvCell, problems, routes, type Localized, type ParsedInput} from '@gov-rating/contract';
import {
  columnNames,
  readPaperForms,
  type PaperColumn,
  type PaperDifference,
  type PaperForm,
  type PaperRow,
} from '@gov-rating/contract/collect';
import {readSettings} from '../config/config-settings.ts';
import {readConfig} from '../config/config.ts';
import {createContext} from '../context/context.ts';
import {tableRecords} from '../domain/imports/table-records.ts';
import type {StoredClient} from '../domain/institutions/client-storage.ts';
import {Problem} from '../domain/problems/problem.ts';
import {caseKeyOf} from '../domain/services/service-facts.ts';
import type {Storage} from '../domain/storage.ts';
import {validate} from '../http/validate.ts';
import {csvRecords} from '../node/csv.ts';
import {tokenSecretOf} from '../node/token-secret.ts';
import {collectRatings} from '../routes/collections/collect-rating.ts';
import {enterCommand, withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';
import {Progress} from './progress.ts';
import {readTextFile} from './text-file.ts';

/** The options of the command line about paper forms. */
export interface PaperImportOptions {
  /** The id of the client that collects them. */
  readonly client?: string | undefined;
  /** The name of the batch, another one for each. */
  readonly batch?: string | undefined;
  /** The digit that means 非常满意 on the form, `1` or `5`. */
  readonly 'best-digit'?: string | undefined;
  /** Whose services the forms are about, where they have no column for it. */
  readonly institution?: string | undefined;
  /** Only says what would happen. */
  readonly 'dry-run'?: boolean | undefined;
  /** The file into which the receipts are written. */
  readonly receipts?: string | undefined;
}

const usage =
  'gov-rating-server import-paper FIRST.csv SECOND.csv --client ID --batch NAME [--best-digit 1|5] [--institution CODE] [--receipts FILE.csv] [--dry-run]';

const orders = {'1': '1 is best', '5': '5 is best'} as const;

type Entry = ParsedInput<'collectRatings'>['entries'][number];
type Outcome = Awaited<ReturnType<typeof collected>>[number];

/** How many forms became new ratings, and how many had been brought before. */
interface Counts {
  stored: number;
  known: number;
}

/**
 * Brings the paper forms of a batch that two people entered into two CSV files. What both entered alike is stored, each form once, however
 * often the batch is imported; of every other form nothing is stored, and a sentence says why, with line and column.
 *
 * @returns false when a form was left out
 * @throws OperatorError the command line is wrong, a file cannot be read, or the client may not bring paper forms
 */
export async function importPaper(
  operator: Operator,
  files: readonly string[],
  options: PaperImportOptions,
): Promise<boolean> {
  const {client: clientId, batch, 'best-digit': best = '1', 'dry-run': isDryRun = false} = options;
  const [first, second, more] = files;
  if (!first || !second || more !== undefined || !clientId || !batch || !(best in orders))
    throw new OperatorError(`用法：${usage}\nUsage: ${usage}`);
  const rows = await Promise.all([first, second].map(rowsOf));
  await using receipts = options.receipts === undefined || isDryRun ? undefined : await newFile(options.receipts);
  const isComplete = await withRecordingStorage(operator, async (storage, now) => {
    const client = await collectorOf(storage, clientId);
    const service = {institutionCode: options.institution ?? client.institutionCode};
    const reading = readBatch(rows, {batch, digits: orders[best as keyof typeof orders], service});
    const {forms, differences} = reading;
    if (forms.length === 0 && differences.length === 0)
      throw new OperatorError('文件中没有表单。\nThe files hold no form.');
    const counts: Counts = {stored: 0, known: 0};
    const refusals: Localized[] = [];
    let outcome: 'done' | 'failed' = 'failed';
    try {
      const config = readConfig(operator.env);
      const context = createContext({
        storage: counting(storage, counts, isDryRun),
        tokenSecret: await tokenSecretOf(config),
        staffKey: config.STAFF_KEY,
        settings: {...(await readSettings(config)), publicUrl: config.PUBLIC_URL},
        warn: warning => operator.printError(JSON.stringify(warning)),
        now,
      });
      await receipts?.appendFile('表单编号,回执编号,回执密钥\r\n');
      const whenStopped = 'What was stored stays; import the same files again.';
      const progress = new Progress(operator, {unit: 'forms', total: forms.length, whenStopped});
      for (let from = 0; from < forms.length; from += batchSizes.max) {
        const some = forms.slice(from, from + batchSizes.max);
        const outcomes = await collected(some, entries => collectRatings({entries}, context, callOf(client)));
        refusals.push(...some.flatMap((form, at) => refusalOf(form, outcomes[at])));
        await receipts?.appendFile(some.flatMap((form, at) => receiptLine(form, outcomes[at])).join(''));
        progress.advance(some.length);
      }
      progress.end();
      outcome = 'done';
    } finally {
      await enterCommand(operator, storage, {outcome, facts: {command: 'import-paper', client: clientId, isDryRun}});
    }
    report(operator, differences, refusals, counts, isDryRun);
    return differences.length === 0 && refusals.length === 0;
  });
  return isComplete;
}

/** The rows of a file with their lines, in whichever encoding and with whichever separator a clerk's program wrote them. */
async function rowsOf(file: string): Promise<PaperRow[]> {
  const {text} = await readTextFile(file);
  const rows: PaperRow[] = [];
  for await (const records of tableRecords(text, csvRecords)) rows.push(...records);
  return rows;
}

function readBatch(
  [first = [], second = []]: readonly PaperRow[][],
  options: Parameters<typeof readPaperForms>[2],
): ReturnType<typeof readPaperForms> {
  try {
    return readPaperForms(first, second, options);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new OperatorError(`批次名须为1至20个字母、数字或连字符。\n${error.message}`, {cause: error});
  }
}

/** The client, if it may bring paper forms now: as through the interface, only to it the ratings can be ascribed. */
async function collectorOf(storage: Storage, id: string): Promise<StoredClient> {
  const client = await storage.client(id);
  if (!client || client.disabledAt !== null)
    throw new OperatorError(
      `没有可用的客户端“${id}”；见 list-clients。\nThere is no enabled client "${id}"; see list-clients.`,
    );
  if (!client.channels.includes('paper') || !client.scopes.includes('ratings:collect'))
    throw new OperatorError(
      `客户端“${id}”不能代录纸质评价；请用 add-client --channels paper 登记一个。\n` +
        `The client "${id}" may not bring paper forms; register one with add-client --channels paper.`,
    );
  return client;
}

const callOf = (caller: StoredClient) => ({caller, idempotencyKey: undefined});

/** A new file that only this user may read: who has the key of a receipt can read what becomes of the rating. */
async function newFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`无法新建文件：${why}\nThe file of receipts cannot be made: ${why}`, {cause: error});
  }
}

/** The storage that counts what is collected; for a dry run one that collects nothing and remembers what it would have. */
function counting(storage: Storage, counts: Counts, isDryRun: boolean): Storage {
  const wouldBeRated = new Set<string>();
  return {
    ...storage,
    async collectRating(collection) {
      const result = await (isDryRun ? storage.checkCollection(collection) : storage.collectRating(collection));
      if (result.outcome === 'replayed') counts.known++;
      if (result.outcome !== 'received') return result;
      const {facts} = collection.registration;
      const service = JSON.stringify([facts.institutionCode, caseKeyOf(facts), facts.serviceNumber, facts.node]);
      if (isDryRun && wouldBeRated.has(service)) return {outcome: 'already_rated'};
      wouldBeRated.add(service);
      counts.stored++;
      return result;
    },
  };
}

/** What becomes of some forms. One whose fields are wrong does not stop the others. */
async function collected(
  forms: readonly PaperForm[],
  collect: (entries: Entry[]) => ReturnType<typeof collectRatings>,
) {
  const checked = forms.map(({request: {idempotencyKey, ...request}}) => {
    try {
      const input = validate(routes.collectRating, request) as ParsedInput<'collectRating'>;
      return {entry: {...input, idempotencyKey}, problem: null};
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const [fault] = error.fieldErrors;
      return {entry: null, problem: {code: fault?.code ?? error.code, field: fault?.field ?? null}};
    }
  });
  const {entries} = await collect(checked.flatMap(({entry}) => entry ?? []));
  const outcomes = entries.values();
  return checked.map(({entry, problem}) => {
    const outcome = entry && outcomes.next().value;
    return outcome ? {receipt: outcome.receipt, problem: outcome.problem} : {receipt: null, problem};
  });
}

/** Why a form was refused, as a sentence with its line and column; none for one that was not. */
function refusalOf({formNumber, line}: PaperForm, outcome: Outcome | undefined): Localized[] {
  if (!outcome?.problem) return [];
  const {code, field} = outcome.problem;
  const column = field?.replace(/^service\./, '').replace(/\..*$/, '') ?? '';
  const chinese = columnNames[column as PaperColumn];
  const {message} = problems[code];
  return [
    {
      'zh-CN': `表单${formNumber}，第一次录入第${line}行${chinese ? `，“${chinese}”` : ''}：${message['zh-CN']}`,
      'zh-TW': `表單${formNumber}，第一次錄入第${line}行${chinese ? `，「${chinese}」` : ''}：${message['zh-TW']}`,
      en: `Form ${formNumber}, line ${line} of the first entry${column ? `, ${column}` : ''}: ${message.en} (${code})`,
    },
  ];
}

function receiptLine({formNumber}: PaperForm, outcome: Outcome | undefined): string[] {
  if (!outcome?.receipt) return [];
  const {receiptNumber, receiptKey} = outcome.receipt;
  return [`${[formNumber, receiptNumber, receiptKey ?? ''].map(csvCell).join(',')}\r\n`];
}

/** Says what became of the batch, what is to be mended first. */
function report(
  {print}: Operator,
  differences: readonly PaperDifference[],
  refusals: readonly Localized[],
  {stored, known}: Counts,
  isDryRun: boolean,
): void {
  for (const sentence of [...differences.map(one => one.sentence), ...refusals])
    print(`${sentence['zh-CN']}\n  ${sentence.en}`);
  const leftOut = refusals.length;
  print(
    isDryRun
      ? `试运行，什么也没有保存：可导入 ${stored} 份，以前已导入 ${known} 份，被拒 ${leftOut} 份；录入须更正 ${differences.length} 处。`
      : `新导入 ${stored} 份，以前已导入 ${known} 份，被拒 ${leftOut} 份；录入须更正 ${differences.length} 处。`,
  );
  print(
    `  ${isDryRun ? 'Dry run, nothing was stored: ' : ''}${stored} new, ${known} known from before, ${leftOut} refused; ${differences.length} mistakes of entry.`,
  );
}
