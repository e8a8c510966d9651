/** How a rating ends, or why there is none to fill in; `sending` is one that an earlier visit left on its way. */
export type End =
  'sending' | 'received' | 'kept' | 'refused' | 'rated' | 'expired' | 'invalid' | 'unreachable' | 'foreign' | 'closed';

/** What the person sees: the form, while the server is asked or answered, or an end. */
export type Step = 'loading' | 'open' | End;
