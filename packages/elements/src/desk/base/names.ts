import type {Institution, Localized, Self} from '@gov-rating/contract/types';
import type {Endpoint} from '@gov-rating/sdk/desk-core';

/** A text in some languages, Simplified Chinese among them. */
export type LocalizedText = Localized | Readonly<Record<string, string>>;

/** Who is signed in, and the names of what the server sends by code. */
export interface Names {
  /** Role and institution of the person; undefined until the server has said them. */
  readonly self: Self | undefined;
  /** The person's institution and those below it. */
  readonly own: readonly Institution[];
  /** Those and, as far as they were loaded, all others; each once. */
  readonly institutions: readonly Institution[];
  /** Names of institutions by code: the person's own and those below it, then others. */
  readonly institutionNames: ReadonlyMap<string, string>;
  /** Texts of tags by code. */
  readonly tagTexts: ReadonlyMap<string, LocalizedText>;
}

/** Whether the person may call a route, by the contract's table of roles. */
export const may = ({self}: Names, {roles}: Endpoint): boolean => !!self && !!roles?.includes(self.role);
