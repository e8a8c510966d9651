import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';

import {newCase, todaysCases, type CaseFacts} from '../data/cases.ts';
import {demoInstitution} from '../data/institutions.ts';

/** The department's own list of cases, kept in a file as its database would keep it. Newest first. */
export interface CaseBook {
  readonly all: () => readonly CaseFacts[];
  /** Writes down a case that was just served, at a window and by a person of the registers if they are given. */
  readonly add: (where?: Pick<CaseFacts, 'pointId' | 'windowNumber' | 'staffNumber'>) => CaseFacts;
}

/** Opens the list, or begins one with a few cases. */
export function openCaseBook(file: string, now: () => Date): CaseBook {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CaseFacts[]) : [];
  // An earlier edition of the example data was about other institutions.
  const own = kept.filter(({institutionCode}) => institutionCode === demoInstitution.code);
  let cases = own.length > 0 ? own : todaysCases(now());
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(cases, null, 2));
    renameSync(`${file}.new`, file);
  };
  save();
  return {
    all: () => cases,
    add: where => {
      const number = 1 + Math.max(...cases.map(({projectNo}) => Number(projectNo.slice(-4)) - 100));
      const added = {...newCase(now(), number), ...where};
      cases = [added, ...cases].slice(0, 50);
      save();
      return added;
    },
  };
}
