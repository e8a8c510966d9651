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
  type Fact,
  type Profile,
  type ProfileId,
  type RouteOutput,
} from '@gov-rating/contract';
import {factsInForce} from '../../domain/profile/rules.ts';
import type {Settings} from '../../domain/settings.ts';
import {suspicionFacts} from '../../domain/suspicions/suspicion-limits.ts';

/** The standard as one document: levels, catalogue, channels and the numbers of a region with their sources. */
export function toStandard(profileId: ProfileId, settings: Settings): RouteOutput<'getStandard'> {
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
    rules: rulesInForce(profile, profileId === settings.profileId ? settings : undefined),
  };
}

/** The facts of the profile; for the deployment's own profile, with the deployment's own settings. */
function rulesInForce(profile: Profile, settings: Settings | undefined) {
  const {channelCodes, points, defaultRating, ratingWindowDays, supplement, deadlines, followUpRate, retentionMonths} =
    profile;
  const {commentMaxLength, ownWords, personDays, scoreWeights, minimumSample, staffNotice, hotline} = profile;
  return {
    channelCodes,
    points,
    defaultRating,
    ratingWindowDays,
    supplement,
    commentMaxLength: settings ? ownUnlessSame(commentMaxLength, settings.commentMaxLength) : commentMaxLength,
    deadlines: {...deadlines},
    followUpRate,
    retentionMonths,
    ownWords,
    personDays,
    scoreWeights,
    minimumSample,
    staffNotice,
    hotline: settings ? ownUnlessSame(hotline, settings.hotline) : hotline,
    ...(settings && {...factsInForce(profile, settings.rules), suspicion: suspicionFacts(settings.suspicion)}),
  };
}

/** A fact of the profile; what the deployment has set instead is marked as such. */
const ownUnlessSame = <T>(known: Fact<T>, own: T): Fact<T> =>
  own === known.value ? known : fact(own, 'sure', 'set by this deployment');
