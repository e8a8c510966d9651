import type {OrderDetail} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {occasionOf} from '../../context/prepare-command.ts';
import {orderDetailView} from '../../domain/cases/case-views.ts';
import {actorOf, type Occasion} from '../../domain/cases/command-context.ts';
import type {Change, Life} from '../../domain/cases/rating-case.ts';
import {screenDetail} from '../../domain/cases/screened-views.ts';
import type {Person} from '../../domain/institutions/staff-member.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {Replay} from '../../http/handler.ts';
import {changeOnce} from './change-once.ts';

/** One request of a person about an order. */
export interface OrderRequest {
  readonly orderNumber: string;
  readonly name: string;
  readonly input: unknown;
  readonly caller: Person;
  readonly idempotencyKey: string;
}

/** Changes an order as a person decides, and answers with how it stands then. */
export async function changeOrder(
  {orderNumber, name, input, caller, idempotencyKey}: OrderRequest,
  context: Context,
  decide: (life: Life, occasion: Occasion) => Change,
): Promise<OrderDetail | Replay<OrderDetail>> {
  const occasion = await occasionOf(context, idempotencyKey, [name, input]);
  const within = caller.institutionCode;
  const changed = await changeOnce(context, {orderNumber}, within, actorOf(caller), occasion, life =>
    decide(life, occasion),
  );
  if (!changed) throw new Problem('unknown_order');
  const view = screenDetail(orderDetailView(changed.life, caller, occasion.at, context.clocks), caller);
  return changed.replayed ? new Replay(view) : view;
}
