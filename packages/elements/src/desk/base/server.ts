import type {Client, DeskClient} from '@gov-rating/sdk/desk-core';

/** What the desk asks of a server. */
export type DeskServer = Pick<
  DeskClient,
  | 'getSelf'
  | 'listOrders'
  | 'countOrders'
  | 'getOrder'
  | 'stepOrder'
  | 'extendOrder'
  | 'transferOrder'
  | 'askReview'
  | 'listReviews'
  | 'decideReview'
  | 'fileAppeal'
  | 'unmask'
  | 'listSuspicions'
  | 'settleSuspicion'
  | 'listNotices'
  | 'answerNotice'
  | 'closeNotice'
> &
  Pick<Client, 'getStandard' | 'listInstitutions'>;
