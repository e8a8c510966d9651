import {calledPerson, serviceFacts} from '@gov-rating/contract';
import {isCleanable, matches, type DialectAnswer, type DialectFields} from '../answer-dialect.ts';

/** A field of a report: its place in the table of codes, its Chinese name, and the form that it must have. */
interface QueueField {
  readonly number: number;
  readonly name: string;
  readonly form: string;
  readonly fits: (text: string) => boolean;
}

const field = (number: number, name: string, form: string, fits: (text: string) => boolean): QueueField => ({
  ...{number, name, form, fits},
});

const {ticketNumber, serviceName} = serviceFacts.shape;

/**
 * The fields that are read. All but `recordCode` may be empty. `taskId` is a number of the machine and is not kept; `userCert` neither,
 * because what kind of certificate it is, is not known. `pf` and `apprate` would be a rating, whose levels are not known: only
 * 4 is taken, which says that nobody rated, and never becomes a rating.
 *
 * Source: reports of a queue machine in public code, one sample. Certainty: likely.
 */
export const queueFields = {
  recordCode: field(1, '排队号', '至多 30 个字', matches(ticketNumber)),
  taskName: field(2, '业务名称', '至多 100 个字', matches(serviceName)),
  proManager: field(3, '经办人姓名', '至多 100 个字', matches(calledPerson.shape.name)),
  userName: field(4, '办事人姓名', '至多 100 个字', isCleanable),
  phonumber: field(5, '联系电话', '电话号码', isCleanable),
  pf: field(6, '评分', '4（未评价）或空；本系统不接收排队机的评分', text => text === '4'),
  apprate: field(7, '评价内容', '空；本系统不接收排队机的评价', () => false),
} as const satisfies Readonly<Record<string, QueueField>>;

type QueueFieldName = keyof typeof queueFields;

/** The values of a report; those that are empty are left out. */
export type QueueValues = Readonly<Partial<Record<QueueFieldName, string>>> & {readonly recordCode: string};

const wrong = (name: QueueFieldName): DialectAnswer => ({
  code: 200 + queueFields[name].number,
  msg: `字段 ${name}（${queueFields[name].name}）有误，应为：${queueFields[name].form}`,
});

/** Reads the fields of a report, each a text or a whole number; unknown ones are left out. */
export function readReport(given: DialectFields): QueueValues | DialectAnswer {
  const values: Partial<Record<QueueFieldName, string>> = {};
  for (const name of Object.keys(queueFields) as QueueFieldName[]) {
    const all = given(name).map(value => (Number.isSafeInteger(value) ? String(value) : value));
    const [value = ''] = all;
    if (all.length > 1 || typeof value !== 'string') return wrong(name);
    const text = value.trim();
    if (text === '') continue;
    if (!queueFields[name].fits(text)) return wrong(name);
    values[name] = text;
  }
  const {recordCode} = values;
  if (recordCode !== undefined) return {...values, recordCode};
  return {code: 101, msg: `缺少必填字段 recordCode（${queueFields.recordCode.name}）`};
}
