import {nationalChannelCodes, type Channel, type Profile} from '@gov-rating/contract';

/**
 * May a citizen's rating come through this channel? The five national ones always, telephone and text message where the
 * region has a code for them, and never `system_default`: what nobody chose is no citizen's rating.
 */
export function isChannelInUse(channel: Channel, profile: Profile): boolean {
  if (channel === 'system_default') return false;
  return channel in nationalChannelCodes || channel in (profile.channelCodes.value ?? {});
}
