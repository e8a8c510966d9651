import {citizenChannels, type Channel, type DeviceKind} from '@gov-rating/contract';

/** What decides the channel of a rating: the invitation, a printed code, the kind of a device, or the list of a collector. */
export type ChannelProof =
  | {readonly by: 'invitation'; readonly channel: Channel | null}
  | {readonly by: 'printed_code'}
  | {readonly by: 'device'; readonly kind: DeviceKind}
  | {readonly by: 'collector'; readonly channels: readonly Channel[]};

const ofDevice = {evaluator: 'hall_tablet', terminal: 'hall_terminal'} as const satisfies Record<DeviceKind, Channel>;

/** The channel of whatever is rated on a device of this kind. */
export const channelOfDevice = (kind: DeviceKind): (typeof ofDevice)[DeviceKind] => ofDevice[kind];

/**
 * The channel that a rating gets, whichever way it comes in; undefined when what is claimed is not allowed. A request
 * never moves a rating into a channel that is not its own: an invitation with a channel, a printed code and a device decide it
 * alone, a collector names one of its list, and only an open link leaves the choice among web, mobile and code to the rater's
 * page. `system_default` is nobody's: a default rating is not given by anyone.
 *
 * @param claim What the request says; undefined when it says nothing.
 */
export function provenChannel(claim: Channel | undefined, proof: ChannelProof): Channel | undefined {
  const channel = decided(claim, proof);
  return channel === 'system_default' || (claim !== undefined && claim !== channel) ? undefined : channel;
}

function decided(claim: Channel | undefined, proof: ChannelProof): Channel | undefined {
  if (proof.by === 'printed_code') return 'qr_code';
  if (proof.by === 'device') return channelOfDevice(proof.kind);
  if (proof.by === 'collector') return proof.channels.find(channel => channel === claim);
  if (proof.channel !== null) return proof.channel;
  return citizenChannels.find(channel => channel === (claim ?? 'web'));
}
