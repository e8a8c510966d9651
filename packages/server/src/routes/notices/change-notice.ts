import type {Notice} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {occasionOf} from '../../context/prepare-command.ts';
import {actorOf, type Occasion} from '../../domain/cases/command-context.ts';
import type {Change, Life} from '../../domain/cases/rating-case.ts';
import type {Person} from '../../domain/institutions/staff-member.ts';
import {noticeView} from '../../domain/notices/notice-rules.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {Replay} from '../../http/handler.ts';
import {changeOnce} from '../cases/change-once.ts';

/** One request of a person about a notice. */
export interface NoticeRequest {
  readonly noticeId: string;
  readonly name: string;
  readonly input: unknown;
  readonly caller: Person;
  readonly idempotencyKey: string;
}

/** Changes a notice as a person decides, and answers with how it stands then. */
export async function changeNotice(
  {noticeId, name, input, caller, idempotencyKey}: NoticeRequest,
  context: Context,
  decide: (life: Life, occasion: Occasion) => Change,
): Promise<Notice | Replay<Notice>> {
  const occasion = await occasionOf(context, idempotencyKey, [name, input]);
  const within = caller.institutionCode;
  const changed = await changeOnce(context, {noticeId}, within, actorOf(caller), occasion, life =>
    decide(life, occasion),
  );
  const notice = changed?.life.notices.find(candidate => candidate.noticeId === noticeId);
  if (!changed || !notice) throw new Problem('unknown_notice');
  const view = noticeView(notice, occasion.clocks, occasion.at);
  return changed.replayed ? new Replay(view) : view;
}
