import type {Institution, Self} from '@gov-rating/contract/types';
import type {Endpoint} from '@gov-rating/sdk/desk-core';
import {DeskPart} from './host.ts';
import type {DeskServer} from './server.ts';
import type {LocalizedText} from './words.ts';

/** The greatest number of institutions that are loaded; others are shown by their code. */
const institutionLimit = 500;

const pageSize = 100;

/** The signed-in person, and the names of institutions and tags. Each is loaded once. */
export class Directory extends DeskPart {
  /** Role and institution of the person; undefined until the server has said them. */
  self: Self | undefined;
  /** The person's institution and those below it. */
  own: readonly Institution[] = [];
  /** Names of institutions by code: the person's own and those below it, then others. */
  institutionNames: ReadonlyMap<string, string> = new Map();
  /** Texts of tags by code. */
  tagTexts: ReadonlyMap<string, LocalizedText> = new Map();
  /** Whether the person may call a route, by the contract's table of roles. */
  may({roles}: Endpoint): boolean {
    return !!this.self && !!roles?.includes(this.self.role);
  }

  /** Reads the tags of the standard. */
  async readTags(): Promise<void> {
    const {answer} = await this.connection.ask(server => server.getStandard(), false);
    if (!answer) return;
    this.tagTexts = new Map(answer.tags.map(({code, text}) => [code, text]));
    this.host.requestUpdate();
  }

  /** Loads role and institution of the person, then the institutions. */
  async readSelf(): Promise<void> {
    const {connection} = this;
    const {answer: self} = await connection.ask(server => server.getSelf());
    if (!self) return;
    this.self = self;
    this.host.requestUpdate();
    const {answer} = await connection.ask(
      server => Promise.all([readInstitutions(server, self.institutionCode), readInstitutions(server)]),
      false,
    );
    if (!answer) return;
    const [own, others] = answer;
    this.own = own;
    this.institutionNames = new Map([...own, ...others].map(({code, name}) => [code, name]));
    this.host.requestUpdate();
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
