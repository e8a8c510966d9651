/**
 * The end screens: the outcome of a rating, or why there is no form. `sending` is a rating that an earlier visit was
 * still sending.
 */
export type End =
  'sending' | 'received' | 'kept' | 'refused' | 'rated' | 'expired' | 'invalid' | 'unreachable' | 'foreign' | 'closed';

/** What the element shows: the form, before or after the server's answer, or an end screen. */
export type Step = 'loading' | 'open' | End;
