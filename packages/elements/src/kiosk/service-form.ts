import {catalogueV2, type CollectedService} from '@gov-rating/sdk/device';
import type {WindowPrompt} from '../device-screen/device.ts';
import type {TerminalView} from './device.ts';

/** The limit of the national standard, for a terminal that has never heard its server's own. */
const usualCommentLength = 150;

/** How long an untouched form stays, in seconds, where the page says nothing else. */
const usualSeconds = 60;

/**
 * Whether a service is one that the server can take: what a terminal keeps for days must not be refused for a fact that was
 * never there.
 */
export function isComplete(service: Partial<CollectedService>): boolean {
  const {institutionCode, projectNo, ticketNumber, serviceNumber, node, itemName, itemCode, pointId, servedAt} =
    service;
  return (
    !!institutionCode &&
    (!!projectNo || (!!ticketNumber && !!pointId)) &&
    Number.isInteger(serviceNumber) &&
    (node === 'accepted' || node === 'completed') &&
    (itemName && itemCode ? true : !itemName && !itemCode && !!pointId) &&
    Number.isFinite(Date.parse(servedAt ?? ''))
  );
}

/** The form of a service, made on the terminal: the tags of the standard are in the script. */
export function promptOf(service: CollectedService, view: TerminalView, promptId: string): WindowPrompt {
  const {institutionCode, itemName, serviceName, ticketNumber, node, servedAt, windowNumber} = service;
  const {point} = view;
  // The terminal knows the name of its own institution only.
  const institutionName = (institutionCode === view.institutionCode && point?.institutionName) || '';
  return {
    promptId,
    seconds: usualSeconds,
    place: windowNumber ?? point?.name,
    form: {
      service: {
        ...{institutionName, itemName: itemName ?? serviceName ?? point?.name ?? '', node, servedAt},
        ...(ticketNumber !== undefined && {ticketNumber}),
      },
      commentMaxLength: view.commentMaxLength ?? usualCommentLength,
      privacyNotice: view.privacyNotice,
      tags: catalogueV2.tags.map(({code, level, core, text}) => ({code, level, core, text})),
    },
  };
}
