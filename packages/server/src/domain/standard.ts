import {
  catalogueV2,
  channelNames,
  channels,
  fact,
  gb39046,
  interfaceScale,
  isBad,
  levelNames,
  levels,
  profiles,
  type Profile,
  type ProfileId,
  type RouteOutput,
} from '@gov-rating/contract';
import type {Settings} from '../settings.ts';

/** The standard as one document: levels, catalogue, channels and the numbers of a region with their sources. */
export function standardOf(profileId: ProfileId, settings: Settings): RouteOutput<'getStandard'> {
  const profile = profiles[profileId];
  const codes = profile.channelCodes.value ?? {};
  return {
    profile: profileId,
    profileName: profile.name,
    catalogueVersion: catalogueV2.version,
    levels: levels.map(level => ({
      level,
      name: levelNames[level],
      bad: isBad(level),
      interfaceScale: interfaceScale.encode(level),
      gb39046: gb39046.encode(level),
    })),
    tags: catalogueV2.tags.map(tag => ({...tag})),
    channels: channels.map(channel => ({channel, name: channelNames[channel], code: codes[channel] ?? null})),
    rules: rulesOf(profile, profileId === settings.profileId ? settings.commentMaxLength : undefined),
  };
}

/** The profile's facts; the limit of comments is that of the deployment where it has set another. */
function rulesOf(profile: Profile, commentMaxLength: number | undefined) {
  const {channelCodes, points, defaultRating, ratingWindowDays, supplement, deadlines, followUpRate} = profile;
  const comment =
    commentMaxLength === undefined || commentMaxLength === profile.commentMaxLength.value
      ? profile.commentMaxLength
      : fact(commentMaxLength, 'sure', 'set by this deployment');
  return {
    channelCodes,
    points,
    defaultRating,
    ratingWindowDays,
    supplement,
    commentMaxLength: comment,
    deadlines: {...deadlines},
    followUpRate,
  };
}
