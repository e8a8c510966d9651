import type {Institution, Self} from '@gov-rating/contract';
import type {Endpoint} from '@gov-rating/sdk/desk-core';
import type {Connection} from './connection.ts';
import type {DeskServer} from './server.ts';
import type {LocalizedText} from './words.ts';

/** At most so many institutions are read; others are shown by their code. */
const institutionLimit = 500;

const pageSize = 100;

/** Who works here, and the names of institutions and tags. Read once for each connection. */
export class Directory {
  /** Role and institution of the person; undefined until the server has said them. */
  self: Self | undefined;
  /** The person's institution and those below it. */
  own: readonly Institution[] = [];
  /** All institutions whose names are known. */
  institutions: readonly Institution[] = [];
  private tags: Readonly<Record<string, LocalizedText>> = {};
  private readonly connection: Connection;
  private readonly changed: () => void;

  constructor(connection: Connection, changed: () => void) {
    this.connection = connection;
    this.changed = changed;
  }

  /** Forgets everything, for another connection. */
  clear(): void {
    this.self = undefined;
    this.own = this.institutions = [];
    this.tags = {};
  }

  /** Whether the person may call a route, by the contract's table of roles. */
  may({roles}: Endpoint): boolean {
    return !!this.self && !!roles?.includes(this.self.role);
  }

  /** The name of an institution, or its code while its name is not known. */
  institutionName(code: string): string {
    return this.institutions.find(institution => institution.code === code)?.name ?? code;
  }

  /** The text of a tag, or its code while its text is not known. */
  tagText(code: string): LocalizedText {
    return this.tags[code] ?? {'zh-CN': code};
  }

  /** Reads the tags of the standard. */
  async readTags(): Promise<void> {
    const {server} = this.connection;
    const {answer} = await this.connection.ask(asked => asked.getStandard(), false);
    if (!answer || server !== this.connection.server) return;
    this.tags = Object.fromEntries(answer.tags.map(({code, text}) => [code, text]));
    this.changed();
  }

  /** Reads who the person is to the server, then the institutions. */
  async readSelf(): Promise<void> {
    const {connection} = this;
    const {server} = connection;
    const {answer: self} = await connection.ask(asked => asked.getSelf());
    if (!self || server !== connection.server) return;
    this.self = self;
    this.changed();
    const {answer} = await connection.ask(
      asked => Promise.all([readInstitutions(asked, self.institutionCode), readInstitutions(asked)]),
      false,
    );
    if (!answer || server !== connection.server) return;
    const [own, others] = answer;
    const codes = new Set(own.map(({code}) => code));
    this.own = own;
    this.institutions = [...own, ...others.filter(({code}) => !codes.has(code))];
    this.changed();
  }
}

async function readInstitutions(server: DeskServer, within?: string): Promise<Institution[]> {
  const found: Institution[] = [];
  for (let cursor: string | null | undefined; cursor !== null && found.length < institutionLimit;) {
    const page = await server.listInstitutions({...(within && {within}), limit: pageSize, ...(cursor && {cursor})});
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}
