import {shanghaiDay} from '../domain/calendar/moments.ts';
import type {Job} from './job.ts';

/**
 * Deletes the pictures of staff who are no longer valid: nobody serves under them any more (《个人信息保护法》 article 47: delete
 * once the purpose is reached). The name and the number stay, because ratings are counted by them.
 */
export const forgetPictures: Job = {
  name: 'forget-pictures',
  everyMs: 3_600_000,
  cannotBeUndone: true,
  run: ({storage, now}) => storage.forgetStaffPictures({day: shanghaiDay(now()), limit: 100}),
};
