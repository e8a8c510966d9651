import type {ReceiptProgress} from '@gov-rating/contract/types';
import {html, type TemplateResult} from 'lit';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {loadEvidence} from './evidence/load.ts';
import type {ReceiptMessages} from '../messages/receipt.ts';
import {sign} from './progress.ts';

/**
 * The result of checking a receipt against the evidence log. `pending`: the rating is not sealed in the log yet;
 * `keyless`: the page was opened with the number alone.
 */
export type Proof = 'checking' | 'proved' | 'pending' | 'keyless' | 'unchecked' | 'broken';

/** The state before the check, which needs the key of the receipt and the evidence. */
export const proofBefore = ({evidence}: ReceiptProgress, receiptKey: string): Proof =>
  evidence ? 'checking' : receiptKey ? 'pending' : 'keyless';

/**
 * Checks on this device that the rating is in the evidence log, signed with one of `keys`, or with the key in the log
 * itself when `keys` is empty. Never rejects: resolves to `unchecked` when the code or the evidence cannot be loaded or
 * read. Loading may add a link to `root` for a moment.
 */
export async function prove(progress: ReceiptProgress, receiptKey: string, keys: string, root: Node): Promise<Proof> {
  const {evidence, receiptNumber} = progress;
  if (!evidence) return proofBefore(progress, receiptKey);
  const {algorithm, publicKey} = evidence.head;
  const given = keys.split(/[\s,]+/).filter(key => key);
  const usable = (given.length > 0 ? given : [publicKey]).filter(key => key.startsWith(`${algorithm}:`));
  try {
    const {check} = await loadEvidence(algorithm, root);
    return usable.some(key => check(evidence, receiptNumber, key)) ? 'proved' : 'broken';
  } catch {
    return 'unchecked';
  }
}

const signs = {
  checking: 'open',
  proved: 'tick',
  pending: 'clock',
  keyless: 'clock',
  unchecked: 'refused',
  broken: 'alarm',
} as const;

/**
 * One sentence: the rating is stored and unchanged, or why this is not certain. In the details: the order number, the
 * position of the rating in the log, and the time and key of the signature.
 */
export function renderProof(
  proof: Proof,
  {evidence, order}: ReceiptProgress,
  trusted: boolean,
  messages: ReceiptMessages,
): TemplateResult {
  const proved = proof === 'proved' && evidence;
  return html`<div class="proof ${proof}" part="proof">
      ${sign(signs[proof])}
      <p class=${proof === 'checking' ? 'wait' : ''} .textContent=${messages[proof]}></p>
    </div>
    ${
      order || proved
        ? html`<details>
            <summary>${messages.details}</summary>
            ${order ? html`<p>${messages.order} <bdi translate="no" .textContent=${order.orderNumber}></bdi></p>` : ''}
            ${
              proved
                ? html`<p>
                    <span
                      .textContent=${messages.logEntry
                        .replace('{n}', `${evidence.leafIndex + 1}`)
                        .replace('{m}', `${evidence.head.size}`)
                        .replace('{d}', shanghaiTime(evidence.head.signedAt, messages.date))}
                    ></span
                    ><bdi class="key" translate="no" .textContent=${evidence.head.publicKey}></bdi><br />
                    ${messages[trusted ? 'logTrusted' : 'logOwnKey']}
                  </p>`
                : ''
            }
          </details>`
        : ''
    }`;
}
