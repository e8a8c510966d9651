import {prepareCommand} from '../context/prepare-command.ts';
import {warnWithoutDueDate} from '../context/warnings.ts';
import {newCaseEvent} from '../domain/cases/command-context.ts';
import {countingStart} from '../domain/notices/notice-rules.ts';
import {newId} from '../security/random.ts';
import type {Job} from './job.ts';

/**
 * Opens a rectification notice (限期整改) about a member of staff with repeated bad ratings, where profile or deployment
 * set the number; otherwise does nothing.
 */
export const openNotices: Job = {
  name: 'open-notices',
  everyMs: 60_000,
  cannotBeUndone: true,
  async run(context) {
    const {storage, settings, clocks, randomBytes} = context;
    const rule = settings.rules.staffNotice.value;
    if (rule === null) return 0;
    const command = await prepareCommand(context);
    const noticeId = newId(randomBytes, command.at);
    const {badRatings: least, days, deadline} = rule;
    const dueAt = clocks.after(command.at, deadline);
    const outcome = await storage.openNotice({
      noticeId,
      badRatings: least,
      from: countingStart(command.at, rule).toISOString(),
      days,
      dueAt,
      event: badRatings =>
        newCaseEvent('open_notice', {kind: 'system'}, command, {facts: {noticeId, badRatings, days}}),
    });
    if (outcome === 'none') return 0;
    warnWithoutDueDate(context, 'notice', dueAt);
    return 1;
  },
};
