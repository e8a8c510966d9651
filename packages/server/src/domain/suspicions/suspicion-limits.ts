import {
  fact,
  suspicionRuleNames,
  suspicionRules,
  type Fact,
  type SuspicionLimit,
  type SuspicionRule,
  type SuspicionRuleName,
} from '@gov-rating/contract';

/** What a deployment set itself; null switches a rule off. */
export type OwnSuspicionLimits = Readonly<Partial<Record<SuspicionRuleName, SuspicionLimit | null>>>;

/** The limit of each rule, and whether the deployment has set it; null when the rule is off. */
export type SuspicionLimits = Readonly<
  Record<SuspicionRuleName, {readonly value: SuspicionLimit | null; readonly source: 'default' | 'deployment'}>
>;

const table: Readonly<Record<SuspicionRuleName, SuspicionRule>> = suspicionRules;

/** A rule as data, without what only its own row has. */
export const suspicionRule = (name: SuspicionRuleName): SuspicionRule => table[name];

/** The limits that apply: those of the deployment, else the usual ones. */
export function suspicionLimits(own: OwnSuspicionLimits = {}): SuspicionLimits {
  const limits = suspicionRuleNames.map(name => {
    const set = own[name];
    return [
      name,
      set === undefined ? {value: suspicionRule(name).usual, source: 'default'} : {value: set, source: 'deployment'},
    ];
  });
  return Object.fromEntries(limits) as SuspicionLimits;
}

/** How many seconds the rules look back at most: those that compare by `of`, or all. */
export function reach(limits: SuspicionLimits, of?: SuspicionRule['same']): number {
  const compared = suspicionRuleNames.filter(
    name => suspicionRule(name).same && (!of || suspicionRule(name).same === of),
  );
  return Math.max(0, ...compared.map(name => limits[name].value?.seconds ?? 0));
}

/** The limits as facts of getStandard. */
export function suspicionFacts(limits: SuspicionLimits): Record<SuspicionRuleName, Fact<SuspicionLimit | 'off'>> {
  const facts = suspicionRuleNames.map(name => {
    const {value, source} = limits[name];
    return [
      name,
      source === 'deployment'
        ? fact(value ?? 'off', 'sure', 'set by this deployment')
        : fact(value, 'derived', 'usual value of this software; no source of the field states a threshold'),
    ];
  });
  return Object.fromEntries(facts) as Record<SuspicionRuleName, Fact<SuspicionLimit | 'off'>>;
}
