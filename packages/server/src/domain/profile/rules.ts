import {fact, type Deadline, type Fact, type Profile, type StaffNotice} from '@gov-rating/contract';

/** The steps that have a time limit. */
export const deadlineSteps = ['contact', 'answer', 'followUp', 'extension', 'review', 'appeal'] as const;

/** A step that has a time limit. */
export type DeadlineStep = (typeof deadlineSteps)[number];

/** A number that applies here, and who set it. Without a value it is not set, and whatever needs it does not run. */
export interface Rule<T> {
  readonly value: T | null;
  readonly source: 'profile' | 'deployment' | null;
}

/** The numbers of the profile that a deployment can set, resolved. */
export interface Rules {
  readonly deadlines: Readonly<Record<DeadlineStep, Rule<Deadline>>>;
  /** Whether the rater may add one supplement (追评). */
  readonly supplement: Rule<boolean>;
  /** Natural days after the service during which a rating is accepted. */
  readonly ratingWindowDays: Rule<number>;
  /** Months after which persons and texts are erased; without a value they are never erased. */
  readonly retentionMonths: Rule<number>;
  /** Whether raters may have their own words erased when they ask. */
  readonly ownWords: Rule<boolean>;
  /**
   * Days after which the person of a service without a work order is erased: nobody has to be called back. Without a
   * number of the deployment these are the days of the rating window, else the profile's.
   */
  readonly personDays: Rule<number>;
  /** When repeated bad ratings of one member of staff lead to a notice; without a value they do not. */
  readonly staffNotice: Rule<StaffNotice>;
}

/** What a deployment set itself; it may also be stricter or laxer than a profile that knows a number. */
export interface RuleOverrides {
  readonly deadlines?: Readonly<Partial<Record<DeadlineStep, Deadline>>> | undefined;
  readonly supplement?: boolean | undefined;
  readonly ratingWindowDays?: number | undefined;
  readonly retentionMonths?: number | undefined;
  readonly ownWords?: boolean | undefined;
  readonly personDays?: number | undefined;
  readonly staffNotice?: StaffNotice | undefined;
}

/** The rules that apply: those of the deployment, else the profile's. */
export function resolveRules(profile: Profile, own: RuleOverrides = {}): Rules {
  const deadlines = deadlineSteps.map(
    step => [step, rule(own.deadlines?.[step], profile.deadlines[step].value)] as const,
  );
  const ratingWindowDays = rule(own.ratingWindowDays, profile.ratingWindowDays.value);
  return {
    deadlines: Object.fromEntries(deadlines) as Record<DeadlineStep, Rule<Deadline>>,
    supplement: rule(own.supplement, profile.supplement.value?.allowed ?? null),
    ratingWindowDays,
    retentionMonths: rule(own.retentionMonths, profile.retentionMonths.value),
    ownWords: rule(own.ownWords, profile.ownWords.value?.erasable ?? null),
    personDays:
      own.personDays === undefined && ratingWindowDays.value !== null
        ? ratingWindowDays
        : rule(own.personDays, profile.personDays.value),
    staffNotice: rule(own.staffNotice, profile.staffNotice.value),
  };
}

function rule<T>(own: T | undefined, known: T | null): Rule<T> {
  if (own !== undefined) return {value: own, source: 'deployment'};
  return {value: known, source: known === null ? null : 'profile'};
}

/** The facts of a profile as they apply here; those set by the deployment are marked as such. */
export function factsInForce(profile: Profile, rules: Rules) {
  const deadlines = deadlineSteps.map(step => [step, inForce(rules.deadlines[step], profile.deadlines[step])] as const);
  const {value, source} = rules.supplement;
  const {value: erasable, source: saidBy} = rules.ownWords;
  return {
    deadlines: Object.fromEntries(deadlines) as Record<DeadlineStep, Fact<Deadline>>,
    supplement: inForce({value: value === null ? null : {allowed: value}, source}, profile.supplement),
    ratingWindowDays: inForce(rules.ratingWindowDays, profile.ratingWindowDays),
    retentionMonths: inForce(rules.retentionMonths, profile.retentionMonths),
    ownWords: inForce({value: erasable === null ? null : {erasable}, source: saidBy}, profile.ownWords),
    personDays:
      rules.personDays === rules.ratingWindowDays
        ? inForce(rules.ratingWindowDays, profile.ratingWindowDays)
        : inForce(rules.personDays, profile.personDays),
    staffNotice: inForce(rules.staffNotice, profile.staffNotice),
  };
}

function inForce<T>({value, source}: Rule<T>, known: Fact<T>): Fact<T> {
  return source === 'deployment' && value !== null ? fact(value, 'sure', 'set by this deployment') : known;
}
