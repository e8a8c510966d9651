import {z} from 'zod';

/** What is left of a running clock, as the server's calendar counts it. */
export const timeLeft = {
  daysLeft: z
    .number()
    .int()
    .nullable()
    .meta({
      description:
        'whole days after today until the clock ends, 0 on its last day; negative once it has run out; ' +
        'null when no clock runs or the calendar of a year is unknown',
    }),
  dayKind: z.enum(['natural', 'working']).nullable().meta({description: 'how they are counted'}),
};
