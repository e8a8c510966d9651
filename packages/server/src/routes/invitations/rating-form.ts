import {catalogueV2, type PointForm, type RatingForm} from '@gov-rating/contract';
import type {StoredInvitation} from '../../domain/invitations/invitation-storage.ts';
import {shownName} from '../../domain/services/service-facts.ts';
import type {Settings} from '../../domain/settings.ts';
import type {BesideForm} from '../institutions/beside-form.ts';

/** What the holder of an invitation sees: the service, whether it can still be rated, and by which rules. */
export function toRatingForm(
  {service, expiresAt, channel, returnUrl, used}: StoredInvitation,
  settings: Settings,
  beside: BesideForm,
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
    ...(returnUrl !== null && {returnUrl}),
    ...rulesOf(settings, beside),
  };
}

/** The form on which a point itself is rated. Its name may be longer than that of an item. */
export const toPointForm = (
  institutionName: string,
  pointName: string,
  settings: Settings,
  beside: BesideForm,
): PointForm => ({
  state: 'open',
  service: {institutionName, itemName: pointName.slice(0, 200)},
  channel: 'qr_code',
  ...rulesOf(settings, beside),
});

/** The rules of a form, which are the same for everything that is rated here. */
const rulesOf = (settings: Settings, beside: BesideForm) => ({
  profile: settings.profileId,
  catalogueVersion: catalogueV2.version,
  ...receiptPageOf(settings),
  commentMaxLength: settings.commentMaxLength,
  ...beside,
  tags: catalogueV2.tags.map(({code, level, core, text}) => ({code, level, core, text})),
});

/** The page that shows the progress of a rating, if this server has one. */
const receiptPageOf = ({receiptPage}: Settings): Pick<RatingForm, 'receiptPage'> =>
  receiptPage === undefined ? {} : {receiptPage};
