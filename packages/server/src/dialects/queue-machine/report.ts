import {idPattern, problems, promptSeconds, type ParsedInput, type Point, type ProblemCode} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {later, shanghaiDay} from '../../domain/calendar/moments.ts';
import type {DeviceAddress} from '../../domain/devices/device-storage.ts';
import type {Client} from '../../domain/institutions/client-storage.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {askForRating} from '../../routes/devices/ask-for-rating.ts';
import {callOn} from '../../routes/devices/call-device.ts';
import {underAnyCode} from '../../routes/services/put-service.ts';
import {notAllowed, withLeftOut, type DialectAnswer} from '../answer-dialect.ts';
import type {QueueValues} from './fields.ts';

/** What a queue machine reports: a number was taken, is called, or its service is done. */
export const queueEvents = ['take', 'call', 'complete'] as const;

type QueueEvent = (typeof queueEvents)[number];

const done: DialectAnswer = {code: 0, msg: '成功'};
const rated: DialectAnswer = {code: 1, msg: '该排队号已评价，无需重复评价'};
const unknownPoint: DialectAnswer = {code: 301, msg: '地址中的评价点不存在'};
const foreignPoint: DialectAnswer = {code: notAllowed, msg: '该客户端无权为此评价点登记服务'};
const personNotKept: DialectAnswer = {code: 303, msg: '服务器未设置个人数据密钥，不能保存办事人，请联系运维人员'};
const closedPoint: DialectAnswer = {code: 304, msg: '评价点已关闭或今日未启用'};

/** A report about a ticket at a point. */
interface Report {
  readonly event: QueueEvent;
  readonly pointId: string;
  readonly values: QueueValues;
}

/**
 * Registers the service of a ticket, which is known by point, day and number. Then the screen of the member of staff, else that of the
 * point, shows the number that is called, or asks for the rating when the service is done. The answer is 0 also when there is
 * no screen, because the service is registered; `msg` says why.
 */
export async function report(
  {event, pointId, values}: Report,
  context: Context,
  client: Client,
): Promise<DialectAnswer> {
  const point = idPattern.test(pointId) ? await context.storage.point(pointId) : undefined;
  if (!point) return unknownPoint;
  const at = context.now();
  const staffNumber = await numberOf(values.proManager, point, context, at);
  const service = serviceOf(event, point, values, staffNumber, at);
  try {
    const outcome = await underAnyCode(service, context, client.institutionCode, at, registration =>
      context.storage.registerService(registration),
    );
    if (outcome.outcome === 'registered') {
      if (event === 'complete' && outcome.rated) return rated;
      const noted = (answer: DialectAnswer) => withLeftOut(answer, outcome.leftOut, personFields);
      if (event === 'take' || !client.scopes.includes('devices:prompt')) return noted(done);
      const addresses = screensOf(point, staffNumber);
      const answer =
        event === 'call'
          ? await onScreen(addresses, '未显示叫号', address =>
              callOn(context, {within: client.institutionCode, address, ticketNumber: values.recordCode}),
            )
          : await onScreen(addresses, '未弹出评价', address => ask(outcome.serviceId, address, context, client, at));
      return noted(answer);
    }
    if (outcome.outcome === 'service_already_rated') return rated;
    if (outcome.outcome === 'institution_not_allowed') return foreignPoint;
    return /^point_/.test(outcome.outcome) ? closedPoint : unknownPoint;
  } catch (error) {
    if (error instanceof Problem && error.code === 'person_not_kept') return personNotKept;
    throw error;
  }
}

const personFields = {'person.name': '办事人姓名 userName', 'person.phone': '联系电话 phonumber'};

/** The machine knows staff by their names only: whom two share a name with is not guessed. */
async function numberOf(name: string | undefined, {institutionCode}: Point, {storage}: Context, at: Date) {
  if (name === undefined) return undefined;
  const [first, ...others] = await storage.staffNamed({institutionCode, name, day: shanghaiDay(at)});
  return others.length === 0 ? first : undefined;
}

function serviceOf(
  event: QueueEvent,
  {pointId, institutionCode}: Point,
  {recordCode, taskName, userName, phonumber}: QueueValues,
  staffNumber: string | undefined,
  at: Date,
): ParsedInput<'putService'> {
  return {
    ...{institutionCode, pointId, ticketNumber: recordCode, serviceNumber: 1},
    node: event === 'complete' ? 'completed' : 'accepted',
    ...(taskName !== undefined && {serviceName: taskName}),
    ...(staffNumber !== undefined && {staffNumber}),
    servedAt: at.toISOString(),
    // Without a telephone number nobody can be called back, so no name is kept.
    ...(userName !== undefined && phonumber !== undefined && {person: {name: userName, phone: phonumber}}),
  };
}

const screensOf = ({pointId, institutionCode}: Point, staffNumber: string | undefined): readonly DeviceAddress[] => [
  ...(staffNumber === undefined ? [] : [{by: 'staff', value: staffNumber, institutionCode} as const]),
  {by: 'point', value: pointId},
];

/** Does something on the first screen where it can be done. */
async function onScreen(
  addresses: readonly DeviceAddress[],
  otherwise: string,
  act: (address: DeviceAddress) => Promise<unknown>,
): Promise<DialectAnswer> {
  let refusal: ProblemCode = 'unknown_device';
  for (const address of addresses) {
    try {
      await act(address);
      return done;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'already_rated') return rated;
      refusal = error.code;
    }
  }
  return {...done, msg: `${done.msg}；${otherwise}：${problems[refusal].message['zh-CN']}`};
}

/** A machine that reports the end of a service twice within a minute has asked once. */
async function ask(serviceId: string, address: DeviceAddress, context: Context, client: Client, at: Date) {
  const {outcome, prompt} = await askForRating(context, {
    ...{serviceId, within: client.institutionCode, address, askedBy: client.id, content: serviceId, at},
    idempotencyKey: `queue ${serviceId} ${address.by} ${address.value} ${Math.floor(at.getTime() / 60_000)}`,
    validUntil: later(at, promptSeconds.usual * 1000),
    demandsOnline: true,
  });
  if (outcome === 'prompted') await context.devices.wake(prompt.deviceId);
}
