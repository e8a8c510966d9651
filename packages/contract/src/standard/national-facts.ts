import {nationalChannelCodes} from './channels.ts';
import {fact, unknownFact} from './fact.ts';
import {wording} from './localized.ts';
import type {Hotline, StaffNotice} from './profile.ts';

/** The five national channel codes, for a region whose own code table was not seen. */
export const nationalChannels = /* @__PURE__ */ fact(
  nationalChannelCodes,
  'derived',
  'national interface, codes 1–5, sure by four or more public clients; the region has shown no further code',
);

/** Every real-name bad rating must be followed up (实名差评回访率 100%). */
export const nationalFollowUpRate = /* @__PURE__ */ fact(1, 'sure', '国办发〔2019〕51号');

/** 150 characters of comment; an official limit was not found. */
export const nationalCommentMaxLength = /* @__PURE__ */ fact(
  150,
  'single',
  'national style rating page, one installation',
);

/**
 * How many months persons and texts are stored: our default, because no rule that was read names a time and 《个人信息保护法》
 * article 19 asks for the shortest time that the purpose needs. Two years hold the year that is assessed and the year
 * before, with which it is compared.
 */
export const defaultRetention = /* @__PURE__ */ fact(
  24,
  'derived',
  'our default, not a rule: 《个人信息保护法》第十九条 asks for the shortest time; GB/T 39734-2020 section 8.2 数据安全 was not seen',
);

/**
 * Whether raters may have their own words erased when they ask. That a person may ask for it is law; what it means for a
 * rating is our conclusion.
 */
export const defaultOwnWords = /* @__PURE__ */ fact(
  {erasable: true},
  'derived',
  'our conclusion, not a rule: 《个人信息保护法》第四十七条 lets a person ask for erasure unless a law or regulation demands a time of keeping; no rule that was read names one for the words of a rating',
);

/**
 * How many days the person of a service without a work order is stored where no rating window is known: our default.
 * Afterwards nobody has to be called back.
 */
export const defaultPersonRetention = /* @__PURE__ */ fact(
  30,
  'derived',
  'our default, not a rule: 《个人信息保护法》第十九条 asks for the shortest time; no rule that was read names a rating window',
);

/** Two dimensions are reported, their weights are not. */
export const scoreWeightsNotSeen = /* @__PURE__ */ unknownFact<{readonly matter: number; readonly window: number}>(
  'two dimensions 事项办理 and 窗口服务水平: 南方都市报 2019-09-17; no document read gives weights',
);

/** Rankings are published, from how many ratings on is not said. */
export const minimumSampleNotSeen = /* @__PURE__ */ unknownFact<number>(
  'bulletins and rankings exist; no document read gives a smallest sample',
);

/** That repeatedly badly rated staff get 限期整改 is known; how many bad ratings in which time is not. */
export const staffNoticeNotSeen = /* @__PURE__ */ unknownFact<StaffNotice>(
  '限期整改 for staff with repeated bad ratings: reported in 2019 (南方都市报, 17 September) without a number',
);

/** The general line of all regions: 12345 is one number for the whole country since 2021. */
export const nationalHotline = /* @__PURE__ */ fact<Hotline>(
  {
    phone: '12345',
    name: /* @__PURE__ */ wording('12345 政务服务便民热线', '12345 政務服務便民熱線', '12345 public service hotline'),
  },
  'sure',
  '国办发〔2020〕53号: every region has one line, 12345政务服务便民热线',
);
