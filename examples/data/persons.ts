import type {DemoPerson} from '@gov-rating/server/node';
import {demoInstitution, institutionNamed} from './institutions.ts';

const own = demoInstitution.code;
const city = institutionNamed('示例市人民政府').code;
const province = institutionNamed('示例省人民政府').code;
const neighbour = institutionNamed('示例市公安局').code;
const otherCity = institutionNamed('乙州市人民政府').code;

/** One person for each role around the demo institution and, to try what they may not see, some of other places. */
export const demoPersons: readonly DemoPerson[] = [
  {id: 'staff', role: 'institution_staff', institutionCode: own},
  {id: 'head', role: 'institution_head', institutionCode: own},
  {id: 'bureau', role: 'bureau', institutionCode: city},
  {id: 'provincial-bureau', role: 'bureau', institutionCode: province},
  {id: 'auditor', role: 'auditor', institutionCode: city},
  {id: 'foreign-staff', role: 'institution_staff', institutionCode: neighbour},
  {id: 'foreign-head', role: 'institution_head', institutionCode: neighbour},
  {id: 'foreign-bureau', role: 'bureau', institutionCode: otherCity},
  {id: 'foreign-auditor', role: 'auditor', institutionCode: otherCity},
];
