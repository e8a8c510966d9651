import type {StaffNotice} from '@gov-rating/contract';
import {dayAfter, shanghaiDay, startOfDay} from '../calendar/moments.ts';

/** From when on bad ratings count: the beginning, in Asia/Shanghai, of the first of so many days, today being the last. */
export const countedFrom = (now: Date, {days}: StaffNotice): Date => startOfDay(dayAfter(shanghaiDay(now), 1 - days));
