import {createReceiptClient, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {originOf, serverAddress} from '../page/server-address.ts';
import {warn} from '../page/warn.ts';

/** Where an element's receipts come from: its client, its endpoint, or the place of the script. */
export class ReceiptServer {
  private readonly host: {readonly client: ReceiptClient | undefined; readonly endpoint: string};
  /** True once the server was not found at the folder of the script, into which a page may have copied it. */
  private atRoot = false;

  constructor(host: ReceiptServer['host']) {
    this.host = host;
  }

  private get address(): string {
    const {client, endpoint} = this.host;
    const address = client ? '' : serverAddress(endpoint);
    return this.atRoot && !endpoint ? originOf(address) : address;
  }

  /** The client; undefined, with a code on the console, when there is no server. */
  get client(): ReceiptClient | undefined {
    const {address: baseUrl, host} = this;
    if (host.client || baseUrl) return host.client ?? createReceiptClient({baseUrl});
    warn('endpoint_missing', host);
    return undefined;
  }

  /** Whether the root of the origin is another place to look at; from now on it is looked at. */
  get movesToRoot(): boolean {
    const {address} = this;
    if (this.host.endpoint || this.atRoot || address === originOf(address)) return false;
    return (this.atRoot = true);
  }

  /** Nothing is at the root either. */
  leaveRoot(): void {
    this.atRoot = false;
  }
}
