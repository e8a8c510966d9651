import {nationalChannelCodes, type Channel, type Profile} from '@gov-rating/contract';

/**
 * Whether a citizen's rating may come through a channel: the five national ones always, telephone and text message
 * where the region has a code for them, and never `system_default`, because a default rating is not chosen by anyone.
 */
export function isChannelInUse(channel: Channel, profile: Profile): boolean {
  if (channel === 'system_default') return false;
  return channel in nationalChannelCodes || channel in (profile.channelCodes.value ?? {});
}
