import type {FoundService, ServiceStorage} from './service-storage.ts';

/** Where somebody asks, and until when services can be rated. */
export interface SearchedPlace {
  /** The institutions of the hall that allow it; empty where none does. */
  readonly institutionCodes: readonly string[];
  /** Services given before this moment (ISO, UTC) can no longer be rated; null without a limit. */
  readonly servedFrom: string | null;
}

/**
 * Finds the service that somebody wants to rate who has no invitation, by what he says of it: the number of the case, or
 * later who he is, as another system has found out. The caller counts the attempts and answers every miss the same way.
 */
export interface ServiceFinder<Said> {
  /** What too many attempts lock: the thing that is guessed, never a hall and never a network address. */
  readonly locked: (said: Said) => string;
  readonly find: (said: Said, place: SearchedPlace) => Promise<FoundService | undefined>;
}

/** Finds the newest service of a case that nobody has rated, by the number of the case (办件编号). */
export const byCaseNumber = (
  storage: Pick<ServiceStorage, 'newestUnrated'>,
): ServiceFinder<{readonly projectNo: string}> => ({
  locked: ({projectNo}) => projectNo,
  find: async ({projectNo}, {institutionCodes, servedFrom}) =>
    institutionCodes.length === 0 ? undefined : storage.newestUnrated({institutionCodes, projectNo, servedFrom}),
});
