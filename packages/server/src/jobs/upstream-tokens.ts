import type {SendUpstream} from '../domain/upstream/answers.ts';
import type {UpstreamDialect} from '../domain/upstream/dialect.ts';
import type {Platform} from '../domain/upstream/platform.ts';

/** A token: undefined where the platform wants none, `failed` where it gave none. */
export type Token = {readonly token: string | undefined} | 'failed';

/** The token of one platform, in memory only. Records that are sent at the same time ask for one together. */
export class UpstreamTokens {
  readonly #send: SendUpstream;
  #asked: Promise<Token> | undefined;

  constructor(send: SendUpstream) {
    this.#send = send;
  }

  /** The token that was given last; asks for one where there is none yet. */
  async current(dialect: UpstreamDialect, platform: Platform, now: Date): Promise<Token> {
    const asked = (this.#asked ??= this.#ask(dialect, platform, now));
    const token = await asked;
    if (token === 'failed') this.#forget(asked);
    return token;
  }

  /** Forgets a token that the platform no longer takes, unless it was renewed meanwhile. */
  async drop(expired: Token): Promise<void> {
    const asked = this.#asked;
    if (asked && (await asked) === expired) this.#forget(asked);
  }

  #forget(asked: Promise<Token>): void {
    if (this.#asked === asked) this.#asked = undefined;
  }

  async #ask(dialect: UpstreamDialect, platform: Platform, now: Date): Promise<Token> {
    const message = dialect.askForToken(platform, now);
    if (!message) return {token: undefined};
    const reply = await this.#send(message);
    const token = reply.status === undefined ? undefined : dialect.readToken(reply, platform);
    return token === undefined || token === '' ? 'failed' : {token};
  }
}
