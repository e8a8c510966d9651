import type {Notice} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {prepareCommand} from '../../context/prepare-command.ts';
import {toActor, type CommandContext} from '../../domain/cases/command-context.ts';
import type {CaseChange, RatingCase} from '../../domain/cases/rating-case.ts';
import type {StaffMember} from '../../domain/institutions/staff-member.ts';
import {toNotice} from '../../domain/notices/notice-rules.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse} from '../../http/handler.ts';
import {changeCaseOnce} from '../cases/change-case-once.ts';

/** One request of a person about a notice. */
export interface NoticeRequest {
  readonly noticeId: string;
  readonly name: string;
  readonly input: unknown;
  readonly caller: StaffMember;
  readonly idempotencyKey: string;
}

/** Changes a notice by the decision of a person, and returns its new state. */
export async function changeNotice(
  {noticeId, name, input, caller, idempotencyKey}: NoticeRequest,
  context: Context,
  decide: (ratingCase: RatingCase, command: CommandContext) => CaseChange,
): Promise<Notice | ReplayedResponse<Notice>> {
  const command = await prepareCommand(context, idempotencyKey, [name, input]);
  const within = caller.institutionCode;
  const changed = await changeCaseOnce(context, {noticeId}, within, toActor(caller), command, ratingCase =>
    decide(ratingCase, command),
  );
  const notice = changed?.ratingCase.notices.find(candidate => candidate.noticeId === noticeId);
  if (!changed || !notice) throw new Problem('unknown_notice');
  const view = toNotice(notice, command.clocks, command.at);
  return changed.replayed ? new ReplayedResponse(view) : view;
}
