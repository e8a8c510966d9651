import type {SettingsInput} from '@gov-rating/server';

const working = (days: number) => ({days, dayKind: 'working'}) as const;

/**
 * Time limits of orders and when a notice is due in the examples; no source gives those of Guangdong, so each
 * deployment sets its own.
 */
export const demoRules = {
  deadlines: {
    contact: working(3),
    answer: working(10),
    followUp: working(5),
    extension: working(5),
    review: working(5),
    appeal: working(5),
  },
  staffNotice: {badRatings: 3, days: 90, deadline: working(10)},
} as const satisfies SettingsInput['rules'];

/** The examples have so few ratings that with the default of 30 hardly any institution would be ranked. */
export const demoResults = {minimumSample: 10} as const satisfies SettingsInput['results'];
