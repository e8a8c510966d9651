import type {CommandContext} from '../domain/cases/command-context.ts';
import {hash} from '../security/hash.ts';
import {base64url} from '../security/base64.ts';
import {newId} from '../security/random.ts';
import type {Context} from './context.ts';

/**
 * The context of a command, with the clock read and ids drawn before the decision. Requests with equal `content` are
 * the same.
 */
export async function prepareCommand(context: Context, key?: string, content?: unknown): Promise<CommandContext> {
  return {
    at: context.now(),
    eventId: newId(context.randomBytes),
    salt: base64url(context.randomBytes(16)),
    clocks: context.clocks,
    ...(key === undefined ? {} : {request: {key, contentHash: await hash(JSON.stringify(content))}}),
  };
}
