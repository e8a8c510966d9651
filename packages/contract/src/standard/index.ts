/**
 * The standard as data, without schemas: levels and their codecs, tags, channels, nodes, profiles of regions.
 *
 * @example
 * ```ts
 * import {isBad, levelNames, levels} from '@gov-rating/contract/standard';
 *
 * for (const level of levels) console.log(levelNames[level]['zh-CN'], isBad(level)); // 非常满意 false …
 * ```
 */
export {
  channelNames,
  channels,
  citizenChannels,
  collectorChannels,
  invitationChannels,
  nationalChannelCodes,
  shandongCityChannelCodes,
  type Channel,
  type CitizenChannel,
  type CollectorChannel,
  type InvitationChannel,
  type NationalChannel,
} from './channels.ts';
export {device, gb39046, interfaceScale, levelCodecs, stars, type LevelCodec, type LevelCodecName} from './codecs.ts';
export {creditCodeCheck} from './credit-code.ts';
export {
  deviceEventTypes,
  deviceKinds,
  deviceStates,
  onlineSeconds,
  pairingSeconds,
  promptSeconds,
  promptStates,
  reportedStates,
  userCodeLetters,
  wrongPairingCodes,
  type DeviceKind,
} from './devices.ts';
export {fact, unknownFact, type Certainty, type Fact, type KnownCertainty} from './fact.ts';
export {badLevels, isBad, isLevel, levelNames, levels, type BadLevel, type Level} from './levels.ts';
export {
  decodeKey,
  keyModels,
  keyTables,
  type KeyModel,
  type KeyProblem,
  type KeyReading,
  type KeyReason,
} from './key-tables.ts';
export {languages, type Language, type Localized} from './localized.ts';
export {
  gb39046ProjectType,
  guangdongNode,
  interfaceProjectType,
  interfaceServiceState,
  nodeNames,
  nodes,
  projectTypeNames,
  projectTypes,
  serviceStateNames,
  serviceStates,
  zhejiangProjectType,
  type InterfaceProjectType,
  type ProjectType,
  type RatingNode,
  type ServiceState,
} from './nodes.ts';
export {decodeNumber, type NumberCodec, type NumberDecoder} from './number-codec.ts';
export type {DayKind, Deadline, Deadlines, DefaultRating, Hotline, Profile, StaffNotice} from './profile.ts';
export {defaultProfileId, profileIds, profiles, type ProfileId} from './profiles.ts';
export type {TagCode} from './tag-texts.ts';
export {
  catalogueV2,
  findTag,
  tagDimensionNames,
  tagDimensions,
  tagsOfLevel,
  type Tag,
  type TagDimension,
} from './tags.ts';
export {catalogueV1, findRetiredTag, type RetiredTag} from './tags-v1.ts';
export {
  gb39046UserType,
  guangdongUserKind,
  interfaceUserType,
  userKindOf,
  userKinds,
  userTypeNames,
  userTypes,
  type GbUserType,
  type UserKind,
  type UserType,
} from './user-types.ts';
