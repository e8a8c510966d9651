import type {Institution} from '@gov-rating/contract/types';
import {StorePart} from './host.ts';
import type {Names} from './names.ts';
import type {DeskServer} from './server.ts';

/** The greatest number of institutions that are loaded; others are shown by their code. */
const institutionLimit = 500;

const pageSize = 100;

/** The signed-in person, and the names of institutions and tags. Each is loaded once. */
export class Directory extends StorePart<Names> {
  override state: Names = {
    self: undefined,
    own: [],
    institutions: [],
    institutionNames: new Map(),
    tagTexts: new Map(),
  };

  /** Reads the tags of the standard. */
  async readTags(): Promise<void> {
    const {answer} = await this.connection.ask(server => server.getStandard(), false);
    if (answer) this.change({tagTexts: new Map(answer.tags.map(({code, text}) => [code, text]))});
  }

  /** Loads role and institution of the person, then the institutions. */
  async readSelf(): Promise<void> {
    const {connection} = this;
    const {answer: self} = await connection.ask(server => server.getSelf());
    if (!self) return;
    this.change({self});
    const {answer} = await connection.ask(
      server => Promise.all([readInstitutions(server, self.institutionCode), readInstitutions(server)]),
      false,
    );
    if (!answer) return;
    const [own, others] = answer;
    const institutions = [...new Map([...own, ...others].map(each => [each.code, each])).values()];
    this.change({own, institutions, institutionNames: new Map(institutions.map(({code, name}) => [code, name]))});
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
