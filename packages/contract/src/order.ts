import {z} from 'zod';
import {cursor, institutionCode, level, moment, pageSize, tagCode, text} from './fields.ts';
import {commentCeiling} from './rating.ts';
import {nodes} from './standard/nodes.ts';

/** The duty that a bad rating creates (差评工单), created in the same transaction and routed to who handled the service. */
export const order = z
  .object({
    orderNumber: z.string().max(40),
    state: z.enum(['created']),
    institutionCode,
    projectNo: z.string().max(50),
    serviceNumber: z.number().int(),
    node: z.enum(nodes),
    itemName: text(200),
    level,
    tags: z.array(tagCode),
    comment: text(commentCeiling),
    createdAt: moment,
  })
  .meta({id: 'Order', description: 'The duty that a bad rating creates (差评工单)'});

/** Which orders to list. */
export const orderQuery = z.object({cursor: cursor.optional(), limit: pageSize});

/** A page of orders, oldest first. */
export const orderPage = z.object({items: z.array(order), nextCursor: cursor.nullable()}).meta({id: 'OrderPage'});

/** An order as it travels. */
export type Order = z.infer<typeof order>;
