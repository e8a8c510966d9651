import type {CollectorChannel, Scope} from '@gov-rating/contract';

/** A department system with access to the API. Of its secret only the SHA-256 hash is stored. */
export interface Client {
  readonly id: string;
  readonly name: string;
  /** The client acts for this institution and all institutions below it. */
  readonly institutionCode: string;
  readonly secretHash: string;
  readonly scopes: readonly Scope[];
  /** Origins of the pages that its invitations may lead to, e.g. `https://www.example.gov.cn`. */
  readonly pageOrigins: readonly string[];
  /** The channels of the ratings that it may bring; none by default. */
  readonly channels?: readonly CollectorChannel[];
}

/** A client as it is stored. Moments are null where an early version did not keep them. */
export interface StoredClient extends Client {
  readonly channels: readonly CollectorChannel[];
  readonly createdAt: string | null;
  readonly secretMadeAt: string | null;
  /** Set while the client may not call. */
  readonly disabledAt: string | null;
}

/** A client as it is listed, without its secret. */
export interface ListedClient extends Omit<StoredClient, 'secretHash'> {
  /** Until when an earlier secret is taken too; null when none is. */
  readonly oldSecretsEndAt: string | null;
}

/** A new secret of a client, as its hash. */
export interface NewClientSecret {
  readonly id: string;
  readonly secretHash: string;
  /** ISO moment, UTC. */
  readonly at: string;
  /** When the secrets so far end; the same as `at` ends them now. One that ends earlier keeps its end. */
  readonly oldEndAt: string;
}

/** Storage of clients. */
export interface ClientStorage {
  /**
   * Adds or replaces what a client is and may do. One that is disabled stays so. Rejects when its institution is unknown.
   *
   * @param at when it is made or gets another secret, an ISO moment; unknown when absent
   */
  saveClient(client: Client, at?: string): Promise<void>;
  client(id: string): Promise<StoredClient | undefined>;
  /** Clients of an institution and those below it, or all; sorted by id, after `after`, at most `limit`. */
  listClients(query: {
    readonly within?: string;
    readonly id?: string;
    /** The moment by which old secrets have ended. */
    readonly at: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<ListedClient[]>;
  /** Disables a client, or enables it with null; one that is disabled keeps its first moment. False when it is unknown. */
  disableClient(id: string, at: string | null): Promise<boolean>;
  /** Gives a client a new secret; at most {@link mostOldSecrets} old ones are kept. False when the client is unknown. */
  rotateClientSecret(secret: NewClientSecret): Promise<boolean>;
  /** The hashes of the old secrets of a client that have not ended. */
  oldClientSecrets(id: string, at: string): Promise<string[]>;
}

/** How many old secrets of a client are taken beside its newest one; those replaced last. */
export const mostOldSecrets = 4;
