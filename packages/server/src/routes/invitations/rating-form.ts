import {catalogueV2, type RatingForm} from '@gov-rating/contract';
import type {StoredInvitation} from '../../domain/invitations/invitation-storage.ts';
import {shownName} from '../../domain/services/service-facts.ts';
import type {Settings} from '../../domain/settings.ts';

/** What the holder of an invitation sees: the service, whether it can still be rated, and by which rules. */
export function toRatingForm(
  {service, expiresAt, channel, used}: StoredInvitation,
  settings: Settings,
  now: Date,
): RatingForm {
  const {institutionName, serviceName, ticketNumber, node, servedAt} = service;
  const expired = Date.parse(expiresAt) <= now.getTime();
  return {
    state: used || service.rated ? 'rated' : expired ? 'expired' : 'open',
    service: {
      institutionName,
      itemName: shownName(service),
      ...(serviceName !== undefined && {serviceName}),
      ...(ticketNumber !== undefined && {ticketNumber}),
      ...{node, servedAt},
    },
    expiresAt,
    ...(channel !== null && {channel}),
    profile: settings.profileId,
    catalogueVersion: catalogueV2.version,
    ...receiptPageOf(settings),
    commentMaxLength: settings.commentMaxLength,
    tags: catalogueV2.tags.map(({code, level, core, text}) => ({code, level, core, text})),
  };
}

/** The page that shows the progress of a rating, if this server has one. */
const receiptPageOf = ({receiptPage}: Settings): Pick<RatingForm, 'receiptPage'> =>
  receiptPage === undefined ? {} : {receiptPage};
