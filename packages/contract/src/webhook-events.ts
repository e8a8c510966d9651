import {z} from 'zod';
import {areaCode, day, id, institutionCode, orderNumber, text} from './fields.ts';
import {projectNoPattern} from './limits.ts';
import {reviewInstances, reviewStates} from './routes/reviews.ts';
import type {Localized} from './standard/localized.ts';
import {nodes} from './standard/nodes.ts';
import {orderStateNames} from './standard/order-states.ts';
import type {WebhookEventType, WebhookTopic} from './types.ts';

/** One type of event: its name and the schema of its data. */
export interface WebhookEventKind {
  readonly name: Localized;
  readonly data: z.ZodObject;
}

/** Which service was rated. Events of earlier servers have the first two alone. */
const ratedData = {
  serviceId: id,
  institutionCode,
  projectNo: z
    .string()
    .regex(projectNoPattern)
    .optional()
    .meta({description: '办件编号; left out for a service without a case'}),
  serviceNumber: z.number().int().min(1).max(99).optional().meta({description: '服务次序'}),
  node: z.enum(nodes).optional().meta({description: '评价节点'}),
  correlation: text(200)
    .optional()
    .meta({description: 'what `invite` was given for the invitation by which the rating came; left out without it'}),
};
const orderData = {orderNumber, institutionCode, state: z.enum(orderStateNames)};
const reviewData = {
  reviewId: id,
  orderNumber: orderNumber.nullable(),
  institutionCode,
  instance: z.enum(reviewInstances),
  state: z.enum(reviewStates),
};

/**
 * The events that a server sends to other systems. Payloads are thin: ids, type, time and state; no name, no comment and
 * no level. A receiver that may know more reads it with its own credentials. That a service was rated comes with what its
 * department knows it by: the case, and the text that it gave to the invitation.
 */
export const webhookEvents = {
  'rating.received': {
    name: {'zh-CN': '办件服务已评价', 'zh-TW': '辦件服務已評價', en: 'A service has been rated'},
    data: z.object(ratedData),
  },
  'rating.reminder': {
    name: {
      'zh-CN': '办件服务即将不能评价',
      'zh-TW': '辦件服務即將不能評價',
      en: 'A service that nobody has rated can soon no longer be rated',
    },
    data: z.object({
      ...ratedData,
      correlation: ratedData.correlation.meta({
        description: 'what `invite` was given for the newest invitation that is open; left out without it',
      }),
      lastDay: day.meta({description: 'the last day in Asia/Shanghai on which it can be rated'}),
      daysLeft: z.number().int().min(0).max(365).meta({description: 'natural days after today; 0 on the last one'}),
      message: z.object({'zh-CN': text(300), en: text(300)}).meta({
        description: 'a text for the person served, with the address where there is one; it holds no personal data',
      }),
      url: z
        .url()
        .max(300)
        .optional()
        .meta({
          description:
            'the page on which the person finds it after logging in; left out where the server has none, or no portal ' +
            'knows the person: then put the `shortUrl` of an invitation of your own behind the text',
        }),
    }),
  },
  'order.created': {
    name: {'zh-CN': '差评工单已生成', 'zh-TW': '差評工單已產生', en: 'A work order was created'},
    data: z.object(orderData),
  },
  'order.stepped': {
    name: {'zh-CN': '差评工单有新进展', 'zh-TW': '差評工單有新進展', en: 'A work order went on'},
    data: z.object({...orderData, step: z.string().max(40)}),
  },
  'order.overdue': {
    name: {'zh-CN': '差评工单已超期', 'zh-TW': '差評工單已逾期', en: 'A work order is overdue'},
    data: z.object(orderData),
  },
  'review.asked': {
    name: {'zh-CN': '已提出复核或申诉', 'zh-TW': '已提出複核或申訴', en: 'A review or an appeal was asked for'},
    data: z.object(reviewData),
  },
  'review.decided': {
    name: {'zh-CN': '复核或申诉已有决定', 'zh-TW': '複核或申訴已有決定', en: 'A review or an appeal was decided'},
    data: z.object(reviewData),
  },
  'publication.published': {
    name: {'zh-CN': '通报已发布', 'zh-TW': '通報已發布', en: 'Results were published'},
    data: z.object({publicationId: id, institutionCode, areaCode, version: z.number().int().min(1)}),
  },
  'webhook.tested': {
    name: {'zh-CN': '推送测试', 'zh-TW': '推送測試', en: 'A test'},
    data: z.object({webhookId: id}),
  },
} as const satisfies Record<string, WebhookEventKind>;

/** Kinds that a webhook can ask for; a test comes unasked. */
export const webhookTopics = (Object.keys(webhookEvents) as WebhookEventType[]).filter(
  type => type !== 'webhook.tested',
) as [WebhookTopic, ...WebhookTopic[]];
