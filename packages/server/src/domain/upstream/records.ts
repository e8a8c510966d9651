import {interfaceScale, type Channel, type Level, type RatingNode, type ServedPerson} from '@gov-rating/contract';

/** What the database knows of a rating, its service and its institution. */
export interface UpstreamFacts {
  readonly projectNo: string;
  readonly serviceNumber: number;
  readonly node: RatingNode;
  readonly itemCode: string | null;
  readonly itemName: string | null;
  readonly serviceName: string | null;
  /** UTC, as all moments here. */
  readonly servedAt: string;
  /** When the case was accepted: the service at that node; null where none is registered. */
  readonly acceptedAt: string | null;
  readonly institutionCode: string;
  readonly institutionName: string;
  readonly areaCode: string;
  readonly level: Level;
  readonly tags: readonly string[];
  readonly comment: string;
  /** Null for a rating by default, which nobody gave by any channel. */
  readonly channel: Channel | null;
  /** When the rater pressed by the clock of a device; null where only the receipt is known. */
  readonly pressedAt: string | null;
  readonly receivedAt: string;
  /** When a review has voided it; null while it counts. */
  readonly voidedAt: string | null;
  /** Nobody gave it: it was recorded because nobody rated in time (默认评价). */
  readonly isDefault: boolean;
}

/** What a field can be filled with. */
export const valueNames = [
  ...(['projectNo', 'serviceNumber', 'node', 'proStatus', 'serviceName', 'serviceTime'] as const),
  ...(['taskCode', 'taskHandleItem', 'taskName', 'acceptDate', 'resultDate'] as const),
  ...(['institutionCode', 'institutionName', 'areaCode'] as const),
  ...(['personName', 'personPhone', 'certificateType', 'certificateNumber'] as const),
  ...(['satisfaction', 'tags', 'comment', 'pf', 'assessTime', 'assessNumber', 'effective', 'isDefault'] as const),
] as const;

/** One of {@link valueNames}. */
export type ValueName = (typeof valueNames)[number];

/** Fields of a record, each with what it is filled with; null leaves a field out. */
export type FieldTable = Readonly<Record<string, ValueName | null>>;

/** Fields whose value is the same for every record. */
export type FixedFields = Readonly<Record<string, string | number>>;

/** A record as a platform gets it; a field without a value is left out. */
export type UpstreamRecord = Readonly<Record<string, string | number>>;

/** The two records of a rating, in the order in which a platform takes them. */
export const recordKinds = ['service', 'rating'] as const;

/** One of {@link recordKinds}. */
export type RecordKind = (typeof recordKinds)[number];

/** The length of a 业务办理项编码, whose first characters are the 实施编码 of the item. */
const handleItemLength = 33;
const itemLength = 31;

/** proStatus 办件状态: 2 已受理, 3 已办结; certainty: sure. */
const proStatus: Readonly<Record<RatingNode, number>> = {accepted: 2, completed: 3};

const shanghaiOffset = 8 * 3_600_000;

/** A moment as `yyyy-MM-dd HH:mm:ss` in Beijing time. Seconds are cut, never rounded: nothing becomes later than it was. */
export const beijingTime = (moment: string): string =>
  new Date(Date.parse(moment) + shanghaiOffset).toISOString().slice(0, 19).replace('T', ' ');

/** How a record is made of a rating. */
export interface RecordRules {
  /** To how many digits area codes are filled up with zeros. */
  readonly areaCodeDigits: number;
  /** Codes `pf`. */
  readonly channels: Readonly<Partial<Record<Channel, number>>>;
}

/** What the fields are filled with; undefined is not known here and never made up. No time is ever changed. */
export function valuesOf(
  facts: UpstreamFacts,
  person: ServedPerson | undefined,
  {areaCodeDigits, channels}: RecordRules,
): Readonly<Record<ValueName, string | number | undefined>> {
  const {itemCode, node, servedAt, acceptedAt} = facts;
  const accepted = node === 'accepted' ? servedAt : acceptedAt;
  return {
    ...{projectNo: facts.projectNo, serviceNumber: facts.serviceNumber, node, proStatus: proStatus[node]},
    serviceName: facts.serviceName ?? undefined,
    serviceTime: beijingTime(servedAt),
    taskCode: itemCode?.slice(0, itemLength),
    taskHandleItem: itemCode?.length === handleItemLength ? itemCode : undefined,
    taskName: facts.itemName ?? undefined,
    acceptDate: accepted === null ? undefined : beijingTime(accepted),
    resultDate: node === 'completed' ? beijingTime(servedAt) : undefined,
    ...{institutionCode: facts.institutionCode, institutionName: facts.institutionName},
    areaCode: facts.areaCode.padEnd(areaCodeDigits, '0'),
    ...{personName: person?.name, personPhone: person?.phone},
    ...{certificateType: person?.certificateType, certificateNumber: person?.certificateNumber},
    satisfaction: interfaceScale.encode(facts.level),
    tags: facts.tags.length === 0 ? undefined : facts.tags.join(','),
    comment: facts.comment === '' ? undefined : facts.comment,
    pf: facts.channel === null ? undefined : channels[facts.channel],
    assessTime: beijingTime(facts.pressedAt ?? facts.receivedAt),
    assessNumber: 1,
    // effectivEvalua: 1 有效; certainty: likely. What a platform writes for a void one is not known.
    effective: facts.voidedAt === null ? 1 : undefined,
    // isdefault: the marker of a default rating; certainty: likely. 1 and 0 as of the other flags of the interface.
    isDefault: facts.isDefault ? 1 : 0,
  };
}

/** A record of these fields. */
export function recordOf(
  fields: FieldTable,
  constants: FixedFields,
  values: Readonly<Record<ValueName, string | number | undefined>>,
  numbers: 'number' | 'text',
): UpstreamRecord {
  const filled = Object.entries(fields).flatMap(([field, from]): [string, string | number][] => {
    const value = from === null ? undefined : values[from];
    return value === undefined ? [] : [[field, value]];
  });
  const all = [...filled, ...Object.entries(constants)];
  return Object.fromEntries(all.map(([field, value]) => [field, numbers === 'text' ? String(value) : value]));
}

/** Whether fields are filled with something of the person who was served. */
export const namesPerson = (fields: FieldTable): boolean =>
  Object.values(fields).some(from => from !== null && /^(person|certificate)/.test(from));
