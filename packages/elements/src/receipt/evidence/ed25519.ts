/** The file that receipt pages load to check the evidence log. It is separate, so that other pages do not load it. */
import {ed25519Verifier, isProved, type EvidenceCheck} from './check.ts';

/** Checks the evidence of a log signed with Ed25519. */
export const check: EvidenceCheck = (evidence, receiptNumber, key) =>
  isProved(evidence, receiptNumber, ed25519Verifier(key));
