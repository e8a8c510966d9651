import type {InvitationKey} from '../domain/invitations/invitation-storage.ts';
import {base64url} from './base64.ts';
import {hash} from './hash.ts';
import type {RandomBytes} from './random.ts';

/** How many characters an id and the secret behind it have. */
const idLength = 22;
const secretBytes = 16;

/** An id, then a secret of 128 random bits. */
const token = /^[A-Za-z0-9_-]{44}$/;

/** A token of an earlier version: 256 random bits, which do not say whose they are. */
const tokenWithoutId = /^[A-Za-z0-9_-]{43}$/;

/**
 * The token of an invitation, 44 characters: the id of the invitation, then a secret of 128 random bits. The row is
 * found by the id, which begins with its day; so no index holds a random text.
 *
 * @param invitationId An id of {@link newId}, 22 characters.
 */
export const newInvitationToken = (invitationId: string, randomBytes: RandomBytes): string =>
  `${invitationId}${base64url(randomBytes(secretBytes))}`;

/** Which invitation a token is of, and the hash that it is compared by; undefined for what cannot be a token. */
export async function invitationKeyOf(text: string): Promise<InvitationKey | undefined> {
  if (token.test(text)) return {invitationId: text.slice(0, idLength), tokenHash: await hash(text)};
  if (tokenWithoutId.test(text)) return {invitationId: null, tokenHash: await hash(text)};
  return undefined;
}
