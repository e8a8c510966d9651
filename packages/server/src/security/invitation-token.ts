import type {InvitationKey} from '../domain/invitations/invitation-storage.ts';
import {codeBeginning} from './glued-text.ts';
import {hash} from './hash.ts';
import {dayOf, lettersAndDigits, type RandomBytes} from './random.ts';

/** How many characters the parts of a token have. */
const length = {day: 3, randomOfId: 14, secret: 15} as const;

/**
 * A form of token: how it is recognized, and how many of its characters are the id of its invitation; 0 where the id is
 * found by the hash.
 */
interface TokenForm {
  readonly pattern: RegExp;
  readonly idLength: number;
}

/** Every form that was ever sent; their lengths tell them apart. */
const forms: readonly TokenForm[] = [
  {pattern: /^[A-Za-z0-9]{32}$/, idLength: length.day + length.randomOfId},
  {pattern: /^[A-Za-z0-9_-]{44}$/, idLength: 22},
  {pattern: /^[A-Za-z0-9_-]{43}$/, idLength: 0},
];

/**
 * A new invitation's id, 17 letters and digits: its day as in {@link newId}, then 83 random bits. So rows of one day lie
 * side by side in an index.
 */
export const newInvitationId = (randomBytes: RandomBytes, now: Date): string =>
  dayOf(now) + lettersAndDigits(length.randomOfId, randomBytes);

/**
 * The token of an invitation, 32 letters and digits: the id of the invitation, then a secret of 89 random bits. Without
 * the database all 172 random bits are secret. It is as long as the `scene` of a mini-program may be, and has no sign
 * that scanners and chat apps drop or glue to what stands beside it.
 *
 * @param invitationId An id of {@link newInvitationId}, 17 characters.
 *
 * @example
 * ```ts
 * import {newInvitationId, newInvitationToken, platformRandomBytes} from '@gov-rating/server';
 *
 * const invitationId = newInvitationId(platformRandomBytes, new Date());
 * newInvitationToken(invitationId, platformRandomBytes); // 'g1kT0…', 32 characters
 * ```
 */
export const newInvitationToken = (invitationId: string, randomBytes: RandomBytes): string =>
  invitationId + lettersAndDigits(length.secret, randomBytes);

/** Which invitation a token is of, and the hash that it is compared by; undefined for what cannot be a token. */
export async function invitationKeyOf(text: string): Promise<InvitationKey | undefined> {
  const form = forms.find(({pattern}) => pattern.test(text));
  if (!form) return undefined;
  return {invitationId: form.idLength === 0 ? null : text.slice(0, form.idLength), tokenHash: await hash(text)};
}

/** The token at the beginning of what is behind `/r/` in an address; undefined where none begins. */
export const invitationTokenIn = (text: string): string | undefined =>
  codeBeginning(text, candidate => forms.some(({pattern}) => pattern.test(candidate)));
