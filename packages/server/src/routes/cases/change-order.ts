import type {OrderDetail} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {prepareCommand} from '../../context/prepare-command.ts';
import {toOrderDetail} from '../../domain/cases/case-views.ts';
import {toActor, type CommandContext} from '../../domain/cases/command-context.ts';
import type {CaseChange, RatingCase} from '../../domain/cases/rating-case.ts';
import {screenDetail} from '../../domain/cases/screened-views.ts';
import type {StaffMember} from '../../domain/institutions/staff-member.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse} from '../../http/handler.ts';
import {changeCaseOnce} from './change-case-once.ts';

/** One request of a person about an order. */
export interface OrderRequest {
  readonly orderNumber: string;
  readonly name: string;
  readonly input: unknown;
  readonly caller: StaffMember;
  readonly idempotencyKey: string;
}

/** Changes an order by the decision of a person, and returns its new state. */
export async function changeOrder(
  {orderNumber, name, input, caller, idempotencyKey}: OrderRequest,
  context: Context,
  decide: (ratingCase: RatingCase, command: CommandContext) => CaseChange,
): Promise<OrderDetail | ReplayedResponse<OrderDetail>> {
  const command = await prepareCommand(context, idempotencyKey, [name, input]);
  const within = caller.institutionCode;
  const changed = await changeCaseOnce(context, {orderNumber}, within, toActor(caller), command, ratingCase =>
    decide(ratingCase, command),
  );
  if (!changed) throw new Problem('unknown_order');
  const view = screenDetail(toOrderDetail(changed.ratingCase, caller, command.at, context.clocks), caller);
  return changed.replayed ? new ReplayedResponse(view) : view;
}
