import {z} from 'zod';
import {
  cursor,
  day,
  institutionCode,
  level,
  moment,
  orderNumber,
  pageSize,
  tagCode,
  text,
  timeLeft,
  words,
} from '../fields.ts';
import {extensionDays, textLimits} from '../limits.ts';
import type {ProblemCode} from '../problem.ts';
import {handlingRoles, roles} from '../roles.ts';
import {nodes} from '../standard/nodes.ts';
import {orderStateNames} from '../standard/order-states.ts';
import {findings, helpedAnswers, orderOutcomes, type OrderStep, orderSteps} from '../standard/order-steps.ts';
import {maskedPerson} from './persons.ts';
import {askReviewInput, review} from './reviews.ts';
import {defineRoutes} from './route.ts';

const stepNames = Object.keys(orderSteps) as [OrderStep, ...OrderStep[]];

/** Steps that have a route of their own, and those that only the system or a decision takes. */
const stepsElsewhere = ['extend', 'transfer', 'ask_review', 'escalate', 'void'] as const satisfies readonly OrderStep[];

type StepOfHandling = Exclude<OrderStep, (typeof stepsElsewhere)[number]>;

const stepsOfHandling = stepNames.filter(
  (step): step is StepOfHandling => !stepsElsewhere.some(other => other === step),
) as [StepOfHandling, ...StepOfHandling[]];

/** The duty that a bad rating creates (差评工单), created in the same transaction and routed to who handled the service. */
export const order = z
  .object({
    orderNumber,
    state: z.enum(orderStateNames),
    version: z.number().int().meta({description: 'grows with every step; a step names the version it was decided on'}),
    institutionCode: institutionCode.meta({description: 'who handles the order now'}),
    offeredTo: institutionCode
      .nullable()
      .meta({description: 'the institution that a transfer waits for; the duty moves when its head accepts'}),
    projectNo: z
      .string()
      .max(50)
      .nullable()
      .meta({description: '办件编号; null for a service without a case, and where a point itself was rated'}),
    ticketNumber: text(30).nullable().meta({description: '排队号 of a service without a case; else null'}),
    serviceNumber: z.number().int(),
    node: z.enum(nodes),
    itemName: text(200).meta({description: '事项名称, or the name of the point where no item is known'}),
    level,
    tags: z.array(tagCode),
    comment: text(textLimits.comment),
    wordsErasedAt: moment.optional().meta({
      description:
        'when the rater had the own words erased, comment or supplement; left out where the rater did not ask',
    }),
    realName: z.boolean().meta({description: 'the rater is known by name and must be followed up'}),
    outcome: z.enum(orderOutcomes).nullable(),
    promisedFor: day.nullable().meta({description: 'the day by which rectification was promised'}),
    createdAt: moment,
    dueAt: moment.nullable().meta({
      description:
        'when the running clock ends; null when none runs, no limit is set, or the calendar of a year is unknown',
    }),
    overdue: z.boolean(),
    ...timeLeft,
    escalatedAt: moment.nullable(),
    closedAt: moment.nullable(),
  })
  .meta({id: 'Order', description: 'The duty that a bad rating creates (差评工单)'});

/** Which orders to list. */
export const orderQuery = z.object({
  state: z.enum(orderStateNames).optional(),
  overdue: z
    .enum(['true', 'false'])
    .optional()
    .meta({description: 'only those whose clock has run out, or only others'}),
  institutionCode: institutionCode
    .optional()
    .meta({description: 'only those that this institution or one below handles'}),
  sort: z.enum(['created', 'due']).default('created').meta({description: 'oldest first, or due first'}),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of orders. */
export const orderPage = z
  .object({items: z.array(order), nextCursor: cursor.nullable()})
  .meta({id: 'OrderPage', description: 'A page of orders'});

/** How many orders are in each state, how many of them are overdue, and how many have no due date yet. */
export const orderCounts = z
  .object({
    states: z.array(
      z.object({
        state: z.enum(orderStateNames),
        count: z.number().int(),
        overdue: z.number().int(),
        undated: z
          .number()
          .int()
          .meta({description: 'how many have a limit, but no due date yet, because the calendar of a year is unknown'}),
      }),
    ),
    asOf: moment,
  })
  .meta({id: 'OrderCounts', description: 'How many orders are in each state, and how many of them are overdue'});

/** One entry of an order's history: who by role and institution, never by name. */
export const orderAct = z
  .object({
    kind: z.string().max(40).meta({description: 'a step of the table, or another act such as unmasked or supplement'}),
    at: moment,
    role: z.enum(roles).nullable().meta({description: 'null for the system and for the rater'}),
    institutionCode: institutionCode.nullable(),
    from: z.enum(orderStateNames).nullable(),
    to: z.enum(orderStateNames).nullable(),
    facts: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])),
    texts: z.record(z.string().max(40), text(4000)).meta({description: 'what was written; empty once erased'}),
  })
  .meta({id: 'OrderAct', description: "One entry of an order's history: who by role and institution, never by name"});

/** An order with its history, its reviews, and the steps that this very caller may take now. */
export const orderDetail = z
  .object({
    order,
    institutionName: text(100),
    acts: z.array(orderAct).meta({description: 'oldest first'}),
    reviews: z.array(review).meta({description: 'review first, then appeal'}),
    steps: z.array(z.enum(stepNames)).meta({description: 'what this caller may do now'}),
    person: maskedPerson
      .optional()
      .meta({description: 'the served person, masked; only in getOrder, and only if known'}),
    appealable: z.boolean().meta({description: 'may this caller file an appeal now'}),
    decidable: z.boolean().meta({description: 'may this caller decide the open review or appeal now'}),
    contactable: z.boolean().meta({description: 'may this caller see, for a stated reason, who was served'}),
  })
  .meta({
    id: 'OrderDetail',
    description: 'An order with its history, its reviews, and the steps that this very caller may take now',
  });

/** The order a route speaks of. */
export const orderReference = z.object({orderNumber: orderNumber});

const decidedOn = {
  ...orderReference.shape,
  version: z.number().int().min(1).max(1_000_000).meta({description: 'the version of the order that was looked at'}),
};

/** One step of handling; the table of steps says which fields a step needs. */
export const stepInput = z.object({
  ...decidedOn,
  step: z.enum(stepsOfHandling),
  note: text(textLimits.note).optional().meta({description: 'internal'}),
  reply: text(textLimits.reply).optional().meta({description: 'what the rater reads'}),
  reached: z.boolean().optional(),
  finding: z.enum(findings).optional(),
  promisedFor: day.optional(),
  helped: z.enum(helpedAnswers).optional(),
});

/** More time for the answer, with reason; in days of the kind that the profile's extension counts. */
export const extendInput = z.object({
  ...decidedOn,
  days: z.number().int().min(extensionDays.min).max(extensionDays.max),
  reason: words(textLimits.stepReason),
});

/** Offers the order to the institution that it belongs to, which lies below an institution above both. */
export const transferInput = z.object({...decidedOn, institutionCode, reason: words(textLimits.stepReason)});

/** What can be the matter with every step of an order. */
const orderRefusals = [
  'unknown_order',
  'order_ended',
  'order_changed',
  'step_not_possible',
  'not_handling_institution',
] as const satisfies readonly ProblemCode[];

/** Work orders of bad ratings (差评工单). */
export const orderRoutes = defineRoutes('orders', {
  listOrders: {
    method: 'GET',
    path: '/v1/orders',
    caller: 'office',
    scope: 'orders:read',
    roles,
    responseCheck: ['items', 'object'],
    summary: "The institution's work orders, oldest first",
    input: orderQuery,
    output: orderPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  countOrders: {
    method: 'GET',
    path: '/v1/order-counts',
    caller: 'person',
    roles,
    responseCheck: ['states', 'object'],
    summary: 'How many orders are in each state, and how many are overdue',
    input: z.object({}),
    output: orderCounts,
    status: 200,
    refusals: [],
  },
  getOrder: {
    method: 'GET',
    path: '/v1/orders/{orderNumber}',
    caller: 'person',
    roles,
    responseCheck: ['order', 'object'],
    summary: 'An order with its history and the steps that the caller may take now',
    input: orderReference,
    output: orderDetail,
    status: 200,
    refusals: ['unknown_order'],
  },
  stepOrder: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/steps',
    caller: 'person',
    roles: handlingRoles,
    keyed: true,
    responseCheck: ['order', 'object'],
    summary: 'Take one step of handling',
    input: stepInput,
    output: orderDetail,
    status: 200,
    refusals: [...orderRefusals, 'promised_day_not_possible', 'review_open', 'text_too_long', 'text_not_well_formed'],
  },
  extendOrder: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/extension',
    caller: 'person',
    roles: ['institution_head'],
    keyed: true,
    responseCheck: ['order', 'object'],
    summary: 'Give the answer more time before it is due, with reason',
    input: extendInput,
    output: orderDetail,
    status: 200,
    refusals: [...orderRefusals, 'extension_not_allowed', 'text_too_long', 'text_not_well_formed'],
  },
  transferOrder: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/transfer',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    keyed: true,
    responseCheck: ['order', 'object'],
    summary: 'Offer an order to the institution that it belongs to, with reason; its head accepts or declines',
    input: transferInput,
    output: orderDetail,
    status: 200,
    refusals: [
      ...orderRefusals,
      'decider_not_higher',
      'transfer_not_possible',
      'no_common_superior',
      'unknown_institution',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  askReview: {
    method: 'POST',
    path: '/v1/orders/{orderNumber}/reviews',
    caller: 'person',
    roles: handlingRoles,
    keyed: true,
    responseCheck: ['order', 'object'],
    summary: 'Ask whether the rating behind an order is mistaken, malicious or untrue (复核)',
    input: askReviewInput,
    output: orderDetail,
    status: 200,
    refusals: [...orderRefusals, 'review_exists', 'no_higher_institution', 'text_too_long', 'text_not_well_formed'],
  },
});
