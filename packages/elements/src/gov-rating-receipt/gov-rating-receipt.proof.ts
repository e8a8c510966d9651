import type {ReceiptProgress} from '@gov-rating/contract';
import {html} from 'lit';
import {shanghaiTime} from '../gov-rating/gov-rating.time.ts';
import {loadEvidence} from '../internal/load-evidence.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';

/** What the check of a receipt against the evidence log has found; `pending`: not sealed yet. */
export type Proof = 'checking' | 'proved' | 'pending' | 'unchecked' | 'broken';

/** Whether there is anything to check. */
export const proofBefore = ({evidence}: ReceiptProgress): Proof => (evidence ? 'checking' : 'pending');

/**
 * Checks on this device that the rating stands in the evidence log, signed with one of these keys, or with the one that
 * the log names itself when none is given. Never rejects: what cannot be loaded or read is `unchecked`.
 */
export async function prove({evidence, receiptNumber}: ReceiptProgress, keys: string): Promise<Proof> {
  if (!evidence) return 'pending';
  const {algorithm, publicKey} = evidence.head;
  const given = keys.split(/[\s,]+/).filter(key => key);
  const usable = (given.length > 0 ? given : [publicKey]).filter(key => key.startsWith(`${algorithm}:`));
  try {
    const {check} = await loadEvidence(algorithm);
    return usable.some(key => check(evidence, receiptNumber, key)) ? 'proved' : 'broken';
  } catch {
    return 'unchecked';
  }
}

/** In words: in the log as which entry of how many, signed when and with which key; or why that cannot be said. */
export function renderProof(proof: Proof, {evidence}: ReceiptProgress, trusted: boolean, messages: ReceiptMessages) {
  const words =
    proof === 'proved' && evidence
      ? html`<p>
            ${messages.logProved.replace('{n}', `${evidence.leafIndex + 1}`).replace('{m}', `${evidence.head.size}`)}
          </p>
          <p class="muted">
            ${messages.logSigned.replace('{d}', shanghaiTime(evidence.head.signedAt, messages.date))}
            <bdi class="key">${evidence.head.publicKey}</bdi>
          </p>
          <p class="muted">${trusted ? messages.logTrusted : messages.logOwnKey}</p>`
      : html`<p class=${proof === 'checking' ? 'wait' : proof === 'broken' ? 'error' : ''}>
          ${messages[names[proof]]}
        </p>`;
  return html`<h3>${messages.log}</h3>
    <div part="proof">${words}</div>`;
}

const names = {
  checking: 'logChecking',
  proved: 'logProved',
  pending: 'logPending',
  unchecked: 'logUnchecked',
  broken: 'logBroken',
} as const satisfies Record<Proof, keyof ReceiptMessages>;
