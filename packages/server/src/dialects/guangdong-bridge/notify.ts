import {guangdongNode, problems, promptSeconds, type ParsedInput, type ProblemCode} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {later} from '../../domain/calendar/moments.ts';
import type {DeviceAddress} from '../../domain/devices/device-storage.ts';
import type {Client} from '../../domain/institutions/client-storage.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {askForRating} from '../../routes/devices/ask-for-rating.ts';
import {underAnyCode} from '../../routes/services/put-service.ts';
import {withLeftOut} from '../answer-dialect.ts';
import {beijingMoment, wrong, type BridgeAnswer, type BridgeValues} from './fields.ts';

const done: BridgeAnswer = {code: 0, msg: '成功'};
const rated: BridgeAnswer = {code: 1, msg: '该办件已评价，无需重复评价'};
const unknownDepartment: BridgeAnswer = {code: 301, msg: '部门编码 departmentCode 未登记，请先登记该单位或其别名'};
const foreignDepartment: BridgeAnswer = {code: 302, msg: '该客户端无权为 departmentCode 所指的单位登记服务'};
const personNotKept: BridgeAnswer = {code: 303, msg: '服务器未设置个人数据密钥，不能保存评价人，请联系运维人员'};

/**
 * Registers the service that a window program reports, with the person served, and asks for the rating on the screen where the
 * member of staff has signed in, else on that of the window. A client without the scope `devices:prompt` only registers.
 * The answer is 0 also when no screen could be asked, because the service is registered and can be rated; `msg` says why.
 */
export async function notify(values: BridgeValues, context: Context, client: Client): Promise<BridgeAnswer> {
  const service = serviceOf(values, values.departmentCode ?? '');
  if ('code' in service) return service;
  try {
    const outcome = await underAnyCode(service, context, client.institutionCode, context.now(), registration =>
      context.storage.registerService(registration),
    );
    if (outcome.outcome === 'registered') {
      if (outcome.rated) return rated;
      const answer = client.scopes.includes('devices:prompt')
        ? await askOnScreen(values, outcome.serviceId, context, client)
        : done;
      return withLeftOut(answer, outcome.leftOut, personFields);
    }
    if (outcome.outcome === 'service_already_rated') return rated;
    return outcome.outcome === 'institution_not_allowed' ? foreignDepartment : unknownDepartment;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'person_not_kept') return personNotKept;
    if (error.code === 'served_in_future') return wrong(timeField(values), '不晚于现在的时间');
    throw error;
  }
}

const personFields = {
  'person.name': '评价人 userName',
  'person.phone': '联系电话 contactPhone',
  'person.certificateType': '证件类型 certificateType',
  'person.certificateNumber': '证件号码 certificateNo',
};

/** A program that reports a service twice within this time has asked once; in milliseconds. */
const sameReportMs = 60_000;

async function askOnScreen(
  {affairDealNo, windowNo}: BridgeValues,
  serviceId: string,
  context: Context,
  {id, institutionCode: within}: Client,
): Promise<BridgeAnswer> {
  const at = context.now();
  let refusal: ProblemCode = 'unknown_device';
  for (const address of [byNumber('staff', affairDealNo), byNumber('window', windowNo)].flat()) {
    try {
      const {outcome, prompt} = await askForRating(context, {
        ...{serviceId, within, address, askedBy: id},
        idempotencyKey: `notify ${serviceId} ${address.by} ${address.value} ${Math.floor(at.getTime() / sameReportMs)}`,
        content: serviceId,
        at,
        validUntil: later(at, promptSeconds.usual * 1000),
        demandsOnline: true,
      });
      if (outcome === 'prompted') await context.devices.wake(prompt.deviceId);
      return done;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'already_rated') return rated;
      refusal = error.code;
    }
  }
  return {...done, msg: `${done.msg}；未弹出评价：${problems[refusal].message['zh-CN']}`};
}

const byNumber = (by: 'staff' | 'window', value: string | undefined): DeviceAddress[] =>
  value === undefined ? [] : [{by, value, institutionCode: undefined}];

/** The field that says when the service was given. */
const timeField = ({serviceTime, evalProcess}: BridgeValues) =>
  serviceTime !== undefined
    ? 'serviceTime'
    : guangdongNode.decode(evalProcess) === 'completed'
      ? 'affairDoneTime'
      : 'affairApplyTime';

function serviceOf(values: BridgeValues, institutionCode: string): ParsedInput<'putService'> | BridgeAnswer {
  const {affairApplyTime = '', affairDoneTime} = values;
  // Of one length and form, so that they can be compared as texts.
  if (affairDoneTime !== undefined && affairDoneTime < affairApplyTime)
    return wrong('affairDoneTime', '不早于申请时间 affairApplyTime');
  const {affairSerialNo = '', affairCode = '', affairHandleItem = affairCode, affairName = ''} = values;
  const {userName = '', contactPhone = '', certificateType, certificateNo} = values;
  return {
    institutionCode,
    projectNo: affairSerialNo,
    serviceNumber: Number(values.serviceNumber ?? '1'),
    node: guangdongNode.decode(values.evalProcess) ?? 'completed',
    itemCode: affairHandleItem,
    itemName: affairName,
    serviceName: values.serviceName,
    staffNumber: values.affairDealNo,
    windowNumber: values.windowNo,
    servedAt: beijingMoment(values[timeField(values)] ?? '') ?? '',
    person: {name: userName, phone: contactPhone, certificateType, certificateNumber: certificateNo},
  };
}
