import type {RouteOutput, StaffMember} from '@gov-rating/contract';

/** A picture of a member of staff. */
export type StaffPicture = NonNullable<RouteOutput<'getStaffPicture'>['picture']>;

/** A member of staff to add or change. */
export interface StaffPut {
  readonly facts: Omit<StaffMember, 'validFrom' | 'pictureId'> & {
    /** By default as it was, or `today`. */
    readonly validFrom?: string | undefined;
    /** By default as it was; null: none. */
    readonly picture?: StaffPicture | null | undefined;
  };
  /** The institution of the caller. */
  readonly within: string;
  /** The id of a new row. */
  readonly newId: string;
  /** The day in Asia/Shanghai. */
  readonly today: string;
}

/** What became of a member of staff. */
export type StaffOutcome =
  | {readonly outcome: 'put'; readonly staff: StaffMember; readonly change: 'added' | 'changed' | 'none'}
  | {
      readonly outcome: 'unknown_institution' | 'institution_not_allowed' | 'validity_reversed';
      readonly field: 'institutionCode' | 'validTo';
    };

/** Storage of staff. */
export interface StaffStorage {
  /** Adds or changes a member of staff, known by institution and number. */
  putStaff(put: StaffPut): Promise<StaffOutcome>;
  /** The numbers of the staff of an institution with this name on a day, at most two: of two nobody knows which one is meant. */
  staffNamed(asked: {readonly institutionCode: string; readonly name: string; readonly day: string}): Promise<string[]>;
  /** The picture of a member of staff who is valid on a day. */
  staffPicture(asked: {
    readonly institutionCode: string;
    readonly staffNumber: string;
    readonly day: string;
  }): Promise<StaffPicture | undefined>;
  /** Deletes pictures of staff who are no longer valid on a day; how many. */
  forgetStaffPictures(asked: {readonly day: string; readonly limit: number}): Promise<number>;
  /** A page of staff of an institution and those below it, by institution and number. */
  listStaff(query: {
    readonly within: string;
    readonly institutionCode?: string | undefined;
    readonly after?: {readonly institutionCode: string; readonly staffNumber: string} | undefined;
    readonly limit: number;
  }): Promise<StaffMember[]>;
}
