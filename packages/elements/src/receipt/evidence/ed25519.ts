/** What pages of receipts load to check the evidence log themselves: a file of its own, so that no other page pays for it. */
import {ed25519Verifier, isProved, type EvidenceCheck} from './check.ts';

/** Checks evidence whose log is signed with Ed25519. */
export const check: EvidenceCheck = (evidence, receiptNumber, key) =>
  isProved(evidence, receiptNumber, ed25519Verifier(key));
