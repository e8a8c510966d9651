import type {AliasOutcome} from '../../domain/registers/alias-storage.ts';
import type {PointOutcome} from '../../domain/registers/point-storage.ts';
import type {StaffOutcome} from '../../domain/registers/staff-storage.ts';
import {fieldProblem, type Problem} from '../../domain/problems/problem.ts';

type Refused = Exclude<PointOutcome | StaffOutcome | AliasOutcome, {readonly outcome: 'put'}>;

/** Why a row of a register was not put, as a refusal that names the field. */
export const refusalOf = ({outcome, field}: Refused): Problem =>
  fieldProblem(field, outcome === 'validity_reversed' ? 'invalid_input' : outcome);
