import type {ServiceFacts} from '@gov-rating/contract';

/** A registered service with what others need to know of its institution. */
export interface StoredService extends ServiceFacts {
  readonly serviceId: string;
  readonly institutionName: string;
  readonly areaCode: string;
  readonly rated: boolean;
}
