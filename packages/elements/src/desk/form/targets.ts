import type {Institution, OrderDetail} from '@gov-rating/contract/types';
import type {Names} from '../base/names.ts';

/** Institutions that an order can be transferred to. */
export type Targets = readonly (readonly [code: string, name: string])[];

/**
 * Institutions to which this person may offer an order, by the rule of the server: a bureau chooses below itself, a head
 * below the highest institution above; never one that had the order, nor one above it. The server decides in any case;
 * this list only offers nothing that it would refuse.
 */
export function targetsOf({order, acts}: OrderDetail, {self, institutions}: Names): Targets {
  const parents = new Map(institutions.map(({code, parentCode}) => [code, parentCode]));
  /** The institutions above one, nearest first. */
  const above = (code: string): readonly string[] => {
    const parent = parents.get(code);
    return parent ? [parent, ...above(parent)] : [];
  };
  const had = [order.institutionCode, ...acts.map(({facts}) => `${facts['fromInstitution']}`)];
  const superiors = above(order.institutionCode);
  const top = self?.role === 'bureau' ? self.institutionCode : superiors[superiors.length - 1];
  const never = [...had, ...had.flatMap(above)];
  const fits = ({code}: Institution) => above(code).some(higher => higher === top) && !never.includes(code);
  return institutions.filter(fits).map(({code, name}) => [code, name]);
}
