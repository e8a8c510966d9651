import {guangdongNode, guangdongUserKind, serviceFacts} from '@gov-rating/contract';
import {isCleanable, matches} from '../answer-dialect.ts';

/** A field of `notify`: its place in the table of codes, its Chinese name, and the form that it must have. */
export interface BridgeField {
  readonly number: number;
  readonly name: string;
  readonly isRequired: boolean;
  readonly form: string;
  readonly fits: (text: string) => boolean;
}

const {projectNo, itemCode, itemName, staffNumber, windowNumber, serviceName} = serviceFacts.shape;

/** A moment in Beijing time, `yyyyMMddHHmmss`, with its offset; undefined for a text that is none. */
export function beijingMoment(text: string): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const moment = `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
  return serviceFacts.shape.servedAt.safeParse(moment).success ? moment : undefined;
}

const isMoment = (text: string): boolean => beijingMoment(text) !== undefined;
const isShort = (most: number) => (text: string) => [...text].length <= most;
const timeForm = '北京时间 yyyyMMddHHmmss';

const field = (
  number: number,
  name: string,
  isRequired: boolean,
  form: string,
  fits: (text: string) => boolean,
): BridgeField => ({number, name, isRequired, form, fits});

/**
 * The fields that are read, in the order in which they are checked. A missing one is answered with 100 and its number, a wrong
 * one with 200 and its number. `affairDealOfficer` has to be there and is not kept: the register of staff has the name.
 * `affairDoneTime` is required for 办结 only. The last four are those of Shanwei that say something of a service.
 *
 * Source: manual of the Guangdong hall evaluator bridge, and a client of Shanwei. Certainty: likely.
 */
export const bridgeFields = {
  evalProcess: field(1, '评价环节', true, '1（受理）或 2（办结）', text => guangdongNode.decode(text) !== undefined),
  affairDealNo: field(
    2,
    '经办人工号',
    true,
    '至多 10 个字符，不含“-”',
    text => isShort(10)(text) && !text.includes('-') && matches(staffNumber)(text),
  ),
  affairSerialNo: field(3, '办件编号', true, '至多 50 个数字、字母、“-”或“_”', matches(projectNo)),
  affairCode: field(
    4,
    '实施清单编码',
    true,
    '至多 32 位数字和字母',
    text => isShort(32)(text) && matches(itemCode)(text),
  ),
  affairName: field(5, '事项名称', true, '至多 100 个字', text => isShort(100)(text) && matches(itemName)(text)),
  affairDealOfficer: field(6, '受理人', true, '至多 50 个字', isShort(50)),
  affairApplyTime: field(7, '申请时间', true, timeForm, isMoment),
  affairDoneTime: field(8, '办结时间', false, timeForm, isMoment),
  affairHandleItem: field(9, '业务办理项编码', false, '至多 33 位数字和字母', matches(itemCode)),
  departmentCode: field(10, '部门编码', true, '至多 20 个字符', isShort(20)),
  userName: field(11, '评价人', true, '至多 50 个字', text => isShort(50)(text) && isCleanable(text)),
  contactPhone: field(12, '联系电话', true, '电话号码', isCleanable),
  userType: field(
    13,
    '评价人类型',
    true,
    '0（个人）或 1（法人）',
    text => guangdongUserKind.decode(text) !== undefined,
  ),
  certificateType: field(14, '证件类型', true, '数字代码', isCleanable),
  certificateNo: field(15, '证件号码', true, '至多 50 个数字、字母、括号或“-”', isCleanable),
  serviceNumber: field(16, '服务次序', false, '1 至 99', text => /^[1-9]\d?$/.test(text)),
  serviceName: field(17, '服务名称', false, '至多 100 个字', matches(serviceName)),
  serviceTime: field(18, '服务时间', false, timeForm, isMoment),
  windowNo: field(19, '窗口号', false, '至多 50 个字', matches(windowNumber)),
} as const satisfies Readonly<Record<string, BridgeField>>;

/** The name of a field that is read. */
export type BridgeFieldName = keyof typeof bridgeFields;

/** The values of a request: those that are required are there. */
export type BridgeValues = Readonly<Partial<Record<BridgeFieldName, string>>>;

/** An answer in the words of the bridge. */
export interface BridgeAnswer {
  readonly code: number;
  readonly msg: string;
}

const names = Object.keys(bridgeFields) as BridgeFieldName[];

const missing = (name: BridgeFieldName): BridgeAnswer => ({
  code: 100 + bridgeFields[name].number,
  msg: `缺少必填字段 ${name}（${bridgeFields[name].name}）`,
});

/** The answer to a request whose field has a value that cannot be. */
export const wrong = (name: BridgeFieldName, form = bridgeFields[name].form): BridgeAnswer => ({
  code: 200 + bridgeFields[name].number,
  msg: `字段 ${name}（${bridgeFields[name].name}）有误，应为：${form}`,
});

const isExact = (value: number): boolean => Number.isSafeInteger(value);

const tooLong = '带引号的文本，因为过长的数字和小数会失去精度';

/**
 * Reads the fields of a request, each a text or a number; unknown ones are left out. An empty one is as good as missing, because
 * window programs send all their fields. A number beyond 2^53 has lost digits when JSON is read, so it has to come as a text.
 *
 * @param given The values of each field; more than one is a mistake, because either could be meant.
 */
export function readFields(given: (name: string) => readonly unknown[]): BridgeValues | BridgeAnswer {
  const values: Partial<Record<BridgeFieldName, string>> = {};
  for (const name of names) {
    const all = given(name);
    if (all.some(value => typeof value === 'number' && !isExact(value))) return wrong(name, tooLong);
    const [value = ''] = all.map(one => (typeof one === 'number' ? String(one) : one));
    if (all.length > 1 || typeof value !== 'string') return wrong(name);
    const text = value.trim();
    if (text !== '') values[name] = text;
  }
  const isDone = values.evalProcess !== undefined && guangdongNode.decode(values.evalProcess) === 'completed';
  for (const name of names) {
    const value = values[name];
    const {isRequired, fits} = bridgeFields[name];
    if (value === undefined && (isRequired || (name === 'affairDoneTime' && isDone))) return missing(name);
    if (value !== undefined && !fits(value)) return wrong(name);
  }
  return values;
}
