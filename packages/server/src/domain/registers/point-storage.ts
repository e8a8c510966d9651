import type {Point} from '@gov-rating/contract';

/** What a point is to be. What is left out keeps what it is, or gets its default. */
export interface PointFacts extends Pick<
  Point,
  'institutionCode' | 'kind' | 'name' | 'number' | 'parentId' | 'validTo'
> {
  /** By default the area of the institution. */
  readonly areaCode?: string | undefined;
  /** By default as it was, or `today`. */
  readonly validFrom?: string | undefined;
}

/** A point to add or change, and for whom: `within` is the institution of the caller. */
export interface PointPut {
  readonly facts: PointFacts;
  /** The point to change; undefined: the open one with the same institution, parent and number or name, or a new one. */
  readonly pointId?: string | undefined;
  readonly within: string;
  /** The id of a new point. */
  readonly newId: string;
  /** The code of a new point. */
  readonly newStaticCode: string;
  /** The day in Asia/Shanghai. */
  readonly today: string;
}

/** Why a point is not put; `field` says which fact is wrong. */
export interface PointRefusal {
  readonly outcome:
    | 'unknown_institution'
    | 'institution_not_allowed'
    | 'unknown_point'
    | 'point_closed'
    | 'point_number_taken'
    | 'parent_not_allowed'
    /** It would end before it begins. */
    | 'validity_reversed';
  readonly field: 'institutionCode' | 'pointId' | 'number' | 'parentId' | 'validTo';
}

/** What became of a point; `change` says whether the call did anything. */
export type PointOutcome =
  {readonly outcome: 'put'; readonly point: Point; readonly change: 'added' | 'changed' | 'none'} | PointRefusal;

/** Which points to list: of `within`, of the institutions below it and of those above it, or all. */
export interface PointQuery {
  readonly within?: string | undefined;
  readonly pointId?: string | undefined;
  readonly institutionCode?: string | undefined;
  readonly parentId?: string | undefined;
  readonly kind?: Point['kind'] | undefined;
  /** Closed ones too. */
  readonly closed: boolean;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Storage of points. */
export interface PointStorage {
  /** Adds or changes a point. A number is unique among the open points of one parent, at the top of one institution. */
  putPoint(put: PointPut): Promise<PointOutcome>;
  /** A point by its id, also one that is closed, whoever may see it. */
  point(pointId: string): Promise<Point | undefined>;
  /** A point by the code that is printed, also one that is closed. */
  pointByCode(staticCode: string): Promise<Point | undefined>;
  /** The codes of the institutions with an open point in the same hall that let people find their case by its number. */
  lookupInstitutions(pointId: string): Promise<string[]>;
  /** A page of points by id. */
  listPoints(query: PointQuery): Promise<Point[]>;
  /**
   * Closes a point of `within` or below, with all open points that lie in it, whose institution it may be.
   *
   * @returns the point and how many were closed, 0 when it was closed before; undefined when there is no such point
   */
  closePoint(closing: {
    readonly pointId: string;
    readonly within: string;
    /** ISO moment. */
    readonly at: string;
  }): Promise<{readonly point: Point; readonly closed: number} | undefined>;
}
