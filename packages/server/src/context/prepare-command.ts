import type {CommandContext} from '../domain/cases/command-context.ts';
import {hash} from '../security/hash.ts';
import {newId, newSalt} from '../security/random.ts';
import type {Context} from './context.ts';

/**
 * The context of a command, with the clock read and ids drawn before the decision. Requests with equal `content` are
 * the same.
 */
export async function prepareCommand(context: Context, key?: string, content?: unknown): Promise<CommandContext> {
  const at = context.now();
  return {
    at,
    eventId: newId(context.randomBytes, at),
    salt: newSalt(context.randomBytes),
    clocks: context.clocks,
    ...(key === undefined ? {} : {request: {key, contentHash: await hash(JSON.stringify(content))}}),
  };
}
