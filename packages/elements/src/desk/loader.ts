import type {Institution, Self} from '@gov-rating/contract';
import type {DeskServer} from './base/server.ts';
import type {DeskState} from './base/state.ts';

/** Institutions beyond these are shown by their code. */
const mostInstitutions = 500;

/** What stands on the right: one of these is known. */
export type Opened = Pick<DeskState, 'detail' | 'review' | 'suspicion' | 'notice'>;

/** Nothing stands on the right. */
export const nothingOpened: Opened = {detail: undefined, review: undefined, suspicion: undefined, notice: undefined};

/** Reads what is opened anew; what is no longer in sight stays as it was. */
export async function readOpened(server: DeskServer, {opened, ...desk}: DeskState): Promise<Partial<Opened>> {
  if (desk.suspicion) {
    const [suspicion] = (await server.listSuspicions({suspicionId: opened})).items;
    return suspicion ? {suspicion} : {};
  }
  if (desk.notice) {
    const [notice] = (await server.listNotices({noticeId: opened})).items;
    return notice ? {notice} : {};
  }
  if (desk.review) {
    const [review] = (await server.listReviews({reviewId: opened})).items;
    return review ? {review} : {};
  }
  return {detail: await server.getOrder({orderNumber: opened})};
}

/** The institutions that the person sees, and all whose names are known. */
export async function readInstitutions(
  server: DeskServer,
  {institutionCode: within}: Self,
): Promise<Pick<DeskState, 'own' | 'institutions'>> {
  const [own, others] = await Promise.all([readAll(server, {within}), readAll(server, {})]);
  const codes = new Set(own.map(({code}) => code));
  return {own, institutions: [...own, ...others.filter(({code}) => !codes.has(code))]};
}

async function readAll(server: DeskServer, query: {readonly within?: string}): Promise<Institution[]> {
  const found: Institution[] = [];
  for (let cursor: string | null | undefined; cursor !== null && found.length < mostInstitutions;) {
    const page = await server.listInstitutions({...query, limit: 100, ...(cursor && {cursor})});
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}
