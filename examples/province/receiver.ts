import {createHash, timingSafeEqual} from 'node:crypto';
import {Hono} from 'hono';
import {z} from 'zod';
import {interfaceScale, nationalChannelCodes} from '@gov-rating/contract/standard';
import {isApiError, type Client} from '@gov-rating/sdk/core';
import type {ServiceClient} from '@gov-rating/sdk/service';

/** What the receiver of a province needs. */
export interface ReceiverOptions {
  /** A client of the province's own server, which may register services and invite for the institutions below. */
  readonly department: Pick<ServiceClient, 'putService' | 'invite' | 'listCaseServices'>;
  readonly citizen: Pick<Client, 'submitRating'>;
  /** The key that the hall sends in the header `X-Hall-Key`. */
  readonly hallKey: string;
  /** Called after each rating that the province has stored. */
  readonly onStored?: (projectNo: string) => void;
}

/** Answers in the words of the national interface, which the hall's server reads. */
const answers = {
  taken: {code: '200', errorMessage: ''},
  duplicate: {code: '500', errorMessage: '评价数据不可重复'},
  noService: {code: '1002', errorMessage: '办件不存在'},
  malformed: {code: '1005', errorMessage: '数据格式错误'},
} as const;

const time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
const both = {
  projectNo: z.string().min(1).max(64),
  serviceNumber: z.number().int().min(1).max(99),
  proStatus: z.union([z.literal(2), z.literal(3)]),
  orgcode: z.string().length(18),
};
const serviceRecord = z.object({
  ...both,
  taskCode: z.string().max(40),
  taskHandleItem: z.string().max(40).optional(),
  taskName: z.string().max(200),
  serviceName: z.string().max(100).optional(),
  serviceTime: time,
});
const ratingRecord = z.object({
  ...both,
  satisfaction: z.number().int().min(1).max(5),
  evalDetail: z.string().max(400).default(''),
  writingEvaluation: z.string().max(2000).default(''),
  pf: z.number().int(),
  assessTime: time,
});

const nodeOf = (proStatus: 2 | 3) => (proStatus === 2 ? 'accepted' : 'completed');

/** `yyyy-MM-dd HH:mm:ss` in Beijing time, with its offset. */
const withOffset = (beijing: string): string => `${beijing.replace(' ', 'T')}+08:00`;

type NationalChannel = keyof typeof nationalChannelCodes;

const channelOf = (pf: number): NationalChannel | undefined =>
  (Object.keys(nationalChannelCodes) as NationalChannel[]).find(channel => nationalChannelCodes[channel] === pf);

/** The same for the same rating, so that the province stores it once. */
const keyOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);

/**
 * Takes the records that a hall's server hands up in the dialect `national`, and stores them in the province's own server as any
 * department would: the service, then its rating. It keeps nothing itself, so it may be stopped at any time.
 */
export function hallReceiver({department, citizen, hallKey, onStored}: ReceiverOptions): Hono {
  const expected = createHash('sha256').update(hallKey).digest();
  const isHall = (key: string) => timingSafeEqual(createHash('sha256').update(key).digest(), expected);

  async function takeService(record: z.infer<typeof serviceRecord>) {
    const {projectNo, serviceNumber, proStatus, orgcode, serviceName} = record;
    const {rated} = await department.putService({
      ...{projectNo, serviceNumber, institutionCode: orgcode, node: nodeOf(proStatus)},
      ...{itemCode: record.taskHandleItem ?? record.taskCode, itemName: record.taskName},
      ...(serviceName !== undefined && {serviceName}),
      servedAt: withOffset(record.serviceTime),
    });
    return rated ? answers.duplicate : answers.taken;
  }

  async function takeRating(record: z.infer<typeof ratingRecord>) {
    const {projectNo, serviceNumber, proStatus, orgcode, satisfaction, evalDetail, writingEvaluation} = record;
    const node = nodeOf(proStatus);
    const {items} = await department.listCaseServices({projectNo, node, institutionCode: orgcode});
    const service = items.find(item => item.serviceNumber === serviceNumber);
    if (!service) return answers.noService;
    if (service.rated) return answers.duplicate;
    const level = interfaceScale.decode(satisfaction);
    const channel = channelOf(record.pf);
    if (level === undefined || channel === undefined) return answers.malformed;
    const {token} = await department.invite({serviceId: service.serviceId, channel});
    const tags = evalDetail.split(',').filter(code => code !== '');
    const draft = {level, tags, comment: writingEvaluation, pressedAt: withOffset(record.assessTime)};
    await citizen.submitRating(draft, {token, idempotencyKey: keyOf(orgcode, projectNo, serviceNumber, node)});
    onStored?.(projectNo);
    return answers.taken;
  }

  /** A refusal in the words of the province; anything that passes is a failure, after which the hall sends again. */
  async function answered(work: () => Promise<{readonly code: string; readonly errorMessage: string}>) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof z.ZodError) return answers.malformed;
      if (!isApiError(error) || error.retry) return undefined;
      if (['already_rated', 'invitation_used', 'service_already_rated'].includes(error.code)) return answers.duplicate;
      return {code: '1001', errorMessage: error.messages?.['zh-CN'] ?? error.code};
    }
  }

  const takers = {
    service: (body: unknown) => takeService(serviceRecord.parse(body)),
    rating: (body: unknown) => takeRating(ratingRecord.parse(body)),
  };
  return new Hono().basePath('/halls').post('/:kind{service|rating}', async call => {
    if (!isHall(call.req.header('X-Hall-Key') ?? '')) return call.json({code: '403', errorMessage: '未授权'}, 403);
    const body: unknown = await call.req.json().catch(() => undefined);
    const answer = await answered(() => takers[call.req.param('kind') as keyof typeof takers](body));
    return answer ? call.json(answer) : call.json({}, 503);
  });
}
