import type {Handler} from '../../http/handler.ts';

/** What the caller may do; the pseudonym stays here. */
export const getSelf: Handler<'getSelf'> = async (_input, _context, {caller: {role, institutionCode}}) => ({
  role,
  institutionCode,
});
