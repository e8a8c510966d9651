import type {CitizenChannel} from '@gov-rating/contract';

/** How sure a portal is who a person is: 1 an account, 2 the real name, 3 the real name and the face or a certificate. */
export const assuranceLevels = [1, 2, 3] as const;

/** One of {@link assuranceLevels}. */
export type AssuranceLevel = (typeof assuranceLevels)[number];

/** A portal on which people log in, as it is registered here. */
export interface Portal {
  /** The `iss` of its assertions, to the letter. */
  readonly issuer: string;
  /** The institution that it belongs to: it serves that one and those below it. */
  readonly institutionCode: string;
  /** The channel of what people rate by way of it. */
  readonly channel: Extract<CitizenChannel, 'web' | 'mobile'>;
  /** A person about whom the portal is less sure is refused. */
  readonly leastAssurance: AssuranceLevel;
}

/** A person by the pseudonym of a portal. */
export interface PortalSubject {
  readonly portal: string;
  readonly subject: string;
}

/** A person whom a portal has logged in. */
export interface Rater {
  /** The keyed hash of portal and pseudonym: all that is stored of the person. */
  readonly raterHash: string;
  readonly portal: Portal;
}
