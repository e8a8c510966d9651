import type {Scope} from '@gov-rating/contract';

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
}

/** Storage of clients. */
export interface ClientStorage {
  saveClient(client: Client): Promise<void>;
  client(id: string): Promise<Client | undefined>;
}
