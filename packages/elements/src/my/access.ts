import {createRaterClient, type RaterClient} from '@gov-rating/sdk/rater';
import {serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';
import type {CodeSignIn} from './code-sign-in.ts';
import {NoAssertion, type Trouble} from './session.ts';

/** What an element says of how its server is reached. */
interface AccessHost extends HTMLElement {
  readonly endpoint: string;
  readonly codes: boolean;
  readonly client: RaterClient | undefined;
  readonly assertion: (() => string | Promise<string>) | undefined;
}

/** The clients of an element: one with the session of a person, and one without. */
export class Access {
  /** The assertion of the page's address, which is used once. */
  given = '';
  private readonly host: AccessHost;
  private readonly byCode: CodeSignIn;
  private made: RaterClient | undefined;

  constructor(host: AccessHost, byCode: CodeSignIn) {
    this.host = host;
    this.byCode = byCode;
  }

  /** Another person may be logged in. */
  restart(): void {
    this.made = undefined;
    this.byCode.restart();
  }

  /** The client with the session of the person; undefined before {@link reach}. */
  get own(): RaterClient | undefined {
    return this.byCode.client ?? this.host.client ?? this.made;
  }

  /** The same, or why there is none: nobody is logged in, or, with a code on the console, there is no server. */
  reach(): RaterClient | Trouble {
    const {codes, client, assertion} = this.host;
    const {byCode, made, given} = this;
    const found = byCode.client ?? (codes && !assertion ? undefined : client) ?? made;
    if (found) return found;
    const baseUrl = serverAddress(this.host.endpoint);
    if (!baseUrl && !client) return this.withoutServer();
    if (!baseUrl || !(assertion || given)) return 'login';
    return (this.made = createRaterClient({baseUrl, assertion: () => this.assertion()}));
  }

  /** A client without a session. */
  anyone(): RaterClient | undefined {
    const {client, endpoint} = this.host;
    if (client) return client;
    const baseUrl = serverAddress(endpoint);
    if (baseUrl) return createRaterClient({baseUrl});
    this.withoutServer();
    return undefined;
  }

  private assertion(): string | Promise<string> {
    const {host, given} = this;
    if (host.assertion) return host.assertion();
    this.given = '';
    if (!given) throw new NoAssertion();
    return given;
  }

  private withoutServer(): Trouble {
    warn('endpoint_missing', this.host);
    return 'refused';
  }
}
