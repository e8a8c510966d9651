// Generated from the schemas by "npm run generate"; edit src/routes or src/field-sentences.ts instead.
/* eslint-disable max-lines */
/**
 * What travels, as plain types with a sentence for every field; they need neither zod nor the DOM library.
 *
 * @example
 * ```ts
 * import type {Order, RouteInput} from '@gov-rating/contract/types';
 *
 * const isLate = ({overdue, state}: Order): boolean => overdue && state !== 'closed';
 * const query: RouteInput<'listOrders'> = {state: 'created', sort: 'due'};
 * ```
 */
import type {ProblemCode} from './problem.ts';

export type {ProblemCode} from './problem.ts';

/** What `getStandard` takes. */
export type GetStandardRequest = {
  /** The rules of the region, by id. */
  profile?: 'guangdong-2019' | 'shenzhen-2021' | 'dezhou' | 'zhejiang-2019' | 'tax' | 'guangxi' | undefined;
};

/** What `listInstitutions` takes. */
export type ListInstitutionsRequest = {
  /** Only institutions in this area and below. */
  areaCode?: string | undefined;
  /** Only this institution and those below it. */
  within?: string | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `issueToken` takes. */
export type IssueTokenRequest = {
  /** `client_credentials` (RFC 6749 section 4.4); at most 50 characters. */
  grant_type: string;
  /** The id of the department system; at most 100 characters. */
  client_id?: string | undefined;
  /** Its secret; at most 200 characters. */
  client_secret?: string | undefined;
  /** Space separated; without it all that the client was granted; at most 200 characters. */
  scope?: string | undefined;
};

/** What `listClients` takes. */
export type ListClientsRequest = {
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `disableClient` takes. */
export type DisableClientRequest = {
  /** The id of the department system, as `listClients` answers it. */
  clientId: string;
};

/** What `enableClient` takes. */
export type EnableClientRequest = {
  /** The id of the department system, as `listClients` answers it. */
  clientId: string;
};

/** What `rotateClientSecret` takes. */
export type RotateClientSecretRequest = {
  /** The id of the department system, as `listClients` answers it. */
  clientId: string;
  /** How many hours the secrets so far are still taken; 0 ends them at once; 0 to 168; by default `24`. */
  keepOldHours?: number | undefined;
};

/** What `putPoint` takes. */
export type PutPointRequest = {
  /**
   * The point to change. Left out: the open point with the same institution, parent and number, or
   * without a number with the same kind and name; where there is none, a new point.
   */
  pointId?: string | undefined;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** What the point is. */
  kind: 'hall' | 'window' | 'service_desk' | 'terminal' | 'hotline' | 'site';
  /** What people call the point; at most 100 characters. */
  name: string;
  /**
   * Its number, such as that of a window; unique among the open points of one parent; at most 50
   * characters; by default `null`.
   */
  number?: string | null | undefined;
  /** By default the area of the institution. */
  areaCode?: string | undefined;
  /**
   * An open point of the same institution or of one above, in which it lies; null at the top; by default
   * `null`.
   */
  parentId?: string | null | undefined;
  /** The first day on which it is valid; by default as it was, or today. */
  validFrom?: string | undefined;
  /** The last day on which it is valid; null: no end is known; by default `null`. */
  validTo?: string | null | undefined;
};

/** What `listPoints` takes. */
export type ListPointsRequest = {
  /** Only points of this institution. */
  institutionCode?: string | undefined;
  /** Only points that lie directly in this one. */
  parentId?: string | undefined;
  /** Only points of this kind. */
  kind?: 'hall' | 'window' | 'service_desk' | 'terminal' | 'hotline' | 'site' | undefined;
  /** `true`: closed points too; `false`: only open ones; by default `"false"`. */
  closed?: 'true' | 'false' | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `getPoint` takes. */
export type GetPointRequest = {
  /** The id of the point. */
  pointId: string;
};

/** What `getPrintedPoint` takes. */
export type GetPrintedPointRequest = {
  /** Made by the server for the printed QR code of the point; carries no case. */
  staticCode: string;
};

/** A rating of a point as it is sent; its channel is `qr_code`. */
export type PointRatingDraft = {
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** Tag codes of the chosen level, each once; 0 to 40 entries; by default `[]`. */
  tags?: string[] | undefined;
  /** What the rater wrote; at most 2000 characters; by default empty. */
  comment?: string | undefined;
  /**
   * What the page of the rater claims. Where the invitation decides the channel, left out or the same; on
   * an open link `web` (also when left out), `mobile` or `qr_code`. Anything else is
   * `channel_not_allowed`.
   */
  channel?:
    | 'web'
    | 'mobile'
    | 'qr_code'
    | 'hall_tablet'
    | 'hall_terminal'
    | 'hotline'
    | 'sms'
    | 'paper'
    | 'system_default'
    | undefined;
  /**
   * The device's clock when the rater pressed send; kept beside the server's own time, never instead, and
   * not at all when no clock that is right can show it.
   */
  pressedAt?: string | string | undefined;
};

/** What `ratePoint` takes. */
export type RatePointRequest = {
  /** Made by the server for the printed QR code of the point; carries no case. */
  staticCode: string;
  /** The marked rating. */
  rating: PointRatingDraft;
  /**
   * Random text that the browser of the rater keeps: the same one rates a point once a day. The server
   * keeps only a keyed hash of it with point and day, which leads from no day and no point to another.
   */
  visitor?: string | undefined;
};

/** What `findService` takes. */
export type FindServiceRequest = {
  /** Made by the server for the printed QR code of the point; carries no case. */
  staticCode: string;
  /** 办件编号 as it is on the receipt; it is in no address, no log and no event. */
  projectNo: string;
};

/** What `getPoster` takes. */
export type GetPosterRequest = {
  /** The id of the point. */
  pointId: string;
  /** The format of the file; by default `"pdf"`. */
  format?: 'svg' | 'pdf' | undefined;
  /** The size of the paper; by default `"A4"`. */
  size?: 'A4' | 'A5' | undefined;
};

/** What `closePoint` takes. */
export type ClosePointRequest = {
  /** The id of the point. */
  pointId: string;
};

/** What `putStaff` takes. */
export type PutStaffRequest = {
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** 工号, unique within the institution; at most 20 characters. */
  staffNumber: string;
  /** The name as the window shows it; at most 50 characters. */
  name: string;
  /**
   * False: services of this person are rated, but never counted for the person. Decided when a service is
   * registered.; by default `true`.
   */
  isRated?: boolean | undefined;
  /** The first day on which it is valid; by default as it was, or today. */
  validFrom?: string | undefined;
  /** The last day on which it is valid; null: no end is known; by default `null`. */
  validTo?: string | null | undefined;
  /**
   * The picture for the staff card, JPEG, PNG or WebP in base64, at most 64 KiB and 1000 pixels wide and
   * high; null removes it, left out it stays; deleted once the person is no longer valid; at most 87384
   * characters.
   */
  picture?: string | null | undefined;
};

/** What `listStaff` takes. */
export type ListStaffRequest = {
  /** Only staff of this institution. */
  institutionCode?: string | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `putAlias` takes. */
export type PutAliasRequest = {
  /**
   * `organisation_code`: 组织机构代码, 9 characters (GB 11714); `department_code`: of a portal; `hall_code`: of
   * a hall.
   */
  kind: 'organisation_code' | 'department_code' | 'hall_code';
  /** The other code; of an `organisation_code` 9 characters. */
  code: string;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
};

/** What `removeAlias` takes. */
export type RemoveAliasRequest = {
  /**
   * `organisation_code`: 组织机构代码, 9 characters (GB 11714); `department_code`: of a portal; `hall_code`: of
   * a hall.
   */
  kind: 'organisation_code' | 'department_code' | 'hall_code';
  /** The other code; of an `organisation_code` 9 characters. */
  code: string;
};

/** What `listAliases` takes. */
export type ListAliasesRequest = {
  /** Only the other codes of this institution. */
  institutionCode?: string | undefined;
  /**
   * `true`: those that were removed or given to another institution; `false`: those in use; by default
   * `"false"`.
   */
  removed?: 'true' | 'false' | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `importRegister` takes. */
export type ImportRegisterRequest = {
  /** Which register the file holds. */
  register: 'points' | 'staff' | 'aliases';
  /**
   * The text of the file, at most 1000 rows; its first line names the columns, in Chinese or English; at
   * most 524288 characters.
   */
  csv: string;
};

/** What `checkRegister` takes. */
export type CheckRegisterRequest = {
  /** Which register the file holds. */
  register: 'points' | 'staff' | 'aliases';
  /**
   * The text of the file, at most 1000 rows; its first line names the columns, in Chinese or English; at
   * most 524288 characters.
   */
  csv: string;
};

/**
 * Who acted for the one that was served (经办人), such as the person who handed in the papers of a
 * company.
 */
export type ActingAgent = {
  /**
   * 姓名 or the name of an organisation, at most 100 characters; what nobody sees is taken out; at most
   * 1000 characters.
   */
  name: string;
  /**
   * Telephone number: brackets, spaces, hyphens of all kinds, digits of full width and extensions (转) are
   * taken and kept in one form; at most 1000 characters.
   */
  phone: string;
};

/**
 * Who was served, for the call back (评价人); a bad rating is then a real-name one. What cannot be cleaned
 * is left out, and the answer says so.
 */
export type ServedPerson = {
  /**
   * 姓名 or the name of an organisation, at most 100 characters; what nobody sees is taken out; at most
   * 1000 characters.
   */
  name: string;
  /**
   * Telephone number: brackets, spaces, hyphens of all kinds, digits of full width and extensions (转) are
   * taken and kept in one form; at most 1000 characters.
   */
  phone: string;
  /**
   * Code of the region, at most 10 digits and letters, e.g. 111 居民身份证 in national tables; no table is
   * valid everywhere; at most 1000 characters.
   */
  certificateType?: string | undefined;
  /** The number of the certificate; stored encrypted; at most 1000 characters. */
  certificateNumber?: string | undefined;
  /** Who acted for the one that was served (经办人); left out where nobody did. */
  agent?: ActingAgent | undefined;
};

/** The person served as a portal knows them; only a keyed hash is stored. */
export type ServedSubject = {
  /** The `iss` of a portal that is registered here; at most 200 characters. */
  portal: string;
  /** The pseudonym of the person within the portal, the `sub` of its assertions. */
  subject: string;
};

/** A service to register (办件服务). */
export type ServiceRegistration = {
  /** 统一社会信用代码, 18 characters, or another code of the institution that `putAlias` has registered. */
  institutionCode: string;
  /** 办件编号, an..50 (GB/T 39046-2020 table 9); left out with a ticketNumber. */
  projectNo?: string | undefined;
  /** 排队号 of a service without a case, in place of projectNo; needs a pointId; at most 30 characters. */
  ticketNumber?: string | undefined;
  /** 服务次序, 1 to 99. */
  serviceNumber: number;
  /** 评价节点: accepted 受理, completed 办结. */
  node: 'accepted' | 'completed';
  /** 实施编码 (31) or 业务办理项编码 (33); left out together with itemName where no item is known, with a pointId. */
  itemCode?: string | undefined;
  /** 事项名称, an..200; left out together with itemCode; at most 200 characters. */
  itemName?: string | undefined;
  /** Which service of the case, e.g. 咨询, 申报, 补正; at most 100 characters. */
  serviceName?: string | undefined;
  /** 工号 of the person who served; of several the first; at most 20 characters. */
  staffNumber?: string | undefined;
  /** 工号 of the people who served, each once; the rating counts once for each of them; 1 to 10 entries. */
  staffNumbers?: string[] | undefined;
  /** The hall, window or other place where it was given, as `putPoint` answers it. */
  pointId?: string | undefined;
  /** The window, if any; at most 50 characters. */
  windowNumber?: string | undefined;
  /** When the service was given, RFC 3339 with offset, at most 40 characters. */
  servedAt: string;
  /** Who was served; left out: as registered before; null: forget it. Nothing changes after the rating. */
  person?: ServedPerson | null | undefined;
  /**
   * For whom it was, by the pseudonym of a portal: that person finds it there to rate it. Left out: as
   * registered before; null: forget it.
   */
  servedSubject?: ServedSubject | null | undefined;
};

/** What `putServices` takes. */
export type PutServicesRequest = {
  /** Services as for `putService`; one whose form is wrong refuses the whole batch; 1 to 100 entries. */
  entries: ServiceRegistration[];
};

/** What `isRated` takes. */
export type IsRatedRequest = {
  /** The id of the service, as `putService` answers it. */
  serviceId: string;
};

/** What `listCaseServices` takes. */
export type ListCaseServicesRequest = {
  /** 办件编号, an..50 (GB/T 39046-2020 table 9). */
  projectNo: string;
  /**
   * The institution of the services, by its own code or another one that `putAlias` has registered; by
   * default the caller's own.
   */
  institutionCode?: string | undefined;
  /** Only services of this 评价节点. */
  node?: 'accepted' | 'completed' | undefined;
  /** Only the service of this 服务次序; 1 to 99. */
  serviceNumber?: number | undefined;
};

/** Which QR codes to make, and how large. Without a size a module has 4 dots, half a millimetre. */
export type CodesRequest = {
  /** `svg` for screens and print, `png`, or `escpos` for printers of receipts; 1 to 3 entries. */
  formats: ('svg' | 'png' | 'escpos')[];
  /**
   * How wide the dark square may be at most, in millimetres, at 203 dots an inch; the light edge around
   * it comes on top; 5 to 50.
   */
  millimetres?: number | undefined;
  /**
   * The same in dots of a printer with 203 dots an inch, 8 a millimetre; not together with `millimetres`;
   * 40 to 400.
   */
  dots?: number | undefined;
};

/** What `invite` takes. */
export type InviteRequest = {
  /** The id of the service, as `putService` answers it. */
  serviceId: string;
  /**
   * The department's page that holds the element, of a registered origin; behind # nothing but the route
   * of a hash router, such as …/#/rate. Without it the server's own page.
   */
  page?: string | undefined;
  /**
   * The channel that the rating will have, whatever the page of the rater says, e.g. `hall_tablet` for
   * the screen at the window or `sms` for a link in a text message. Left out: an open link, whose page
   * names `web`, `mobile` or `qr_code`.
   */
  channel?: 'web' | 'mobile' | 'qr_code' | 'hall_tablet' | 'hall_terminal' | 'hotline' | 'sms' | 'paper' | undefined;
  /** How long the invitation lives, in hours; 1 to 8760; by default `720`. */
  validHours?: number | undefined;
  /**
   * Where the end of the rating offers the rater a way back, an https address of an origin that is
   * registered for the client. The rater, the browser and its history see it, so it names nobody: no
   * name, number or session of a person.
   */
  returnUrl?: string | undefined;
  /**
   * A text of your own system, such as the id of its task. Kept as it is; the webhook event
   * `rating.received` repeats it to those who listen at the institution or above. The rater never sees
   * it. No personal data; at most 200 characters.
   */
  correlation?: string | undefined;
  /**
   * The QR codes that the answer has; without it none is made, e.g. where the link goes into a text
   * message.
   */
  codes?: CodesRequest | undefined;
};

/** What `inviteAll` takes. */
export type InviteAllRequest = {
  /**
   * The department's page that holds the element, of a registered origin; behind # nothing but the route
   * of a hash router, such as …/#/rate. Without it the server's own page.
   */
  page?: string | undefined;
  /**
   * The channel that the rating will have, whatever the page of the rater says, e.g. `hall_tablet` for
   * the screen at the window or `sms` for a link in a text message. Left out: an open link, whose page
   * names `web`, `mobile` or `qr_code`.
   */
  channel?: 'web' | 'mobile' | 'qr_code' | 'hall_tablet' | 'hall_terminal' | 'hotline' | 'sms' | 'paper' | undefined;
  /** How long the invitation lives, in hours; 1 to 8760; by default `720`. */
  validHours?: number | undefined;
  /**
   * Where the end of the rating offers the rater a way back, an https address of an origin that is
   * registered for the client. The rater, the browser and its history see it, so it names nobody: no
   * name, number or session of a person.
   */
  returnUrl?: string | undefined;
  /** The services to invite to; 1 to 100 entries. */
  entries: {
    /** The id of the service, as `putService` answers it. */
    serviceId: string;
    /**
     * A text of your own system, such as the id of its task. Kept as it is; the webhook event
     * `rating.received` repeats it to those who listen at the institution or above. The rater never sees
     * it. No personal data; at most 200 characters.
     */
    correlation?: string | undefined;
  }[];
};

/** A rating as it is sent (评价). */
export type RatingDraft = {
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** Tag codes of the chosen level, each once; 0 to 40 entries; by default `[]`. */
  tags?: string[] | undefined;
  /** What the rater wrote; at most 2000 characters; by default empty. */
  comment?: string | undefined;
  /**
   * What the page of the rater claims. Where the invitation decides the channel, left out or the same; on
   * an open link `web` (also when left out), `mobile` or `qr_code`. Anything else is
   * `channel_not_allowed`.
   */
  channel?:
    | 'web'
    | 'mobile'
    | 'qr_code'
    | 'hall_tablet'
    | 'hall_terminal'
    | 'hotline'
    | 'sms'
    | 'paper'
    | 'system_default'
    | undefined;
  /**
   * The device's clock when the rater pressed send; kept beside the server's own time, never instead, and
   * not at all when no clock that is right can show it.
   */
  pressedAt?: string | string | undefined;
  /** Of the screen or terminal (评价器) on which the rating was given; says nothing about the rater. */
  deviceId?: string | undefined;
};

/** A key as a window device reported it (评价器按键). */
export type KeyPress = {
  /** One of `keyModels` of the standard, such as `queue-old`; at most 50 characters. */
  model: string;
  /** What the device reported. */
  key: string | number;
};

/** A rating that was given elsewhere, with its service (代录评价). */
export type CollectedRating = {
  /** What is rated. */
  service: ServiceRegistration;
  /** The level; or else `keyPress`, never both. */
  level?: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied' | undefined;
  /** The key in place of the level. What is no key of the model, or nobody’s, is refused. */
  keyPress?: KeyPress | undefined;
  /**
   * Tag codes of the chosen level, each once, as the person chose them; 0 to 40 entries; by default `[]`.
   */
  tags?: string[] | undefined;
  /** In the words of the person; at most 2000 characters; by default empty. */
  comment?: string | undefined;
  /** One of the channels that the collector is trusted with; a device leaves it out. */
  channel?:
    | 'web'
    | 'mobile'
    | 'qr_code'
    | 'hall_tablet'
    | 'hall_terminal'
    | 'hotline'
    | 'sms'
    | 'paper'
    | 'system_default'
    | undefined;
  /**
   * Work number (工号) or pseudonym of who entered it; kept as evidence and never public; at most 20
   * characters.
   */
  clerk?: string | undefined;
  /** When the person gave the rating, by the clock of the collector. */
  pressedAt?: string | string | undefined;
  /**
   * What the clock of `pressedAt` shows when this request is sent. Where it is off by more than five
   * minutes, `pressedAt` is corrected by what it is off, and `servedAt` where it cannot be right; both
   * are kept as they were said.
   */
  sentAt?: string | string | undefined;
};

/** One rating of a batch, with a key of its own. */
export type CollectedEntryInput = {
  /** What is rated. */
  service: ServiceRegistration;
  /** The level; or else `keyPress`, never both. */
  level?: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied' | undefined;
  /** The key in place of the level. What is no key of the model, or nobody’s, is refused. */
  keyPress?: KeyPress | undefined;
  /**
   * Tag codes of the chosen level, each once, as the person chose them; 0 to 40 entries; by default `[]`.
   */
  tags?: string[] | undefined;
  /** In the words of the person; at most 2000 characters; by default empty. */
  comment?: string | undefined;
  /** One of the channels that the collector is trusted with; a device leaves it out. */
  channel?:
    | 'web'
    | 'mobile'
    | 'qr_code'
    | 'hall_tablet'
    | 'hall_terminal'
    | 'hotline'
    | 'sms'
    | 'paper'
    | 'system_default'
    | undefined;
  /**
   * Work number (工号) or pseudonym of who entered it; kept as evidence and never public; at most 20
   * characters.
   */
  clerk?: string | undefined;
  /** When the person gave the rating, by the clock of the collector. */
  pressedAt?: string | string | undefined;
  /**
   * What the clock of `pressedAt` shows when this request is sent. Where it is off by more than five
   * minutes, `pressedAt` is corrected by what it is off, and `servedAt` where it cannot be right; both
   * are kept as they were said.
   */
  sentAt?: string | string | undefined;
  /** Another one for each rating; the same key brings the same receipt. */
  idempotencyKey: string;
};

/** What `collectRatings` takes. */
export type CollectRatingsRequest = {
  /** Ratings as for one; one whose form is wrong refuses the whole batch; 1 to 100 entries. */
  entries: CollectedEntryInput[];
};

/** What `collectDeviceRatings` takes. */
export type CollectDeviceRatingsRequest = {
  /** Ratings as for one; one whose form is wrong refuses the whole batch; 1 to 100 entries. */
  entries: CollectedEntryInput[];
};

/** What `getReceipt` takes. */
export type GetReceiptRequest = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /** From the answer to the rating; without it neither evidence nor the text of the supplement. */
  receiptKey?: string | undefined;
};

/** What `supplementRating` takes. */
export type SupplementRatingRequest = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /** From the answer to the rating; the invitation does not suffice. */
  receiptKey: string;
  /** What the rater wrote; at most 2000 characters. */
  comment: string;
  /** Is the matter settled, in the view of the rater. */
  solved: boolean;
};

/** What `eraseOwnWords` takes. */
export type EraseOwnWordsRequest = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /** From the answer to the rating; neither number nor invitation suffices. */
  receiptKey: string;
};

/** What `openRaterSession` takes. */
export type OpenRaterSessionRequest = {
  /**
   * A JWT that the portal has signed with ES256 or SM2, of the type `rater-assertion+jwt`: `iss` the
   * portal, `aud` this server's address with /v1, `sub` a pseudonym, `jti`, `iat`, `exp` at most five
   * minutes later, `assurance` 1 to 3, and nothing else; at most 4000 characters.
   */
  assertion: string;
};

/** What `openTicketSession` takes. */
export type OpenTicketSessionRequest = {
  /** The `issuer` of a portal that is registered here with `ticket`; at most 200 characters. */
  portal: string;
  /** The ticket of the person, which the portal has given to the page; at most 2000 characters. */
  ticket: string;
};

/** What `askRaterCode` takes. */
export type AskRaterCodeRequest = {
  /**
   * The institution that handled the case, by its own code or another one that `putAlias` has registered.
   */
  institutionCode: string;
  /** 办件编号, an..50 (GB/T 39046-2020 table 9). */
  projectNo: string;
  /** The last four digits of the telephone of who was served, or of who acted for it. */
  phoneEnd: string;
};

/** What `openCodeSession` takes. */
export type OpenCodeSessionRequest = {
  /**
   * The institution that handled the case, by its own code or another one that `putAlias` has registered.
   */
  institutionCode: string;
  /** 办件编号, an..50 (GB/T 39046-2020 table 9). */
  projectNo: string;
  /** The six digits of the message, valid once. */
  code: string;
};

/** What `listRateable` takes. */
export type ListRateableRequest = {
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `claimService` takes. */
export type ClaimServiceRequest = {
  /** The id of the service, as `putService` answers it. */
  serviceId: string;
};

/** What `listOwnReceipts` takes. */
export type ListOwnReceiptsRequest = {
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `eraseWordsOfOwnReceipt` takes. */
export type EraseWordsOfOwnReceiptRequest = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
};

/** What `listOrders` takes. */
export type ListOrdersRequest = {
  /** The present state. */
  state?:
    | 'created'
    | 'signed'
    | 'contacted'
    | 'verified'
    | 'rectifying'
    | 'rectified'
    | 'explained'
    | 'replied'
    | 'followed_up'
    | 'closed'
    | 'voided'
    | undefined;
  /** Only those whose clock has run out, or only others. */
  overdue?: 'true' | 'false' | undefined;
  /** Only those that this institution or one below handles. */
  institutionCode?: string | undefined;
  /** Oldest first, or due first; by default `"created"`. */
  sort?: 'created' | 'due' | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `getOrder` takes. */
export type GetOrderRequest = {
  /** The number of the work order (差评工单). */
  orderNumber: string;
};

/** What `stepOrder` takes. */
export type StepOrderRequest = {
  /** The number of the work order (差评工单). */
  orderNumber: string;
  /** The version of the order that was looked at; 1 to 1000000. */
  version: number;
  /** The step to take; the table of steps says who may take it, and what it needs. */
  step:
    | 'sign'
    | 'contact'
    | 'verify'
    | 'rectify'
    | 'schedule'
    | 'explain'
    | 'reply'
    | 'follow_up'
    | 'close'
    | 'accept'
    | 'decline'
    | 'withdraw';
  /** Internal; at most 1000 characters. */
  note?: string | undefined;
  /** What the rater reads; at most 2000 characters. */
  reply?: string | undefined;
  /** Whether the rater was reached; for the step that records a contact. */
  reached?: boolean | undefined;
  /** What the check of the complaint found. */
  finding?: 'justified' | 'partly_justified' | 'unjustified' | undefined;
  /** The day by which rectification is promised, `YYYY-MM-DD` in Asia/Shanghai. */
  promisedFor?: string | undefined;
  /** Whether the answer helped the rater, as the follow-up (回访) found. */
  helped?: 'yes' | 'no' | 'not_reached' | undefined;
};

/** What `extendOrder` takes. */
export type ExtendOrderRequest = {
  /** The number of the work order (差评工单). */
  orderNumber: string;
  /** The version of the order that was looked at; 1 to 1000000. */
  version: number;
  /** How many days more, of the kind that the region counts; 1 to 60. */
  days: number;
  /** Why, in words that others read; at most 1000 characters. */
  reason: string;
};

/** What `transferOrder` takes. */
export type TransferOrderRequest = {
  /** The number of the work order (差评工单). */
  orderNumber: string;
  /** The version of the order that was looked at; 1 to 1000000. */
  version: number;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** Why, in words that others read; at most 1000 characters. */
  reason: string;
};

/** One proof: what it is and where it lies, e.g. `窗口录像` and its file number. */
export type EvidenceItem = {
  /** What the evidence is; at most 100 characters. */
  title: string;
  /** File number, log line or address; at most 200 characters. */
  reference: string;
};

/** What `askReview` takes. */
export type AskReviewRequest = {
  /** The number of the work order (差评工单). */
  orderNumber: string;
  /** Grows with every change; a change names the version that it was decided on; 1 to 1000000. */
  version: number;
  /** Why the rating should not count: `mistaken` 误评, `malicious` 恶意 or `untrue` 不实. */
  ground: 'mistaken' | 'malicious' | 'untrue';
  /** Why, in words that others read; at most 2000 characters. */
  reason: string;
  /** At least one proof; 1 to 10 entries. */
  evidence: EvidenceItem[];
};

/** What `unmask` takes. */
export type UnmaskRequest = {
  /** The number of the work order (差评工单). */
  orderNumber: string;
  /** Why the person is looked at; recorded with who looked and when; at most 200 characters. */
  reason: string;
};

/** What `listReviews` takes. */
export type ListReviewsRequest = {
  /** Only this one. */
  reviewId?: string | undefined;
  /** The present state. */
  state?: 'open' | 'voided' | 'upheld' | undefined;
  /** `review` (复核) or `appeal` (申诉). */
  instance?: 'review' | 'appeal' | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `decideReview` takes. */
export type DecideReviewRequest = {
  /** The id of the review or appeal. */
  reviewId: string;
  /** What is decided. */
  decision: 'voided' | 'upheld';
  /** Is recorded in the log and sent to the institution; at most 2000 characters. */
  reason: string;
};

/** What `fileAppeal` takes. */
export type FileAppealRequest = {
  /** The id of the review or appeal. */
  reviewId: string;
  /** Why, in words that others read; at most 2000 characters. */
  reason: string;
  /** At least one proof; 1 to 10 entries. */
  evidence: EvidenceItem[];
};

/** What `listSuspicions` takes. */
export type ListSuspicionsRequest = {
  /** Only this one. */
  suspicionId?: string | undefined;
  /** The rule that marked the rating. */
  rule?:
    | 'burst_device'
    | 'burst_rater'
    | 'burst_point'
    | 'window_series'
    | 'same_comment'
    | 'before_service'
    | 'at_once'
    | 'device_clock'
    | undefined;
  /** The present state. */
  state?: 'open' | 'settled' | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `settleSuspicion` takes. */
export type SettleSuspicionRequest = {
  /** The id of the suspicion. */
  suspicionId: string;
  /** What is decided. */
  decision: 'dismissed' | 'review';
  /** Why; with "review" it is the reason of the request; at most 2000 characters. */
  note: string;
  /** Of the review; required with "review". */
  ground?: 'mistaken' | 'malicious' | 'untrue' | undefined;
};

/** What `listNotices` takes. */
export type ListNoticesRequest = {
  /** Only this one. */
  noticeId?: string | undefined;
  /** The present state. */
  state?: 'open' | 'answered' | 'closed' | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `answerNotice` takes. */
export type AnswerNoticeRequest = {
  /** The id of the rectification notice (整改通知). */
  noticeId: string;
  /** What the institution did or will do; at most 2000 characters. */
  measures: string;
};

/** What `closeNotice` takes. */
export type CloseNoticeRequest = {
  /** The id of the rectification notice (整改通知). */
  noticeId: string;
  /** Why it is closed; at most 2000 characters. */
  note: string;
};

/** What `getStatistics` takes. */
export type GetStatisticsRequest = {
  /** This area and all below. */
  areaCode?: string | undefined;
  /** This institution and all below. */
  institutionCode?: string | undefined;
  /** First day, Asia/Shanghai. */
  from?: string | undefined;
  /** Last day, Asia/Shanghai. */
  to?: string | undefined;
  /** Only ratings of this item (事项). */
  itemCode?: string | undefined;
  /** Only ratings through this channel. */
  channel?:
    | 'web'
    | 'mobile'
    | 'qr_code'
    | 'hall_tablet'
    | 'hall_terminal'
    | 'hotline'
    | 'sms'
    | 'paper'
    | 'system_default'
    | undefined;
  /**
   * `service`: ratings of services; `point`: those of points themselves (评价点), which are counted apart;
   * by default `"service"`.
   */
  subject?: 'service' | 'point' | undefined;
  /**
   * Institution also brings the ranking; day takes at most 366 days; the public, and an institution of
   * its own ratings, gets months.
   */
  groupBy?: 'institution' | 'item' | 'channel' | 'day' | 'month' | undefined;
};

/** What `getOfficeStatistics` takes. */
export type GetOfficeStatisticsRequest = {
  /** This area and all below. */
  areaCode?: string | undefined;
  /** This institution and all below. */
  institutionCode?: string | undefined;
  /** First day, Asia/Shanghai. */
  from?: string | undefined;
  /** Last day, Asia/Shanghai. */
  to?: string | undefined;
  /** Only ratings of this item (事项). */
  itemCode?: string | undefined;
  /** Only ratings through this channel. */
  channel?:
    | 'web'
    | 'mobile'
    | 'qr_code'
    | 'hall_tablet'
    | 'hall_terminal'
    | 'hotline'
    | 'sms'
    | 'paper'
    | 'system_default'
    | undefined;
  /**
   * `service`: ratings of services; `point`: those of points themselves (评价点), which are counted apart;
   * by default `"service"`.
   */
  subject?: 'service' | 'point' | undefined;
  /**
   * Institution also brings the ranking; day takes at most 366 days; the public, and an institution of
   * its own ratings, gets months.
   */
  groupBy?: 'institution' | 'item' | 'channel' | 'day' | 'month' | undefined;
};

/** What `getStaffStatistics` takes. */
export type GetStaffStatisticsRequest = {
  /** This institution and all below; by default the caller's own. */
  institutionCode?: string | undefined;
  /** First day, Asia/Shanghai. */
  from?: string | undefined;
  /** Last day, Asia/Shanghai. */
  to?: string | undefined;
  /** Only this 工号; at most 20 characters. */
  staffNumber?: string | undefined;
};

/** What `listPublications` takes. */
export type ListPublicationsRequest = {
  /** Exactly this area. */
  areaCode?: string | undefined;
  /** Only periods that end on this day or later. */
  from?: string | undefined;
  /** Only periods that begin on this day or earlier. */
  to?: string | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `getPublication` takes. */
export type GetPublicationRequest = {
  /** The id of the publication (通报). */
  publicationId: string;
};

/** What `exportRatings` takes. */
export type ExportRatingsRequest = {
  /** The id of the publication (通报). */
  publicationId: string;
  /**
   * Ndjson: one JSON object in each line; csv: UTF-8 with a byte order mark, as Excel reads it; by
   * default `"ndjson"`.
   */
  format?: 'ndjson' | 'csv' | undefined;
};

/** What `publish` takes. */
export type PublishRequest = {
  /** The area and all below; the caller's own or one inside it. */
  areaCode: string;
  /** YYYY-MM; instead of from and to. */
  month?: string | undefined;
  /** The first day of a month, Asia/Shanghai. */
  from?: string | undefined;
  /** The last day of the same or a later month, Asia/Shanghai. */
  to?: string | undefined;
  /** The latest version, where there is one; it stays readable. */
  replaces?: string | undefined;
  /** Why; demanded with `replaces`, and public; at most 500 characters. */
  reason?: string | undefined;
};

/** What `exportPeriod` takes. */
export type ExportPeriodRequest = {
  /** First day, Asia/Shanghai. */
  from: string;
  /** Last day, Asia/Shanghai; at most 366 days, which need not have ended. */
  to: string;
  /** This institution and all below; by default the caller's own. */
  institutionCode?: string | undefined;
  /** Of these only ratings in this area and all below. */
  areaCode?: string | undefined;
  /**
   * `service`: ratings of services; `point`: those of points themselves (评价点), which are counted apart;
   * by default `"service"`.
   */
  subject?: 'service' | 'point' | undefined;
  /**
   * Ndjson: one JSON object in each line; csv: UTF-8 with a byte order mark, as Excel reads it; by
   * default `"ndjson"`.
   */
  format?: 'ndjson' | 'csv' | undefined;
};

/** What `getTreeHead` takes. */
export type GetTreeHeadRequest = {
  /** Number of entries of the head; the latest head when left out. */
  size?: number | undefined;
};

/** What `getInclusion` takes. */
export type GetInclusionRequest = {
  /** SHA-256(0x00 || leaf), base64url. */
  leafHash?: string | undefined;
  /** The place of the entry in the log, from 0. */
  leafIndex?: number | undefined;
  /** Number of entries of the tree. */
  size: number;
};

/** What `getConsistency` takes. */
export type GetConsistencyRequest = {
  /** The size of the earlier tree. */
  first: number;
  /** The size of the later tree. */
  second: number;
};

/** What `putWebhook` takes. */
export type PutWebhookRequest = {
  /** Answers 2xx within 15 seconds; redirects are not followed. */
  url: string;
  /** The kinds of event to send; 1 to 8 entries. */
  topics: (
    | 'rating.received'
    | 'rating.reminder'
    | 'order.created'
    | 'order.stepped'
    | 'order.overdue'
    | 'review.asked'
    | 'review.decided'
    | 'publication.published'
  )[];
  /** Events of it and all below; by default the caller's own. */
  institutionCode?: string | undefined;
  /** What it is for, in words of the owner; at most 200 characters; by default empty. */
  description?: string | undefined;
};

/** What `listWebhooks` takes. */
export type ListWebhooksRequest = {
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `deleteWebhook` takes. */
export type DeleteWebhookRequest = {
  /** The id of the webhook. */
  webhookId: string;
};

/** What `addWebhookSecret` takes. */
export type AddWebhookSecretRequest = {
  /** The id of the webhook. */
  webhookId: string;
  /** For how many hours the older secrets still sign, 0 to 168; by default `24`. */
  keepOldHours?: number | undefined;
};

/** What `testWebhook` takes. */
export type TestWebhookRequest = {
  /** The id of the webhook. */
  webhookId: string;
};

/** What `listWebhookDeliveries` takes. */
export type ListWebhookDeliveriesRequest = {
  /** The id of the webhook. */
  webhookId: string;
  /** The present state. */
  state?: 'pending' | 'delivered' | 'dead' | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What `replayWebhookDelivery` takes. */
export type ReplayWebhookDeliveryRequest = {
  /** The id of the webhook. */
  webhookId: string;
  /** The id of the message, the same at every attempt. */
  messageId: string;
};

/** What `startPairing` takes. */
export type StartPairingRequest = {
  /** What asks to be paired. */
  kind: 'evaluator' | 'terminal';
  /** The make of the device, for the person who approves; at most 100 characters. */
  model?: string | undefined;
  /** The version of the program on the device, such as 1.4.2; at most 50 characters. */
  version?: string | undefined;
};

/** What `pollPairing` takes. */
export type PollPairingRequest = {
  /** The secret from `startPairing`; at most 100 characters. */
  deviceCode: string;
};

/** What `approvePairing` takes. */
export type ApprovePairingRequest = {
  /** What the screen shows; case, spaces and hyphens do not matter; at most 40 characters. */
  userCode: string;
  /** The point (评价点) that the device is for. */
  pointId: string;
  /** How the office calls the device; at most 100 characters. */
  name: string;
  /** The name of the window's computer; at most 100 characters. */
  hostName?: string | undefined;
};

/** What `listDevices` takes. */
export type ListDevicesRequest = {
  /** Only this one. */
  deviceId?: string | undefined;
  /** Only those of this point. */
  pointId?: string | undefined;
  /** Where the list continues: `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** How many entries a page holds; 1 to 100; by default `20`. */
  limit?: number | undefined;
};

/** What the device shows while nobody is served, by language. */
export type IdleText = {
  /** In Simplified Chinese; at most 200 characters. */
  'zh-CN'?: string | undefined;
  /** In Traditional Chinese; at most 200 characters. */
  'zh-TW'?: string | undefined;
  /** In English; at most 200 characters. */
  en?: string | undefined;
};

/** What `changeDevice` takes. */
export type ChangeDeviceRequest = {
  /** The id of the device (评价器), as its pairing answers it. */
  deviceId: string;
  /** How the office calls the device; at most 100 characters. */
  name?: string | undefined;
  /** The name of the window's computer; null: none; at most 100 characters. */
  hostName?: string | null | undefined;
  /** The point to which the device has moved. */
  pointId?: string | undefined;
  /** The settings to change. */
  settings?:
    | {
        /** How loud the device sounds, 0 to 100; 0 is silent. */
        volume?: number | undefined;
        /** When the device makes no sound; null: never. */
        quietHours?:
          | {
              /** The first minute of silence, in Asia/Shanghai. */
              from: string;
              /** The first minute with sound again; before `from` it is on the next day. */
              to: string;
            }
          | null
          | undefined;
        /** What the device shows while nobody is served, by language. */
        idleText?: IdleText | undefined;
        /** The language in which the device begins. */
        language?: 'zh-CN' | 'zh-TW' | 'en' | undefined;
        /** Whether the device begins with large text (适老化). */
        elderMode?: boolean | undefined;
        /** Whether the staff card shows the name; the number it always shows. */
        showStaffName?: boolean | undefined;
        /** Whether the staff card shows the picture, where there is one. */
        showStaffPicture?: boolean | undefined;
      }
    | undefined;
};

/** What `revokeDevice` takes. */
export type RevokeDeviceRequest = {
  /** The id of the device (评价器), as its pairing answers it. */
  deviceId: string;
};

/** What `identifyDevice` takes. */
export type IdentifyDeviceRequest = {
  /** The id of the device (评价器), as its pairing answers it. */
  deviceId: string;
};

/** What `setDeviceStaff` takes. */
export type SetDeviceStaffRequest = {
  /** The id of the device (评价器), as its pairing answers it. */
  deviceId: string;
  /** 工号 of the person who signs in, or goes on serving; null signs out; at most 20 characters. */
  staffNumber: string | null;
  /** Whether the person leaves the window for a while (暂停服务); by default `false`. */
  paused?: boolean | undefined;
};

/** What `setPointStaff` takes. */
export type SetPointStaffRequest = {
  /** The id of a point, as `putPoint` answers it. */
  pointId: string;
  /** 工号 of the person who signs in, or goes on serving; null signs out; at most 20 characters. */
  staffNumber: string | null;
  /** Whether the person leaves the window for a while (暂停服务); by default `false`. */
  paused?: boolean | undefined;
};

/** What `heartbeat` takes. */
export type HeartbeatRequest = {
  /** The version of the program on the device, such as 1.4.2; at most 50 characters. */
  version: string;
  /** What it shows now. */
  state: 'signed_out' | 'idle' | 'calling' | 'paused' | 'prompt' | 'rating' | 'thanks';
  /** The device's own clock. */
  clock: string;
  /** How loud it is, 0 to 100. */
  volume?: number | undefined;
};

/** What `setOwnStaff` takes. */
export type SetOwnStaffRequest = {
  /** 工号 of the person who signs in, or goes on serving; null signs out; at most 20 characters. */
  staffNumber: string | null;
  /** Whether the person leaves the window for a while (暂停服务); by default `false`. */
  paused?: boolean | undefined;
};

/** What `getDevicePrompt` takes. */
export type GetDevicePromptRequest = {
  /**
   * How long to wait for a request when there is none, for devices that cannot read a stream; 0 to 10; by
   * default `0`.
   */
  waitSeconds?: number | undefined;
};

/** What `markPrompt` takes. */
export type MarkPromptRequest = {
  /** The id of the request to rate, as `promptDevice` answers it. */
  promptId: string;
  /** It is shown, or was left untouched. */
  state: 'shown' | 'not_rated';
};

/** What `submitDeviceRating` takes. */
export type SubmitDeviceRatingRequest = {
  /** The request that was answered. */
  promptId?: string | undefined;
  /** Without a request: the service that was rated. */
  serviceId?: string | undefined;
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** Tag codes of the chosen level, each once; 0 to 40 entries; by default `[]`. */
  tags?: string[] | undefined;
  /** What the rater wrote; at most 2000 characters; by default empty. */
  comment?: string | undefined;
  /**
   * The device's clock when the rater pressed send; kept beside the server's own time, never instead, and
   * not at all when no clock that is right can show it.
   */
  pressedAt?: string | string | undefined;
};

/** What `callDevice` takes. */
export type CallDeviceRequest = {
  /** This device. */
  deviceId?: string | undefined;
  /** The device of this point. */
  pointId?: string | undefined;
  /** The number of the window, by the register of points; at most 50 characters. */
  windowNumber?: string | undefined;
  /** The device at which this person has signed in; at most 20 characters. */
  staffNumber?: string | undefined;
  /** The device of the window's computer with this name; at most 100 characters. */
  hostName?: string | undefined;
  /** Whose window, staff or computer it is; left out: of the caller's institution. */
  institutionCode?: string | undefined;
  /**
   * The ticket number (排队号) that is called, never a name; null: nobody is called any more; at most 30
   * characters.
   */
  ticketNumber: string | null;
};

/** What `promptDevice` takes. */
export type PromptDeviceRequest = {
  /** The service to be rated. */
  serviceId: string;
  /** This device. */
  deviceId?: string | undefined;
  /** The device of this point. */
  pointId?: string | undefined;
  /** The number of the window, by the register of points; at most 50 characters. */
  windowNumber?: string | undefined;
  /** The device at which this person has signed in; at most 20 characters. */
  staffNumber?: string | undefined;
  /** The device of the window's computer with this name; at most 100 characters. */
  hostName?: string | undefined;
  /** Whose window, staff or computer it is; left out: of the institution of the service. */
  institutionCode?: string | undefined;
  /** How many seconds it may be shown; 10 to 600; by default `60`. */
  validSeconds?: number | undefined;
};

/** What `getPrompt` takes. */
export type GetPromptRequest = {
  /** The id of the request to rate, as `promptDevice` answers it. */
  promptId: string;
};

/** What `withdrawPrompt` takes. */
export type WithdrawPromptRequest = {
  /** The id of the request to rate, as `promptDevice` answers it. */
  promptId: string;
};

/** Ratings can be received now, and by which version. */
export type Health = {
  /** The server answers. */
  status: 'ok';
  /** The version of the server. */
  version: string;
};

/** The same sentence in every language. */
export type Localized = {
  /** In Simplified Chinese; at most 500 characters. */
  'zh-CN': string;
  /** In Traditional Chinese; at most 500 characters. */
  'zh-TW': string;
  /** In English; at most 500 characters. */
  en: string;
};

/** The standard as data. */
export type Standard = {
  /** The id of the rules of the region that are in force. */
  profile: 'guangdong-2019' | 'shenzhen-2021' | 'dezhou' | 'zhejiang-2019' | 'tax' | 'guangxi';
  /** The name of the region, in every language. */
  profileName: Localized;
  /** The version of the catalogue of tags. */
  catalogueVersion: string;
  /** One entry for each level. */
  levels: {
    /** One of the five levels by name. */
    level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
    /** The name. */
    name: Localized;
    /** True for a level that creates a work order. */
    bad: boolean;
    /** 5 is best, as provincial interfaces count. */
    interfaceScale: number;
    /** 1 is best, as GB/T 39046-2020 table A.8 counts. */
    gb39046: number;
  }[];
  /** The catalogue of tags. */
  tags: {
    /** The code. */
    code: string;
    /** One of the five levels by name. */
    level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
    /** Core tags are shown at once, extended ones on demand. */
    core: boolean;
    /** The words for it, in every language. */
    text: Localized;
    /**
     * The same in everyday words, shown below the text; ours and not of the standard. Left out where the
     * text needs none.
     */
    plain?:
      | {
          /** In Simplified Chinese; at most 100 characters. */
          'zh-CN': string;
          /** In Traditional Chinese; at most 100 characters. */
          'zh-TW': string;
          /** In English; at most 100 characters. */
          en: string;
        }
      | undefined;
    /** What the tag is about. */
    dimension: 'matter' | 'window';
  }[];
  /** The channels by which ratings come. */
  channels: {
    /** The channel by which the rating came (评价渠道). */
    channel:
      'web' | 'mobile' | 'qr_code' | 'hall_tablet' | 'hall_terminal' | 'hotline' | 'sms' | 'paper' | 'system_default';
    /** The name. */
    name: Localized;
    /** The code. */
    code: number | null;
  }[];
  /** The profile's numbers, each with source and certainty. */
  rules: Record<
    string,
    | {
        /** The value of the rule. */
        value: unknown;
        /** How sure the value is. */
        certainty: 'sure' | 'likely' | 'single' | 'derived' | 'unknown';
        /** Where it comes from. */
        source: string;
      }
    | Record<
        string,
        {
          /** The value of the rule. */
          value: unknown;
          /** How sure the value is. */
          certainty: 'sure' | 'likely' | 'single' | 'derived' | 'unknown';
          /** Where it comes from. */
          source: string;
        }
      >
  >;
};

/** A rated institution (机构). */
export type Institution = {
  /** The code. */
  code: string;
  /** The name; at most 100 characters. */
  name: string;
  /** 行政区划代码: 6 digits (GB/T 2260), or 9 or 12 down to town and village. */
  areaCode: string;
  /** The level of the administration that the institution belongs to. */
  administrativeLevel: 'province' | 'city' | 'county' | 'town' | 'village';
  /** The institution above, null at the top. */
  parentCode: string | null;
  /**
   * Who stands before a printed code of the institution may find a case by its number (办件编号) and rate it;
   * left out: no.
   */
  caseNumberLookup?: true | undefined;
  /**
   * Its own sentence about privacy, also for the institutions below it that have none; left out: that of
   * the nearest institution above it.
   */
  privacyNotice?:
    | {
        /** In Simplified Chinese; at most 500 characters. */
        'zh-CN': string;
        /** In Traditional Chinese; at most 500 characters. */
        'zh-TW': string;
        /** In English; at most 500 characters. */
        en: string;
      }
    | undefined;
  /** The https address of a page that says more about privacy; only beside `privacyNotice`. */
  privacyPage?: string | undefined;
  /**
   * Its public telephone, shown to raters also for the institutions below it that have none; left out:
   * that of the nearest institution above it.
   */
  phone?: string | null | undefined;
};

/** A page of institutions, by code. */
export type InstitutionPage = {
  /** The entries of this page. */
  items: Institution[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** A short-lived access token. */
export type AccessToken = {
  /** The token to send as `Authorization: Bearer`; at most 4000 characters. */
  access_token: string;
  /** Always `Bearer`. */
  token_type: 'Bearer';
  /** Seconds. */
  expires_in: number;
  /** The granted scopes, separated by spaces; at most 200 characters. */
  scope: string;
};

/** The role and the institution of the caller. */
export type Self = {
  /** What the person is. */
  role: 'institution_staff' | 'institution_head' | 'bureau' | 'auditor';
  /** The caller acts for this institution and all below it. */
  institutionCode: string;
};

/** A department system that may call. */
export type ApiClient = {
  /** The id of the department system, as `listClients` answers it. */
  clientId: string;
  /** What people call the system; at most 100 characters. */
  name: string;
  /** The client acts for this institution and all below it. */
  institutionCode: string;
  /** What the system may do. */
  scopes: (
    | 'services:write'
    | 'invitations:write'
    | 'orders:read'
    | 'registers:write'
    | 'ratings:collect'
    | 'devices:write'
    | 'devices:prompt'
  )[];
  /** Origins of the pages that its invitations may lead to. */
  pageOrigins: string[];
  /** The channels of the ratings that it may bring; empty for most. */
  channels: ('hotline' | 'sms' | 'paper')[];
  /** Null for a client of an early version. */
  createdAt: string | null;
  /** When its newest secret was made; null as for createdAt. */
  secretMadeAt: string | null;
  /** Until when an earlier secret is taken too; else null. */
  oldSecretsEndAt: string | null;
  /** Set while the client may not call. */
  disabledAt: string | null;
};

/** What `listClients` answers. */
export type ApiClientPage = {
  /** The entries of this page. */
  items: ApiClient[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** What `rotateClientSecret` answers. */
export type ClientSecret = {
  /** Returned only here; at most 100 characters. */
  secret: string;
  /** Until when the older secrets sign, RFC 3339 in UTC; null without any. */
  oldSecretsEndAt: string;
};

/** A place where services are given and rated (评价点). */
export type Point = {
  /** The id of the point, as `putPoint` answers it. */
  pointId: string;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** What the point is. */
  kind: 'hall' | 'window' | 'service_desk' | 'terminal' | 'hotline' | 'site';
  /** What people call the point; at most 100 characters. */
  name: string;
  /**
   * Its number, such as that of a window; unique among the open points of one parent; at most 50
   * characters.
   */
  number: string | null;
  /** 行政区划代码: 6 digits (GB/T 2260), or 9 or 12 down to town and village. */
  areaCode: string;
  /** The point in which it lies, such as the hall of a window; null at the top. */
  parentId: string | null;
  /** Made by the server for the printed QR code of the point; carries no case. */
  staticCode: string;
  /** The first day on which it is valid, in Asia/Shanghai. */
  validFrom: string;
  /** The last day on which it is valid; null: no end is known. */
  validTo: string | null;
  /** When it was closed for ever; null while it is open. */
  closedAt: string | null;
};

/** A page of points, by id. */
export type PointPage = {
  /** The entries of this page. */
  items: Point[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** Whom a person can call: shown where things do not end well, and beside each receipt. */
export type Help = {
  /**
   * The telephone of the institution that served, else of the nearest one above it that has one; null
   * where none has, and where no single institution is meant.
   */
  institutionPhone: string | null;
  /** The general line, such as 12345. */
  hotline: {
    /** A public telephone, such as 020-12345678, 400-123-4567 or 12345, perhaps with an extension: -12. */
    phone: string;
    /** What people call it, in every language. */
    name: {
      /** In Simplified Chinese; at most 500 characters. */
      'zh-CN': string;
      /** In Traditional Chinese; at most 500 characters. */
      'zh-TW': string;
      /** In English; at most 500 characters. */
      en: string;
    };
  };
};

/** A tag as a rater chooses it. */
export type TagChoice = {
  /** The code of the tag, three digits. */
  code: string;
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** Core tags are shown at once, extended ones on demand. */
  core: boolean;
  /** The words for it, in every language. */
  text: Localized;
  /**
   * The same in everyday words, shown below the text; ours and not of the standard. Left out where the
   * text needs none.
   */
  plain?:
    | {
        /** In Simplified Chinese; at most 100 characters. */
        'zh-CN': string;
        /** In Traditional Chinese; at most 100 characters. */
        'zh-TW': string;
        /** In English; at most 100 characters. */
        en: string;
      }
    | undefined;
};

/** The form on which a point itself is rated. */
export type PointForm = {
  /** The present state. */
  state: 'open';
  /** What is rated. */
  service: {
    /** The name of the institution that served; at most 100 characters. */
    institutionName: string;
    /** 事项名称, or the name of the point where no item is known; at most 200 characters. */
    itemName: string;
  };
  /** The code that was scanned decides the channel. */
  channel: 'qr_code';
  /** The rules of the region, by id. */
  profile: 'guangdong-2019' | 'shenzhen-2021' | 'dezhou' | 'zhejiang-2019' | 'tax' | 'guangxi';
  /** The version of the catalogue of tags; at most 10 characters. */
  catalogueVersion: string;
  /**
   * The page of this server that shows progress and answer, if it has one; number and key follow as
   * #receipt=…&key=…. An absolute address, or one that is relative to where /v1 lies; at most 500
   * characters.
   */
  receiptPage?: string | undefined;
  /** In Unicode characters. */
  commentMaxLength: number;
  /**
   * What is said about privacy below the usual advice where a rater writes: by the institution that
   * served, else by the nearest one above it that has its own sentence, else by those who run the server;
   * left out where nobody says more.
   */
  privacyNotice?:
    | {
        /** In Simplified Chinese; at most 500 characters. */
        'zh-CN': string;
        /** In Traditional Chinese; at most 500 characters. */
        'zh-TW': string;
        /** In English; at most 500 characters. */
        en: string;
      }
    | undefined;
  /** The https address of a page that says more about privacy; only beside `privacyNotice`. */
  privacyPage?: string | undefined;
  /** Whom a person can call; left out by servers of earlier versions. */
  help?: Help | undefined;
  /** Codes of the reasons, three digits each, from the catalogue of the invitation. */
  tags: TagChoice[];
};

/** A point by its printed code: what anybody may know of it. */
export type PrintedPoint = {
  /** What people call the point, with the hall in which it lies; at most 250 characters. */
  name: string;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** The name of the institution that served; at most 100 characters. */
  institutionName: string;
  /** What the point is. */
  kind: 'hall' | 'window' | 'service_desk' | 'terminal' | 'hotline' | 'site';
  /** Whether it is in use today. */
  state: 'open' | 'closed';
  /**
   * Whether one finds a case by its number here (`findService`), as an institution of the hall allows it.
   */
  caseNumberLookup: boolean;
  /** Whom a person can call; left out by servers of earlier versions. */
  help?: Help | undefined;
  /** The form on which the point itself is rated; null while it is closed. */
  form: PointForm | null;
};

/** The rating is stored (评价回执). */
export type Receipt = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /**
   * The secret of the rater: with it the receipt shows its proof and takes a supplement. Only this answer
   * discloses it; null where an answer is repeated after the server has changed its secret.
   */
  receiptKey: string | null;
  /** When the server received the rating, RFC 3339 in UTC. */
  receivedAt: string;
  /** The work order (差评工单) that a bad rating created. */
  orderNumber: string | null;
  /** Who looks into a bad rating, at the moment of this answer; left out without a work order. */
  handling?:
    | {
        /** The institution that the bad rating went to; at most 100 characters. */
        institutionName: string;
        /**
         * When the time ends in which it is to contact the rater, RFC 3339 in UTC; null where the rules set
         * none, where nobody is known whom it could contact, and once it has done so.
         */
        contactBy: string | null;
      }
    | undefined;
};

/** The right to rate the service that was found by the number of its case. */
export type FoundService = {
  /** Of an invitation: 32 letters and digits; opaque, single use; at most 100 characters. */
  token: string;
  /** Until when the token may be used, RFC 3339 in UTC. */
  expiresAt: string;
};

/** The poster of a point: its static code (静态码), to be printed and put up. */
export type Poster = {
  /** A name for the file; at most 50 characters. */
  fileName: string;
  /** `image/svg+xml` or `application/pdf`; at most 50 characters. */
  mediaType: string;
  /** The file, in base64; at most 4000000 characters. */
  content: string;
};

/** A point that is closed. */
export type ClosedPoint = {
  /** The point as it is now. */
  point: Point;
  /** How many points were closed by it: itself and what lies in it; 0 when it was closed before. */
  closed: number;
};

/** A person of an institution who serves people (工作人员). */
export type StaffMember = {
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** 工号, unique within the institution; at most 20 characters. */
  staffNumber: string;
  /** The name as the window shows it; at most 50 characters. */
  name: string;
  /**
   * False: services of this person are rated, but never counted for the person. Decided when a service is
   * registered.
   */
  isRated: boolean;
  /** The first day on which it is valid, in Asia/Shanghai. */
  validFrom: string;
  /** The last day on which it is valid; null: no end is known. */
  validTo: string | null;
  /**
   * Another one for each picture of a member of staff; null: there is none to show; at most 50
   * characters.
   */
  pictureId: string | null;
};

/** A page of staff, by institution and number. */
export type StaffPage = {
  /** The entries of this page. */
  items: StaffMember[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** Another code by which departments name an institution (机构别名编码). */
export type InstitutionAlias = {
  /**
   * `organisation_code`: 组织机构代码, 9 characters (GB 11714); `department_code`: of a portal; `hall_code`: of
   * a hall.
   */
  kind: 'organisation_code' | 'department_code' | 'hall_code';
  /** The other code; of an `organisation_code` 9 characters. */
  code: string;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
};

/** Another code of an institution, in use or removed. */
export type ListedAlias = {
  /**
   * `organisation_code`: 组织机构代码, 9 characters (GB 11714); `department_code`: of a portal; `hall_code`: of
   * a hall.
   */
  kind: 'organisation_code' | 'department_code' | 'hall_code';
  /** The other code; of an `organisation_code` 9 characters. */
  code: string;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** When it was removed or given to another institution; null: it is in use. */
  removedAt: string | null;
};

/** A page of other codes of institutions, by code. */
export type InstitutionAliasPage = {
  /** The entries of this page. */
  items: ListedAlias[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** What an import of a register did, in rows. */
export type ImportCounts = {
  /** How many rows are new. */
  added: number;
  /** How many rows say something else than before. */
  changed: number;
  /** How many points were closed, with those that lie in them. */
  closed: number;
  /** How many rows say what was known. */
  unchanged: number;
};

/** A detail of a service that could not be kept, though the service is. */
export type LeftOutDetail = {
  /** The field, such as `person.phone`; at most 200 characters. */
  field: string;
  /** Why: the code with which a field is refused. */
  code: 'missing_field' | 'invalid_input' | 'text_too_long' | 'text_not_well_formed';
  /** The sentence in every language. */
  messages: {
    /** In Simplified Chinese; at most 500 characters. */
    'zh-CN': string;
    /** In Traditional Chinese; at most 500 characters. */
    'zh-TW': string;
    /** In English; at most 500 characters. */
    en: string;
  };
};

/** The service is registered; `rated` says whether a rating exists, never which. */
export type ServiceReceipt = {
  /** The id of the service, as `putService` answers it. */
  serviceId: string;
  /** True when a rating exists; never which one. */
  rated: boolean;
  /**
   * What of `person` could not be kept; there only when something could not. Without a name or a number
   * to call nothing of the person is kept, and a person who was registered before stays.
   */
  leftOut?: LeftOutDetail[] | undefined;
};

/** Why one entry of a batch was refused. */
export type EntryProblem = {
  /** As the route for a single entry refuses it. */
  code:
    | 'idempotency_key_missing'
    | 'idempotency_keys_differ'
    | 'idempotency_key_reused'
    | 'authorization_missing'
    | 'unauthorized'
    | 'client_invalid'
    | 'client_disabled'
    | 'grant_not_supported'
    | 'scope_not_granted'
    | 'rights_missing'
    | 'caller_not_allowed'
    | 'role_not_allowed'
    | 'malformed_json'
    | 'header_repeated'
    | 'malformed_request'
    | 'headers_too_large'
    | 'request_timed_out'
    | 'method_not_allowed'
    | 'body_too_large'
    | 'unsupported_media_type'
    | 'key_unmapped'
    | 'model_unknown'
    | 'nobody_rated'
    | 'device_key_invalid'
    | 'device_revoked'
    | 'pairing_code_unknown'
    | 'pairing_code_used'
    | 'pairing_code_expired'
    | 'pairing_locked'
    | 'unknown_device'
    | 'device_ambiguous'
    | 'device_offline'
    | 'staff_not_signed_in'
    | 'unknown_prompt'
    | 'code_too_small'
    | 'character_not_drawable'
    | 'posters_not_available'
    | 'file_refused'
    | 'imports_not_available'
    | 'picture_refused'
    | 'unknown_institution'
    | 'unknown_point'
    | 'point_closed'
    | 'too_many_at_point'
    | 'point_not_valid'
    | 'point_number_taken'
    | 'parent_not_allowed'
    | 'alias_taken'
    | 'service_not_found'
    | 'case_number_locked'
    | 'unknown_alias'
    | 'assertion_invalid'
    | 'assertion_algorithm_not_allowed'
    | 'assertion_portal_unknown'
    | 'assertion_not_genuine'
    | 'assertion_claims_not_allowed'
    | 'assertion_for_another'
    | 'assertion_from_future'
    | 'assertion_expired'
    | 'assertion_used'
    | 'assurance_too_low'
    | 'ticket_refused'
    | 'sign_on_unavailable'
    | 'rater_code_wrong'
    | 'rater_code_locked'
    | 'rater_codes_used_up'
    | 'rater_codes_off'
    | 'rater_session_invalid'
    | 'unknown_portal'
    | 'portal_not_allowed'
    | 'invalid_input'
    | 'missing_field'
    | 'text_not_well_formed'
    | 'text_too_long'
    | 'unknown_level'
    | 'unknown_tag'
    | 'tag_of_another_level'
    | 'reason_required'
    | 'comment_too_long'
    | 'channel_not_allowed'
    | 'unknown_profile'
    | 'page_not_allowed'
    | 'cursor_invalid'
    | 'invitation_invalid'
    | 'invitation_expired'
    | 'invitation_used'
    | 'already_rated'
    | 'rating_window_closed'
    | 'unknown_order'
    | 'unknown_review'
    | 'unknown_receipt'
    | 'receipt_number_mistyped'
    | 'order_ended'
    | 'order_changed'
    | 'step_not_possible'
    | 'not_handling_institution'
    | 'decider_not_higher'
    | 'decider_not_other'
    | 'extension_not_allowed'
    | 'promised_day_not_possible'
    | 'transfer_not_possible'
    | 'no_common_superior'
    | 'review_exists'
    | 'review_open'
    | 'review_decided'
    | 'no_higher_institution'
    | 'appeal_not_possible'
    | 'unknown_suspicion'
    | 'suspicion_settled'
    | 'unknown_notice'
    | 'notice_answered'
    | 'notice_closed'
    | 'supplement_not_allowed'
    | 'supplement_exists'
    | 'own_words_kept'
    | 'erasure_not_available'
    | 'unknown_client'
    | 'own_client'
    | 'unknown_webhook'
    | 'unknown_message'
    | 'webhook_stopped'
    | 'webhook_url_not_allowed'
    | 'too_many_webhooks'
    | 'webhook_of_another'
    | 'too_many_tests'
    | 'institution_not_allowed'
    | 'unknown_service'
    | 'service_already_rated'
    | 'too_many_invitations'
    | 'person_not_kept'
    | 'person_unknown'
    | 'area_not_allowed'
    | 'period_not_ended'
    | 'already_published'
    | 'too_few_ratings'
    | 'unknown_publication'
    | 'served_in_future'
    | 'unknown_tree_head'
    | 'unknown_entry'
    | 'tree_size_not_reached'
    | 'not_found'
    | 'rate_limited'
    | 'internal'
    | 'unavailable';
  /** The field of the entry that is wrong, if it is one; at most 200 characters. */
  field: string | null;
  /** The sentence in every language. */
  messages: {
    /** In Simplified Chinese; at most 500 characters. */
    'zh-CN': string;
    /** In Traditional Chinese; at most 500 characters. */
    'zh-TW': string;
    /** In English; at most 500 characters. */
    en: string;
  };
  /** Can the same entry succeed later without being changed. */
  retry: boolean;
};

/** One entry of a batch: the service that is registered, or why it is not. */
export type RegisteredEntry = {
  /** The service; null when it was refused. */
  service: ServiceReceipt | null;
  /** Why it was refused; null when it is registered. */
  problem: EntryProblem | null;
};

/** What became of each service of a batch. */
export type RegisteredBatch = {
  /** What became of each, in the same order. */
  entries: RegisteredEntry[];
};

/** Yes or no, never what: a department must not learn who rated how before its duty to answer. */
export type RatedAnswer = {
  /** True when a rating exists; never which one. */
  rated: boolean;
};

/** A service of a case: which one it is, and whether it is rated, never how. */
export type CaseService = {
  /** The id of the service, as `putService` answers it. */
  serviceId: string;
  /** 服务次序, 1 to 99. */
  serviceNumber: number;
  /** 评价节点: accepted 受理, completed 办结. */
  node: 'accepted' | 'completed';
  /** True when a rating exists; never which one. */
  rated: boolean;
};

/** The services of a case. */
export type CaseServices = {
  /**
   * By number and node, at most 198; empty for a case that is unknown, and for one of an institution of
   * others.
   */
  items: CaseService[];
  /**
   * What is said about privacy below the usual advice where a rater writes: by the institution that
   * served, else by the nearest one above it that has its own sentence, else by those who run the server;
   * left out where nobody says more.
   */
  privacyNotice?:
    | {
        /** In Simplified Chinese; at most 500 characters. */
        'zh-CN': string;
        /** In Traditional Chinese; at most 500 characters. */
        'zh-TW': string;
        /** In English; at most 500 characters. */
        en: string;
      }
    | undefined;
  /** The https address of a page that says more about privacy; only beside `privacyNotice`. */
  privacyPage?: string | undefined;
};

/** QR codes of an invitation, one for each format that was asked for. */
export type InvitationCodes = {
  /**
   * The address in the codes: `shortUrl`, or `url` where a page of the department is given; at most 700
   * characters.
   */
  url: string;
  /** An SVG document; at most 60000 characters. */
  svg?: string | undefined;
  /** A PNG of one bit a dot, in base64; at most 16000 characters. */
  png?: string | undefined;
  /** Bytes for a printer of receipts (ESC/POS), in two forms; print one of them. */
  escpos?:
    | {
        /**
         * The command `GS ( k`, in base64: the printer draws the code, without a light edge; at most 2000
         * characters.
         */
        native: string;
        /**
         * The command `GS v 0`, in base64: a picture, for printers whose own command prints too small; at most
         * 60000 characters.
         */
        raster: string;
      }
    | undefined;
  /** How many dots a module is wide, at least 3. */
  moduleDots: number;
  /** How wide the pictures are in dots, with the light edge of 4 modules. */
  dots: number;
};

/** The right to rate one service once (评价邀请). */
export type Invitation = {
  /** 32 letters and digits; opaque, single use, 172 random bits; at most 100 characters. */
  token: string;
  /**
   * The page with the token behind "#", which browsers never send: …#invitation=…, or
   * …#/rate?invitation=…; at most 700 characters.
   */
  url: string;
  /**
   * The short address of the server's own page, …/r/ and the token: letters and digits only, which
   * nothing cuts or escapes; at most 250 characters.
   */
  shortUrl: string;
  /** The QR codes; null when none was asked for. */
  codes: InvitationCodes | null;
  /** Until when the token may be used, RFC 3339 in UTC. */
  expiresAt: string;
};

/** The right to rate one service once, without QR codes. */
export type BatchInvitation = {
  /** 32 letters and digits; opaque, single use, 172 random bits; at most 100 characters. */
  token: string;
  /**
   * The page with the token behind "#", which browsers never send: …#invitation=…, or
   * …#/rate?invitation=…; at most 700 characters.
   */
  url: string;
  /**
   * The short address of the server's own page, …/r/ and the token: letters and digits only, which
   * nothing cuts or escapes; at most 250 characters.
   */
  shortUrl: string;
  /** Until when the token may be used, RFC 3339 in UTC. */
  expiresAt: string;
};

/** One entry of a batch: the invitation, or why there is none. */
export type InvitedEntry = {
  /** The invitation; null when it was refused. */
  invitation: BatchInvitation | null;
  /** Why it was refused; null when it was made. */
  problem: EntryProblem | null;
};

/** What became of each service of a batch. */
export type InvitedBatch = {
  /** What became of each, in the same order. */
  entries: InvitedEntry[];
};

/** The service behind an invitation and the rules for rating it. */
export type RatingForm = {
  /** `open`: may be rated now; `rated`: has a rating already; `expired`: the invitation has ended. */
  state: 'open' | 'rated' | 'expired';
  /** What is rated. */
  service: {
    /** The name of the institution that served; at most 100 characters. */
    institutionName: string;
    /** 事项名称, or the name of the point where no item is known; at most 200 characters. */
    itemName: string;
    /**
     * Which service of the case, e.g. 咨询, 申报, 补正; null when it was not registered; at most 100 characters.
     */
    serviceName?: string | undefined;
    /** 排队号 of a service without a case; at most 30 characters. */
    ticketNumber?: string | undefined;
    /** 评价节点: `accepted` 受理 or `completed` 办结. */
    node: 'accepted' | 'completed';
    /** When the service was given, RFC 3339 with offset, at most 40 characters. */
    servedAt: string;
  };
  /** Until when the token may be used, RFC 3339 in UTC. */
  expiresAt: string;
  /** The channel that the invitation decides; left out for an open link. */
  channel?: 'web' | 'mobile' | 'qr_code' | 'hall_tablet' | 'hall_terminal' | 'hotline' | 'sms' | 'paper' | undefined;
  /** The rules of the region, by id. */
  profile: 'guangdong-2019' | 'shenzhen-2021' | 'dezhou' | 'zhejiang-2019' | 'tax' | 'guangxi';
  /** The version of the catalogue of tags; at most 10 characters. */
  catalogueVersion: string;
  /**
   * The page of this server that shows progress and answer, if it has one; number and key follow as
   * #receipt=…&key=…. An absolute address, or one that is relative to where /v1 lies; at most 500
   * characters.
   */
  receiptPage?: string | undefined;
  /** Where the department offers the rater a way back once the rating has ended; at most 700 characters. */
  returnUrl?: string | undefined;
  /** In Unicode characters. */
  commentMaxLength: number;
  /**
   * What is said about privacy below the usual advice where a rater writes: by the institution that
   * served, else by the nearest one above it that has its own sentence, else by those who run the server;
   * left out where nobody says more.
   */
  privacyNotice?:
    | {
        /** In Simplified Chinese; at most 500 characters. */
        'zh-CN': string;
        /** In Traditional Chinese; at most 500 characters. */
        'zh-TW': string;
        /** In English; at most 500 characters. */
        en: string;
      }
    | undefined;
  /** The https address of a page that says more about privacy; only beside `privacyNotice`. */
  privacyPage?: string | undefined;
  /** Whom a person can call; left out by servers of earlier versions. */
  help?: Help | undefined;
  /** Codes of the reasons, three digits each, from the catalogue of the invitation. */
  tags: TagChoice[];
};

/** One entry of a batch: the receipt, or why the rating was refused. */
export type CollectedEntry = {
  /** The receipt, for the citizen; null when it was refused. */
  receipt: Receipt | null;
  /** Why it was refused; null when it is stored. */
  problem: EntryProblem | null;
};

/** What became of each rating of a batch. */
export type CollectedBatch = {
  /** What became of each, in the same order. */
  entries: CollectedEntry[];
};

/** A signed head of the evidence log. */
export type TreeHead = {
  /** The id of the log, which never changes; at most 64 characters. */
  logId: string;
  /** How many entries the log has. */
  size: number;
  /** The root of the tree, SHA-256, base64url. */
  root: string;
  /** When the head was signed, RFC 3339 in UTC. */
  signedAt: string;
  /** The algorithm of the signature. */
  algorithm: 'ed25519' | 'sm2';
  /** The id of the key that signed. */
  keyId: string;
  /** Base64url, over the five lines of headBytes; at most 200 characters. */
  signature: string;
  /** As the log itself states it: verify with a key that you got another way; at most 200 characters. */
  publicKey: string;
};

/** The entry of a rating with its proof. */
export type ReceiptEvidence = {
  /** The entry, canonical JSON (RFC 8785); at most 10000 characters. */
  leaf: string;
  /** The place of the entry in the log, from 0. */
  leafIndex: number;
  /** The hashes of the proof, base64url, from the entry upwards (RFC 9162); 0 to 64 entries. */
  path: string[];
  /** The signed tree head that the proof leads to. */
  head: TreeHead;
  /** What opens the entry's commitments; comment: null when there is no comment any more. */
  salts: {
    /** Hides the receipt number in the entry; at most 64 characters. */
    receipt: string;
    /**
     * Hides the comment in the entry; null when there is no comment, or it was erased; at most 64
     * characters.
     */
    comment: string | null;
  };
};

/** Progress and answer of a rating (评价回执). */
export type ReceiptProgress = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /** When the server received the rating, RFC 3339 in UTC. */
  receivedAt: string;
  /** Voided: a review found it mistaken, malicious or untrue. */
  state: 'effective' | 'voided';
  /** Why a review voided the rating; null while it counts; at most 2000 characters. */
  voidReason: string | null;
  /** Only a bad rating has one. */
  order: {
    /** The number of the work order (差评工单). */
    orderNumber: string;
    /** The present state. */
    state:
      | 'created'
      | 'signed'
      | 'contacted'
      | 'verified'
      | 'rectifying'
      | 'rectified'
      | 'explained'
      | 'replied'
      | 'followed_up'
      | 'closed'
      | 'voided';
    /** When the running clock ends, RFC 3339 in UTC; null when none runs. */
    dueAt: string | null;
    /** A limit is set, but its date is not known yet: the calendar of a year is unknown. */
    undated: boolean;
    /** True when the running clock has run out. */
    overdue: boolean;
    /** Oldest first. */
    steps: {
      /** The present state. */
      state:
        | 'created'
        | 'signed'
        | 'contacted'
        | 'verified'
        | 'rectifying'
        | 'rectified'
        | 'explained'
        | 'replied'
        | 'followed_up'
        | 'closed'
        | 'voided';
      /** When it happened, RFC 3339 in UTC. */
      at: string;
    }[];
    /** The answer of the institution; at most 2000 characters. */
    reply: string | null;
    /** True while a review or an appeal about the rating is open. */
    underReview: boolean;
  } | null;
  /** One later addition after rectification, where the profile allows it. */
  supplement: {
    /** May the rater add one supplement (追评) now. */
    allowed: boolean;
    /** When the supplement was added, RFC 3339 in UTC. */
    addedAt: string | null;
    /** Null without the key; at most 2000 characters. */
    comment: string | null;
    /** Of a supplement, in Unicode characters. */
    commentMaxLength: number;
  };
  /** The rater's own words, comment and supplement; left out without the key. */
  words?:
    | {
        /** Whether there are words of the rater that can be erased now. */
        erasable: boolean;
        /** When words were last erased as the rater asked; null: never. */
        erasedAt: string | null;
      }
    | undefined;
  /** Whom a person can call; left out by servers of earlier versions. */
  help?: Help | undefined;
  /** Proof that the rating is in the evidence log; null until it is sealed, and without the key. */
  evidence: ReceiptEvidence | null;
};

/** The supplement is kept. */
export type SupplementReceipt = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /** When the supplement was added, RFC 3339 in UTC. */
  addedAt: string;
};

/** The rater's own words are gone: comment and supplement. Level and tags stay, and count as before. */
export type ErasedWords = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /** When the words were erased as the rater asked; null: the rating has no words that the rater wrote. */
  erasedAt: string | null;
};

/** A person who has proved who they are, for a quarter of an hour. */
export type RaterSession = {
  /**
   * For the `Authorization` header of the calls of the rater; never part of an address; at most 1000
   * characters.
   */
  token: string;
  /** Until when the token may be used, RFC 3339 in UTC. */
  expiresAt: string;
};

/** A code is sent if case and digits are right; the answer is the same if not. */
export type RaterCodeRequested = {
  /** How long a code is valid, in minutes. */
  validMinutes: number;
};

/** One of the person's own services that can be rated (待评价办件). */
export type RateableService = {
  /** The id of the service, as `putService` answers it. */
  serviceId: string;
  /** The name of the institution that served; at most 100 characters. */
  institutionName: string;
  /** 事项名称, or the name of the point where no item is known; at most 200 characters. */
  itemName: string;
  /**
   * Which service of the case, e.g. 咨询, 申报, 补正; null when it was not registered; at most 100 characters.
   */
  serviceName?: string | undefined;
  /** 评价节点: `accepted` 受理 or `completed` 办结. */
  node: 'accepted' | 'completed';
  /** 排队号 of a service without a case; at most 30 characters. */
  ticketNumber?: string | undefined;
  /** When the service was given, RFC 3339 with offset, at most 40 characters. */
  servedAt: string;
  /** Natural days after today in which it can be rated, 0 on the last one; null where there is no limit. */
  daysLeft: number | null;
  /**
   * What is said about privacy below the usual advice where a rater writes: by the institution that
   * served, else by the nearest one above it that has its own sentence, else by those who run the server;
   * left out where nobody says more.
   */
  privacyNotice?:
    | {
        /** In Simplified Chinese; at most 500 characters. */
        'zh-CN': string;
        /** In Traditional Chinese; at most 500 characters. */
        'zh-TW': string;
        /** In English; at most 500 characters. */
        en: string;
      }
    | undefined;
  /** The https address of a page that says more about privacy; only beside `privacyNotice`. */
  privacyPage?: string | undefined;
};

/** A page of the person's own services that can be rated. */
export type RateablePage = {
  /** The entries of this page. */
  items: RateableService[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
  /** Whom a person can call; left out by servers of earlier versions. */
  help?: Help | undefined;
};

/** The right to rate one of the person's own services once. */
export type ClaimedService = {
  /** Of an invitation: 32 letters and digits; opaque, single use; at most 100 characters. */
  token: string;
  /** Until when the token may be used, RFC 3339 in UTC. */
  expiresAt: string;
  /** The channel that the rating will have: that of the portal. */
  channel: 'web' | 'mobile' | 'qr_code';
};

/** A receipt of a rating that the person gave; it discloses neither level nor text. */
export type OwnReceipt = {
  /**
   * The number of the receipt, which the rater keeps: 20 digits in groups of four, of which the last one
   * is a check digit (Damm); those of earlier versions have letters.
   */
  receiptNumber: string;
  /** The name of the institution that served; at most 100 characters. */
  institutionName: string;
  /** 事项名称, or the name of the point where no item is known; at most 200 characters. */
  itemName: string;
  /**
   * Which service of the case, e.g. 咨询, 申报, 补正; null when it was not registered; at most 100 characters.
   */
  serviceName?: string | undefined;
  /** 评价节点: `accepted` 受理 or `completed` 办结. */
  node: 'accepted' | 'completed';
  /** When the server received the rating, RFC 3339 in UTC. */
  receivedAt: string;
  /** Voided: a review found it mistaken, malicious or untrue. */
  state: 'effective' | 'voided';
};

/** A page of receipts of the ratings that the person gave. */
export type OwnReceiptPage = {
  /** The entries of this page. */
  items: OwnReceipt[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** The duty that a bad rating creates (差评工单). */
export type Order = {
  /** The number of the work order (差评工单). */
  orderNumber: string;
  /** The present state. */
  state:
    | 'created'
    | 'signed'
    | 'contacted'
    | 'verified'
    | 'rectifying'
    | 'rectified'
    | 'explained'
    | 'replied'
    | 'followed_up'
    | 'closed'
    | 'voided';
  /** Grows with every step; a step names the version it was decided on. */
  version: number;
  /** Who handles the order now. */
  institutionCode: string;
  /** The institution that a transfer waits for; the duty moves when its head accepts. */
  offeredTo: string | null;
  /** 办件编号; null for a service without a case, and where a point itself was rated; at most 50 characters. */
  projectNo: string | null;
  /** 排队号 of a service without a case; else null; at most 30 characters. */
  ticketNumber: string | null;
  /** 服务次序, which service of the case, from 1. */
  serviceNumber: number;
  /** 评价节点: `accepted` 受理 or `completed` 办结. */
  node: 'accepted' | 'completed';
  /** 事项名称, or the name of the point where no item is known; at most 200 characters. */
  itemName: string;
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** Codes of the reasons, three digits each, from the catalogue of the invitation. */
  tags: string[];
  /** What the rater wrote; at most 2000 characters. */
  comment: string;
  /**
   * When the rater had the own words erased, comment or supplement; left out where the rater did not ask.
   */
  wordsErasedAt?: string | undefined;
  /** The rater is known by name and must be followed up. */
  realName: boolean;
  /** How the order ended; null before. */
  outcome: 'rectified_at_once' | 'rectified_by_date' | 'explained' | null;
  /** The day by which rectification was promised. */
  promisedFor: string | null;
  /** When it was made, RFC 3339 in UTC. */
  createdAt: string;
  /**
   * When the running clock ends; null when none runs, no limit is set, or the calendar of a year is
   * unknown.
   */
  dueAt: string | null;
  /** True when the running clock has run out. */
  overdue: boolean;
  /**
   * Whole days after today until the clock ends, 0 on its last day; negative once it has run out; null
   * when no clock runs or the calendar of a year is unknown.
   */
  daysLeft: number | null;
  /** How they are counted; with a due date of null: the date is not known yet. */
  dayKind: 'natural' | 'working' | null;
  /**
   * When it was passed to the institution above because its clock ran out, RFC 3339 in UTC; null if it
   * was not.
   */
  escalatedAt: string | null;
  /** When it was closed, RFC 3339 in UTC; null while it is open. */
  closedAt: string | null;
};

/** A page of orders. */
export type OrderPage = {
  /** The entries of this page. */
  items: Order[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** How many orders are in each state, and how many of them are overdue. */
export type OrderCounts = {
  /** One entry for each state. */
  states: {
    /** The present state. */
    state:
      | 'created'
      | 'signed'
      | 'contacted'
      | 'verified'
      | 'rectifying'
      | 'rectified'
      | 'explained'
      | 'replied'
      | 'followed_up'
      | 'closed'
      | 'voided';
    /** How many. */
    count: number;
    /** How many of them have a clock that has run out. */
    overdue: number;
    /** How many have a limit, but no due date yet, because the calendar of a year is unknown. */
    undated: number;
  }[];
  /** The moment of the figures, RFC 3339 in UTC. */
  asOf: string;
};

/** One entry of an order's history: who by role and institution, never by name. */
export type OrderAct = {
  /** A step of the table, or another act such as unmasked or supplement; at most 40 characters. */
  kind: string;
  /** When it happened, RFC 3339 in UTC. */
  at: string;
  /** Null for the system and for the rater. */
  role: 'institution_staff' | 'institution_head' | 'bureau' | 'auditor' | null;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string | null;
  /** The state before; null for an act that is no step. */
  from:
    | 'created'
    | 'signed'
    | 'contacted'
    | 'verified'
    | 'rectifying'
    | 'rectified'
    | 'explained'
    | 'replied'
    | 'followed_up'
    | 'closed'
    | 'voided'
    | null;
  /** The state after; null for an act that is no step. */
  to:
    | 'created'
    | 'signed'
    | 'contacted'
    | 'verified'
    | 'rectifying'
    | 'rectified'
    | 'explained'
    | 'replied'
    | 'followed_up'
    | 'closed'
    | 'voided'
    | null;
  /** What was decided, by field name. */
  facts: Record<string, string | number | boolean>;
  /** What was written; empty once erased. */
  texts: Record<string, string>;
};

/** Review (复核) or appeal (申诉) of a rating. */
export type Review = {
  /** The id of the review or appeal. */
  reviewId: string;
  /** `review` (复核) or `appeal` (申诉). */
  instance: 'review' | 'appeal';
  /** The present state. */
  state: 'open' | 'voided' | 'upheld';
  /** Why the rating should not count: `mistaken` 误评, `malicious` 恶意 or `untrue` 不实. */
  ground: 'mistaken' | 'malicious' | 'untrue';
  /** Why, in words that others read; at most 2000 characters. */
  reason: string;
  /** What proves it, as references to files of the institution. */
  evidence: EvidenceItem[];
  /** When it was asked for, RFC 3339 in UTC. */
  requestedAt: string;
  /** The institution that asked for it, by its 统一社会信用代码. */
  requestedBy: string;
  /** When the running clock ends, RFC 3339 in UTC; null when none runs. */
  dueAt: string | null;
  /** True when the running clock has run out. */
  overdue: boolean;
  /**
   * Whole days after today until the clock ends, 0 on its last day; negative once it has run out; null
   * when no clock runs or the calendar of a year is unknown.
   */
  daysLeft: number | null;
  /** How they are counted; with a due date of null: the date is not known yet. */
  dayKind: 'natural' | 'working' | null;
  /** When it was decided, RFC 3339 in UTC; null before. */
  decidedAt: string | null;
  /** The institution that decided, by its 统一社会信用代码; null before. */
  decidedBy: string | null;
  /** Why it was decided so; null before; at most 2000 characters. */
  decisionReason: string | null;
};

/** Who acted for the person, with most characters hidden. */
export type MaskedAgent = {
  /** The name; at most 100 characters. */
  name: string;
  /** The telephone number, masked; at most 30 characters. */
  phone: string;
};

/** Name and number with most characters hidden, e.g. 张** 138****1234. */
export type MaskedPerson = {
  /** The name, masked; at most 100 characters. */
  name: string;
  /** The telephone number, masked; at most 30 characters. */
  phone: string;
  /** Who acted for the one that was served (经办人); left out where nobody did. */
  agent?: MaskedAgent | undefined;
};

/** An order with its history, its reviews, and the steps that this very caller may take now. */
export type OrderDetail = {
  /** The work order that followed a bad rating; null without one. */
  order: Order;
  /** The name of the institution that served; at most 100 characters. */
  institutionName: string;
  /** Oldest first. */
  acts: OrderAct[];
  /** Review first, then appeal. */
  reviews: Review[];
  /** What this caller may do now. */
  steps: (
    | 'sign'
    | 'contact'
    | 'verify'
    | 'rectify'
    | 'schedule'
    | 'explain'
    | 'reply'
    | 'follow_up'
    | 'close'
    | 'extend'
    | 'transfer'
    | 'accept'
    | 'decline'
    | 'withdraw'
    | 'escalate'
    | 'ask_review'
    | 'void'
  )[];
  /** The served person, masked; only in getOrder, and only if known. */
  person?: MaskedPerson | undefined;
  /** May this caller file an appeal now. */
  appealable: boolean;
  /** May this caller decide the open review or appeal now. */
  decidable: boolean;
  /** May this caller see, for a stated reason, who was served. */
  contactable: boolean;
};

/** Name and telephone number of who acted for the person. */
export type CalledAgent = {
  /** 姓名 or the name of an organisation; at most 100 characters. */
  name: string;
  /** Telephone number, digits with spaces, dashes or brackets. */
  phone: string;
};

/** Name and telephone number, for the call back. */
export type CalledPerson = {
  /** 姓名 or the name of an organisation; at most 100 characters. */
  name: string;
  /** Telephone number, digits with spaces, dashes or brackets. */
  phone: string;
  /** Who acted for the one that was served (经办人); left out where nobody did. */
  agent?: CalledAgent | undefined;
};

/** Who was served, shown to who must call back; every look is recorded. */
export type UnmaskedPerson = {
  /** Who was served. */
  person: CalledPerson;
  /** The version of the order after the look was recorded. */
  version: number;
};

/** A review in a list, with the order it belongs to. */
export type ReviewEntry = {
  /** The id of the review or appeal. */
  reviewId: string;
  /** `review` (复核) or `appeal` (申诉). */
  instance: 'review' | 'appeal';
  /** The present state. */
  state: 'open' | 'voided' | 'upheld';
  /** Why the rating should not count: `mistaken` 误评, `malicious` 恶意 or `untrue` 不实. */
  ground: 'mistaken' | 'malicious' | 'untrue';
  /** Why, in words that others read; at most 2000 characters. */
  reason: string;
  /** What proves it, as references to files of the institution. */
  evidence: EvidenceItem[];
  /** When it was asked for, RFC 3339 in UTC. */
  requestedAt: string;
  /** The institution that asked for it, by its 统一社会信用代码. */
  requestedBy: string;
  /** When the running clock ends, RFC 3339 in UTC; null when none runs. */
  dueAt: string | null;
  /** True when the running clock has run out. */
  overdue: boolean;
  /**
   * Whole days after today until the clock ends, 0 on its last day; negative once it has run out; null
   * when no clock runs or the calendar of a year is unknown.
   */
  daysLeft: number | null;
  /** How they are counted; with a due date of null: the date is not known yet. */
  dayKind: 'natural' | 'working' | null;
  /** When it was decided, RFC 3339 in UTC; null before. */
  decidedAt: string | null;
  /** The institution that decided, by its 统一社会信用代码; null before. */
  decidedBy: string | null;
  /** Why it was decided so; null before; at most 2000 characters. */
  decisionReason: string | null;
  /** The number of the work order (差评工单). */
  orderNumber: string | null;
  /** The institution that was rated, by its 统一社会信用代码. */
  ratedInstitution: string;
  /** 事项名称, what was handled; at most 200 characters. */
  itemName: string;
};

/** A page of reviews, oldest first. */
export type ReviewPage = {
  /** The entries of this page. */
  items: ReviewEntry[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** A rating flagged for a person to check; it still counts. */
export type Suspicion = {
  /** The id of the suspicion. */
  suspicionId: string;
  /** The rule that marked the rating. */
  rule:
    | 'burst_device'
    | 'burst_rater'
    | 'burst_point'
    | 'window_series'
    | 'same_comment'
    | 'before_service'
    | 'at_once'
    | 'device_clock';
  /** What the rule found. */
  facts: {
    /** How many. */
    count?: number | undefined;
    /** Within how many seconds. */
    seconds?: number | undefined;
  };
  /** When the rule marked the rating, RFC 3339 in UTC. */
  markedAt: string;
  /** The present state. */
  state: 'open' | 'settled';
  /** The marked rating. */
  rating: {
    /** When the server received the rating, RFC 3339 in UTC. */
    receivedAt: string;
    /** One of the five levels by name. */
    level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
    /** What the rater wrote; at most 2000 characters. */
    comment: string;
    /** The channel by which the rating came (评价渠道). */
    channel:
      'web' | 'mobile' | 'qr_code' | 'hall_tablet' | 'hall_terminal' | 'hotline' | 'sms' | 'paper' | 'system_default';
    /** The institution that was rated, by its 统一社会信用代码. */
    ratedInstitution: string;
    /** The name of the institution that served; at most 100 characters. */
    institutionName: string;
    /** 事项名称, what was handled; at most 200 characters. */
    itemName: string;
    /** The window at which the service was given; at most 50 characters. */
    windowNumber: string | null;
    /** Only a bad rating has one. */
    orderNumber: string | null;
    /** True when a review has voided the rating. */
    voided: boolean;
  };
  /** How it was settled; null while it is open. */
  settlement: {
    /** What is decided. */
    decision: 'dismissed' | 'review';
    /** Empty once erased; at most 2000 characters. */
    note: string;
    /** When it was settled, RFC 3339 in UTC. */
    settledAt: string;
    /** The institution that settled it, by its 统一社会信用代码. */
    settledBy: string;
  } | null;
};

/** A page of suspicion flags, oldest first. */
export type SuspicionPage = {
  /** The entries of this page. */
  items: Suspicion[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** Rectification notice (限期整改) for repeatedly badly rated staff. */
export type Notice = {
  /** The id of the rectification notice (整改通知). */
  noticeId: string;
  /** The present state. */
  state: 'open' | 'answered' | 'closed';
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** The name of the institution that served; at most 100 characters. */
  institutionName: string;
  /** 工号 of the person who served; at most 20 characters. */
  staffNumber: string;
  /** How many effective bad ratings led to it. */
  badRatings: number;
  /** Length of the window in natural days. */
  days: number;
  /** The work orders of these ratings, oldest first. */
  orderNumbers: string[];
  /** When the notice was opened, RFC 3339 in UTC. */
  openedAt: string;
  /** When the measures are due. */
  dueAt: string | null;
  /** True when the running clock has run out. */
  overdue: boolean;
  /**
   * Whole days after today until the clock ends, 0 on its last day; negative once it has run out; null
   * when no clock runs or the calendar of a year is unknown.
   */
  daysLeft: number | null;
  /** How they are counted; with a due date of null: the date is not known yet. */
  dayKind: 'natural' | 'working' | null;
  /** What the institution does about it; empty once erased; at most 2000 characters. */
  measures: string | null;
  /** When the institution answered, RFC 3339 in UTC; null before. */
  answeredAt: string | null;
  /** What the bureau wrote when it closed the notice; null before; at most 2000 characters. */
  closingNote: string | null;
  /** When it was closed, RFC 3339 in UTC; null while it is open. */
  closedAt: string | null;
  /** The role and institution that closed it; null while it is open. */
  closedBy: string | null;
};

/** A page of notices, oldest first. */
export type NoticePage = {
  /** The entries of this page. */
  items: Notice[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/**
 * How often one level was given; chosen by citizens, recorded by default and void after review always
 * apart.
 */
export type LevelCount = {
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** Given by raters. */
  active: number;
  /** Default ratings (默认评价), recorded when nobody rated in time. */
  default: number;
  /** Voided by a review; counted in nothing else. */
  voided: number;
};

/**
 * What became of the orders (差评工单) of the days asked for; an order belongs to the institution that was
 * rated.
 */
export type OrderFigures = {
  /** All, those of ratings that are void now left out. */
  opened: number;
  /** Orders that were answered. */
  answered: number;
  /** Answered under a deadline, or not answered past it. */
  due: number;
  /** Answered before the deadline. */
  onTime: number;
  /** Not answered past the deadline. */
  overdue: number;
};

/** A measure never travels without its formula in words. */
export type Measure = {
  /** The name of the figure. */
  name:
    'mean' | 'bad_rate' | 'satisfaction' | 'active_rate' | 'on_time_rate' | 'matter_score' | 'window_score' | 'score';
  /** Null when there is nothing to divide by, or a number of the rule is unknown. */
  value: number | null;
  /** Points of the levels, or a share from 0 to 1. */
  unit: 'points' | 'share';
  /** How well the formula is known; derived: ours, no official one was found. */
  certainty: 'sure' | 'likely' | 'single' | 'derived';
  /** How it is calculated, in words of every language. */
  formula: Localized;
};

/** A tag and how often citizens chose it. */
export type TagCount = {
  /** The code. */
  code: string;
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** The words for it, in every language. */
  text: Localized;
  /** How many. */
  count: number;
};

/** One day or month of a series. */
export type TrendPoint = {
  /** YYYY-MM-DD or YYYY-MM. */
  period: string;
  /** Active and default ratings. */
  total: number;
  /** Given by raters. */
  active: number;
  /** Default ratings (默认评价), recorded when nobody rated in time. */
  default: number;
  /** Voided by a review; counted in nothing else. */
  voided: number;
  /** Of the ratings that enter the measures, the dissatisfied and very dissatisfied. */
  bad: number;
  /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
  mean: number | null;
  /** The share of bad ratings, 0 to 1; null without any rating. */
  badRate: number | null;
};

/** One part of the results: an institution without those below, an item, a channel. */
export type StatisticsGroup = {
  /** 统一社会信用代码, 实施编码 or channel; at most 40 characters. */
  key: string;
  /** The name; at most 200 characters. */
  name: string | null;
  /** Active and default ratings. */
  total: number;
  /** Given by raters. */
  active: number;
  /** Default ratings (默认评价), recorded when nobody rated in time. */
  default: number;
  /** Voided by a review; counted in nothing else. */
  voided: number;
  /** Of the ratings that enter the measures, the dissatisfied and very dissatisfied. */
  bad: number;
  /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
  mean: number | null;
  /** The share of bad ratings, 0 to 1; null without any rating. */
  badRate: number | null;
  /** True where levels would reveal single ratings: total is kept, bad is 0, mean is null. */
  withheld: boolean;
};

/** An institution in the ranking. */
export type RankingRow = {
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** The name; at most 100 characters. */
  name: string;
  /** Null for a small sample; the same for equal figures; at least 1. */
  place: number | null;
  /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
  mean: number | null;
  /** The share of bad ratings, 0 to 1; null without any rating. */
  badRate: number | null;
  /** Ratings that enter the measures. */
  n: number;
  /** True when there are fewer ratings than the smallest sample: such a row has no place. */
  smallSample: boolean;
};

/** Institutions by mean, then by bad rate; those with a small sample follow without a place. */
export type Ranking = {
  /** The rule that marked the rating. */
  rule: Localized;
  /** How many ratings a row needs for a place of its own. */
  minimumSample: number;
  /** The ranking, best first. */
  rows: RankingRow[];
};

/** Results of an area or an institution. */
export type Statistics = {
  /** Effective ratings: active and default. */
  total: number;
  /** Best level first. */
  levels: LevelCount[];
  /** Ratings that a review found mistaken, malicious or untrue; in no total. */
  voided: number;
  /** Of all ratings that may be shown by level, void ones included. */
  shares: {
    /** Given by raters; 0 to 1. */
    active: number | null;
    /** Default ratings (默认评价), recorded when nobody rated in time; 0 to 1. */
    default: number | null;
    /** Voided by a review; counted in nothing else; 0 to 1. */
    voided: number | null;
  };
  /** What became of the bad ratings. */
  orders: number;
  /** How work orders were handled. */
  orderFigures: OrderFigures;
  /** Figures, each with its definition. */
  measures: Measure[];
  /** Most chosen first; null when one item is asked for, for tags are not counted by item. */
  topTags: TagCount[] | null;
  /** The course over time. */
  trend: {
    /** The length of a period of the trend. */
    unit: 'day' | 'month';
    /** Earliest first. */
    points: TrendPoint[];
  };
  /** Most ratings first, at most 200; null unless asked for. */
  groups: StatisticsGroup[] | null;
  /** How many groups with fewer ratings are not listed. */
  groupsLeftOut: number;
  /** With groupBy=institution. */
  ranking: Ranking | null;
  /** True where there are ratings and none may be shown by level. */
  withheld: boolean;
  /**
   * Of the total, ratings that are in no level, measure, order, tag, trend or ranking, because they would
   * show single ones.
   */
  levelsLeftOut: number;
  /** The moment of the figures, RFC 3339 in UTC. */
  asOf: string;
};

/** The figures of one member of staff. */
export type StaffFigures = {
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** 工号 of the person who served; at most 20 characters. */
  staffNumber: string;
  /** Active and default ratings. */
  total: number;
  /** Given by raters. */
  active: number;
  /** Default ratings (默认评价), recorded when nobody rated in time. */
  default: number;
  /** Voided by a review; counted in nothing else. */
  voided: number;
  /** Of the ratings that enter the measures, the dissatisfied and very dissatisfied. */
  bad: number;
  /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
  mean: number | null;
  /** The share of bad ratings, 0 to 1; null without any rating. */
  badRate: number | null;
  /** True when there are fewer ratings than the smallest sample: such a row has no place. */
  smallSample: boolean;
  /** True where levels would reveal single ratings: total is kept, bad is 0, mean is null. */
  withheld: boolean;
};

/** Results by member of staff; never public. */
export type StaffStatistics = {
  /** At most 500. */
  rows: StaffFigures[];
  /** How many rows are not shown because there are more than the limit. */
  rowsLeftOut: number;
  /** How many ratings a row needs for a place of its own. */
  minimumSample: number;
  /** The formulas of mean and bad rate. */
  measures: {
    /** The name. */
    name:
      'mean' | 'bad_rate' | 'satisfaction' | 'active_rate' | 'on_time_rate' | 'matter_score' | 'window_score' | 'score';
    /** Points of the levels, or a share from 0 to 1. */
    unit: 'points' | 'share';
    /** How well the formula is known; derived: ours, no official one was found. */
    certainty: 'sure' | 'likely' | 'single' | 'derived';
    /** How it is calculated, in words of every language. */
    formula: Localized;
  }[];
  /** The moment of the figures, RFC 3339 in UTC. */
  asOf: string;
};

/** A publication in a list. */
export type PublicationEntry = {
  /** The id of the publication (通报). */
  publicationId: string;
  /** Which publication of the same area and period, from 1; at least 1. */
  version: number;
  /** The version before this one, which stays readable. */
  replaces: string | null;
  /** Why it was published again; at most 500 characters. */
  reason: string | null;
  /** The bureau that published. */
  publisher: {
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** The name; at most 100 characters. */
    name: string;
  };
  /** 行政区划代码: 6 digits (GB/T 2260), or 9 or 12 down to town and village. */
  areaCode: string;
  /** The first day, `YYYY-MM-DD` in Asia/Shanghai. */
  from: string;
  /** The last day, `YYYY-MM-DD` in Asia/Shanghai. */
  to: string;
  /** Ratings, decisions and orders as they stood at this moment. */
  cutOff: string;
  /** False when a later version exists. */
  latest: boolean;
  /** How many ratings. */
  total: number;
  /** Of the bytes that getPublication answers, in hexadecimal digits; at most 64 characters. */
  sha256: string;
};

/** A page of publications, the latest published first. */
export type PublicationPage = {
  /** The entries of this page. */
  items: PublicationEntry[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** By which numbers and formulas a publication was made. */
export type PublicationMethod = {
  /** The rules of the region. */
  profile: {
    /** The id. */
    id: 'guangdong-2019' | 'shenzhen-2021' | 'dezhou' | 'zhejiang-2019' | 'tax' | 'guangxi';
    /** The name. */
    name: Localized;
  };
  /** The points of each level. */
  points: {
    /** Points for 非常满意. */
    very_satisfied: number;
    /** Points for 满意. */
    satisfied: number;
    /** Points for 基本满意. */
    basically_satisfied: number;
    /** Points for 不满意. */
    dissatisfied: number;
    /** Points for 非常不满意. */
    very_dissatisfied: number;
  } | null;
  /** How much matters and windows weigh in the score. */
  scoreWeights: {
    /** The weight of matters. */
    matter: number;
    /** The weight of windows. */
    window: number;
  } | null;
  /** Whether default ratings enter the measures. */
  defaultsCounted: boolean;
  /** Tags of the dimension 窗口服务; all others belong to 事项办理. */
  windowTags: string[];
  /** With fewer ratings an institution is listed without a place. */
  minimumSample: number;
  /** No combination that fewer citizens rated is shown with its levels. */
  minimumCell: number;
  /** Figures, each with its definition. */
  measures: {
    /** The name. */
    name:
      'mean' | 'bad_rate' | 'satisfaction' | 'active_rate' | 'on_time_rate' | 'matter_score' | 'window_score' | 'score';
    /** Points of the levels, or a share from 0 to 1. */
    unit: 'points' | 'share';
    /** How well the formula is known; derived: ours, no official one was found. */
    certainty: 'sure' | 'likely' | 'single' | 'derived';
    /** How it is calculated, in words of every language. */
    formula: Localized;
  }[];
  /** The rule of the ranking, in words of every language. */
  rankingRule: Localized;
  /** The rule by which small cells are merged, in words of every language. */
  cellRule: Localized;
  /** The words for the codes in the results and in the export. */
  names: {
    /** Names of institutions by code. */
    institutions: Record<string, string>;
    /** Names of items by code. */
    items: Record<string, string>;
    /** Names of tags by code. */
    tags: Record<string, Localized>;
  };
};

/** The figures of a publication; all of them follow from the export and the method. */
export type PublicationResults = {
  /** How many ratings. */
  total: number;
  /** One entry for each level. */
  levels: LevelCount[];
  /** Voided by a review; counted in nothing else. */
  voided: number;
  /** Of all ratings, 0 to 1 each. */
  shares: {
    /** Given by raters; 0 to 1. */
    active: number | null;
    /** Default ratings (默认评价), recorded when nobody rated in time; 0 to 1. */
    default: number | null;
    /** Voided by a review; counted in nothing else; 0 to 1. */
    voided: number | null;
  };
  /** What became of the bad ratings. */
  orders: number;
  /** How work orders were handled. */
  orderFigures: OrderFigures;
  /** Figures, each with its definition. */
  measures: {
    /** The name. */
    name:
      'mean' | 'bad_rate' | 'satisfaction' | 'active_rate' | 'on_time_rate' | 'matter_score' | 'window_score' | 'score';
    /** Null when there is nothing to divide by, or a number of the rule is unknown. */
    value: number | null;
  }[];
  /** The most frequent tags, the most frequent first. */
  topTags: {
    /** The code. */
    code: string;
    /** One of the five levels by name. */
    level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
    /** How many. */
    count: number;
  }[];
  /** Most ratings first; the key "" sums the groups that the small-cell rule merges. */
  channels: {
    /** 统一社会信用代码, 实施编码 or channel; at most 40 characters. */
    key: string;
    /** Active and default ratings. */
    total: number;
    /** Given by raters. */
    active: number;
    /** Default ratings (默认评价), recorded when nobody rated in time. */
    default: number;
    /** Voided by a review; counted in nothing else. */
    voided: number;
    /** Of the ratings that enter the measures, the dissatisfied and very dissatisfied. */
    bad: number;
    /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
    mean: number | null;
    /** The share of bad ratings, 0 to 1; null without any rating. */
    badRate: number | null;
  }[];
  /** As channels; at most 100. The key "" also sums services without an item, such as queue tickets. */
  items: {
    /** 统一社会信用代码, 实施编码 or channel; at most 40 characters. */
    key: string;
    /** Active and default ratings. */
    total: number;
    /** Given by raters. */
    active: number;
    /** Default ratings (默认评价), recorded when nobody rated in time. */
    default: number;
    /** Voided by a review; counted in nothing else. */
    voided: number;
    /** Of the ratings that enter the measures, the dissatisfied and very dissatisfied. */
    bad: number;
    /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
    mean: number | null;
    /** The share of bad ratings, 0 to 1; null without any rating. */
    badRate: number | null;
  }[];
  /** How many items are not shown because there are more than the limit. */
  itemsLeftOut: number;
  /** By day; as channels. */
  trend: {
    /** The period: a day, a month or a year by its beginning; empty for the whole. */
    period: string | '';
    /** Active and default ratings. */
    total: number;
    /** Given by raters. */
    active: number;
    /** Default ratings (默认评价), recorded when nobody rated in time. */
    default: number;
    /** Voided by a review; counted in nothing else. */
    voided: number;
    /** Of the ratings that enter the measures, the dissatisfied and very dissatisfied. */
    bad: number;
    /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
    mean: number | null;
    /** The share of bad ratings, 0 to 1; null without any rating. */
    badRate: number | null;
  }[];
  /** Institutions without those below. */
  ranking: {
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** Null for a small sample; the same for equal figures; at least 1. */
    place: number | null;
    /** The mean on the interface scale, 1 to 5, voided ratings left out; null without any rating. */
    mean: number | null;
    /** The share of bad ratings, 0 to 1; null without any rating. */
    badRate: number | null;
    /** Ratings that enter the measures. */
    n: number;
    /** True when there are fewer ratings than the smallest sample: such a row has no place. */
    smallSample: boolean;
  }[];
  /** Ratings of institutions that the small-cell rule merges. */
  unranked: number;
};

/** An immutable snapshot of results (通报). */
export type Publication = {
  /** The format of the document. */
  format: 'gov-rating-publication-1';
  /** The id of the publication (通报). */
  publicationId: string;
  /** Which publication of the same area and period, from 1; at least 1. */
  version: number;
  /** The version before this one, which stays readable. */
  replaces: string | null;
  /** Why it was published again; at most 500 characters. */
  reason: string | null;
  /** The bureau that published. */
  publisher: {
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** The name; at most 100 characters. */
    name: string;
  };
  /** 行政区划代码: 6 digits (GB/T 2260), or 9 or 12 down to town and village. */
  areaCode: string;
  /** The first day, `YYYY-MM-DD` in Asia/Shanghai. */
  from: string;
  /** The last day, `YYYY-MM-DD` in Asia/Shanghai. */
  to: string;
  /** Ratings, decisions and orders as they stood at this moment. */
  cutOff: string;
  /** 办件数: services of the period that were registered by the cut-off moment. */
  cases: number;
  /**
   * Ratings in no figure and not in the export, because they are so few that they would show single ones.
   */
  withheld: number;
  /** Of the bytes of the export as NDJSON, in hexadecimal digits; older publications have none. */
  exportSha256?: string | undefined;
  /** How the figures were made: rules, points and names. */
  method: PublicationMethod;
  /** The figures. */
  results: PublicationResults;
};

/** One rating in an open export, without personal data. */
export type ExportedRating = {
  /** Made for this export; the same rating has another one in every other; at most 30 characters. */
  id: string;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string | null;
  /** 实施编码 (31 characters) or 业务办理项编码 (33); at most 33 characters. */
  itemCode: string | null;
  /** The channel by which the rating came (评价渠道). */
  channel:
    | 'web'
    | 'mobile'
    | 'qr_code'
    | 'hall_tablet'
    | 'hall_terminal'
    | 'hotline'
    | 'sms'
    | 'paper'
    | 'system_default'
    | null;
  /** The day of the rating, `YYYY-MM-DD` in Asia/Shanghai. */
  day: string | null;
  /** One of the five levels by name. */
  level: 'very_satisfied' | 'satisfied' | 'basically_satisfied' | 'dissatisfied' | 'very_dissatisfied';
  /** Given by a rater, recorded by default, or voided by a review. */
  source: 'active' | 'default' | 'voided';
  /** Codes of the reasons, three digits each, from the catalogue of the invitation. */
  tags: string[];
  /**
   * What had become of the work order; `none` without one or when the rating is void, `answered` without
   * a deadline.
   */
  order: 'none' | 'open' | 'overdue' | 'answered' | 'on_time' | 'late';
};

/** RFC 9162 section 2.1.3. */
export type InclusionProof = {
  /** The place of the entry in the log, from 0. */
  leafIndex: number;
  /** SHA-256(0x00 || leaf), base64url. */
  leafHash: string;
  /** How many entries the log has. */
  size: number;
  /** The hashes of the proof, base64url, from the entry upwards (RFC 9162); 0 to 64 entries. */
  path: string[];
};

/** RFC 9162 section 2.1.4. */
export type ConsistencyProof = {
  /** The size of the earlier tree. */
  first: number;
  /** The size of the later tree. */
  second: number;
  /** The hashes of the proof, base64url, from the entry upwards (RFC 9162); 0 to 64 entries. */
  path: string[];
};

/** The address to which events are sent (Standard Webhooks). */
export type Webhook = {
  /** The id of the webhook. */
  webhookId: string;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** Where messages are sent, over HTTPS; at most 500 characters. */
  url: string;
  /** The kinds of event to send. */
  topics: (
    | 'rating.received'
    | 'rating.reminder'
    | 'order.created'
    | 'order.stepped'
    | 'order.overdue'
    | 'review.asked'
    | 'review.decided'
    | 'publication.published'
  )[];
  /** What it is for, in words of the owner; at most 200 characters. */
  description: string;
  /** When it was made, RFC 3339 in UTC. */
  createdAt: string;
  /** Set when sending has stopped; putting the webhook again restarts it. */
  stoppedAt: string | null;
  /** Why nothing is sent any more; null while messages are sent. */
  stoppedBecause: 'gone' | 'failing' | null;
  /** Since when no message arrived, RFC 3339 in UTC; null while they arrive. */
  failingSince: string | null;
};

/** A webhook that was put; the secret is returned when it is new. */
export type WebhookReceipt = {
  /** The webhook as it is now. */
  webhook: Webhook;
  /** `whsec_` and base64; returned only here; at most 100 characters. */
  secret: string | null;
};

/** A page of webhooks, oldest first. */
export type WebhookPage = {
  /** The entries of this page. */
  items: Webhook[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** A webhook that was removed. */
export type WebhookRemoved = {
  /** Always true. */
  removed: true;
};

/** A secret that was just made. */
export type WebhookSecret = {
  /** `whsec_` and base64; returned only here; at most 100 characters. */
  secret: string;
  /** Until when the older secrets sign, RFC 3339 in UTC; null without any. */
  oldSecretsEndAt: string;
};

/** A message that will be sent. */
export type WebhookQueued = {
  /** The id of the message, the same at every attempt. */
  messageId: string;
};

/** One message to one webhook. */
export type WebhookDelivery = {
  /** The id of the message, the same at every attempt. */
  messageId: string;
  /** The kind of event. */
  type:
    | 'rating.received'
    | 'rating.reminder'
    | 'order.created'
    | 'order.stepped'
    | 'order.overdue'
    | 'review.asked'
    | 'review.decided'
    | 'publication.published'
    | 'webhook.tested';
  /** When the event happened, RFC 3339 in UTC. */
  occurredAt: string;
  /** The present state. */
  state: 'pending' | 'delivered' | 'dead';
  /** How often it was sent. */
  attempts: number;
  /** When it is sent next, RFC 3339 in UTC; null when it is not sent again. */
  nextAttemptAt: string | null;
  /** When the receiver took it, RFC 3339 in UTC; null before. */
  deliveredAt: string | null;
  /** HTTP status of the last attempt, null when none came. */
  status: number | null;
  /** Why no status came, e.g. `timed_out`; at most 40 characters. */
  failure: string | null;
};

/** A page of messages, newest first. */
export type WebhookDeliveryPage = {
  /** The entries of this page. */
  items: WebhookDelivery[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** A pairing that has begun (RFC 8628 section 3.2). */
export type StartedPairing = {
  /** The secret of the screen, by which it asks; only here; at most 100 characters. */
  deviceCode: string;
  /** What the screen shows, such as WDJB-MJHT; at most 20 characters. */
  userCode: string;
  /** Seconds, 600. */
  expiresIn: number;
  /** How many seconds to wait between two questions. */
  interval: number;
};

/** How far a pairing is (RFC 8628 section 3.5). */
export type PairingProgress = {
  /**
   * `pending`: not approved yet; `slow_down`: as before, but asked too often, so the interval has grown;
   * `expired`: begin again; `approved`: the key is here.
   */
  state: 'pending' | 'slow_down' | 'expired' | 'approved';
  /** How many seconds to wait before the next question. */
  interval: number;
  /** The id of the device; null until it is approved. */
  deviceId: string | null;
  /**
   * The key of the device, its secret; the same key comes again, should the answer be lost, until the
   * device has used it; at most 100 characters.
   */
  deviceKey: string | null;
};

/** What an office sets on a device from afar. */
export type DeviceSettings = {
  /** How loud the device sounds, 0 to 100; 0 is silent. */
  volume: number;
  /** When the device makes no sound; null: never. */
  quietHours: {
    /** The first minute of silence, in Asia/Shanghai. */
    from: string;
    /** The first minute with sound again; before `from` it is on the next day. */
    to: string;
  } | null;
  /** What the device shows while nobody is served, by language. */
  idleText: IdleText;
  /** The language in which the device begins. */
  language: 'zh-CN' | 'zh-TW' | 'en';
  /** Whether the device begins with large text (适老化). */
  elderMode: boolean;
  /** Whether the staff card shows the name; the number it always shows. */
  showStaffName: boolean;
  /** Whether the staff card shows the picture, where there is one. */
  showStaffPicture: boolean;
};

/** Who serves at the device. */
export type DeviceStaff = {
  /** 工号 of the person who serves; at most 20 characters. */
  staffNumber: string;
  /**
   * By the register of staff; null where it has no such number, or the device shows no names; at most 100
   * characters.
   */
  name: string | null;
  /**
   * Another one for each picture of a member of staff; null: there is none to show; at most 50
   * characters.
   */
  pictureId: string | null;
  /** Whether the person has left the window for a while (暂停服务). */
  paused: boolean;
};

/** A screen at a window or a terminal (评价器). */
export type Device = {
  /** The id of the device (评价器), as its pairing answers it. */
  deviceId: string;
  /** A screen at a window, or a terminal for people who serve themselves. */
  kind: 'evaluator' | 'terminal';
  /** How the office calls the device; at most 100 characters. */
  name: string;
  /** The point (评价点) that the device belongs to. */
  pointId: string;
  /** The name of the point; at most 100 characters. */
  pointName: string;
  /** The number of the window, by the register of points; at most 50 characters. */
  windowNumber: string | null;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** The name of the window's computer, by which it can be addressed; at most 100 characters. */
  hostName: string | null;
  /** What the device said of itself when it was paired; at most 100 characters. */
  model: string | null;
  /**
   * The version of the program on the device, as it last said; null when it said none; at most 50
   * characters.
   */
  version: string | null;
  /** Whether the device was heard of within `onlineSeconds`. */
  online: boolean;
  /** How long a device counts as online after its last call. */
  onlineSeconds: number;
  /** What it shows, as it last said; `offline` when it is not online. */
  state: 'signed_out' | 'idle' | 'calling' | 'paused' | 'prompt' | 'rating' | 'thanks' | 'offline';
  /** When the device last called; null: not since it was paired. */
  lastSeenAt: string | null;
  /** How far the device's clock is ahead of the server's, in milliseconds, as last seen. */
  clockOffsetMs: number | null;
  /** The volume that the device last reported; 0 to 100. */
  volume: number | null;
  /** What an office has set on the device from afar. */
  settings: DeviceSettings;
  /** Who serves at the device; null: nobody has signed in. */
  staff: DeviceStaff | null;
  /** When the device was paired, RFC 3339 in UTC. */
  pairedAt: string;
  /** Set once the device may not call any more. */
  revokedAt: string | null;
};

/** What `listDevices` answers. */
export type DevicePage = {
  /** The entries of this page. */
  items: Device[];
  /** Pass it as `cursor` to read the next page; null on the last page. */
  nextCursor: string | null;
};

/** Who serves at a device. */
export type StaffOnDevice = {
  /** The id of the device (评价器), as its pairing answers it. */
  deviceId: string;
  /** Null: nobody has signed in. */
  staff: DeviceStaff | null;
};

/** What a device needs to know of itself. */
export type OwnDevice = {
  /** The id of the device (评价器), as its pairing answers it. */
  deviceId: string;
  /** A screen at a window, or a terminal for people who serve themselves. */
  kind: 'evaluator' | 'terminal';
  /** How the office calls the device; at most 100 characters. */
  name: string;
  /** The point (评价点) that the device belongs to. */
  pointId: string;
  /** The name of the point; at most 100 characters. */
  pointName: string;
  /** The number of the window, by the register of points; at most 50 characters. */
  windowNumber: string | null;
  /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
  institutionCode: string;
  /** The name of the institution that served; at most 100 characters. */
  institutionName: string;
  /** What an office has set on the device from afar. */
  settings: DeviceSettings;
  /** Who serves at the device; null: nobody has signed in. */
  staff: DeviceStaff | null;
  /** The most characters of a comment, for forms that a terminal makes without a network. */
  commentMaxLength: number;
  /**
   * What is said about privacy below the usual advice where a rater writes: by the institution that
   * served, else by the nearest one above it that has its own sentence, else by those who run the server;
   * left out where nobody says more.
   */
  privacyNotice?:
    | {
        /** In Simplified Chinese; at most 500 characters. */
        'zh-CN': string;
        /** In Traditional Chinese; at most 500 characters. */
        'zh-TW': string;
        /** In English; at most 500 characters. */
        en: string;
      }
    | undefined;
  /** The https address of a page that says more about privacy; only beside `privacyNotice`. */
  privacyPage?: string | undefined;
  /**
   * The page of this server that shows progress and answer, if it has one; number and key follow as
   * #receipt=…&key=…. An absolute address, or one that is relative to where /v1 lies; at most 500
   * characters.
   */
  receiptPage?: string | undefined;
  /** Whom a person can call; left out by servers of earlier versions. */
  help?: Help | undefined;
  /** The ticket number (排队号) that is called to the window; null: none; at most 30 characters. */
  calledNumber: string | null;
  /** The server's clock. */
  serverTime: string;
};

/** What a device hears in return for its heartbeat. */
export type HeartbeatAnswer = {
  /** The server's clock. */
  serverTime: string;
  /** What an office has set on the device from afar. */
  settings: DeviceSettings;
  /** Who serves at the device; null: nobody has signed in. */
  staff: DeviceStaff | null;
  /** The ticket number (排队号) that is called to the window; null: none; at most 30 characters. */
  calledNumber: string | null;
  /** Whether the device shall show itself and sound, for 30 seconds. */
  identify: boolean;
};

/** A picture of a member of staff. */
export type StaffPicture = {
  /** Which picture it is; at most 50 characters. */
  pictureId: string;
  /** What the data is. */
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  /** The picture in base64 (RFC 4648 section 4); at most 87384 characters. */
  data: string;
};

/** The picture of who serves at the device. */
export type PictureOnDevice = {
  /** Null: nobody has signed in, or none is to be shown. */
  picture: StaffPicture | null;
};

/** What happened to a device. */
export type DeviceEvent = {
  /** The name of the event too. */
  type: 'prompt' | 'withdrawn' | 'call' | 'settings' | 'staff' | 'identify' | 'revoked';
  /** Of `prompt` and `withdrawn`. */
  promptId: string | null;
  /**
   * Of `prompt`: for how many seconds it may still be shown; no moment, because clocks of devices are
   * wrong.
   */
  secondsLeft: number | null;
  /** Of `settings`. */
  settings: DeviceSettings | null;
  /** Of `staff`; null: nobody has signed in. */
  staff: DeviceStaff | null;
  /** Of `call`: the number that is called; null: none any more; at most 30 characters. */
  ticketNumber: string | null;
};

/** What the device is to show now. */
export type ShownPrompt = {
  /** The newest valid request; null: there is none. */
  prompt: {
    /** The id of the request to rate, as `promptDevice` answers it. */
    promptId: string;
    /** For how many seconds it may still be shown. */
    secondsLeft: number;
    /** The service and the rules for rating it. */
    form: RatingForm;
  } | null;
};

/** A request to rate a service on a device (请求评价). */
export type Prompt = {
  /** The id of the request to rate, as `promptDevice` answers it. */
  promptId: string;
  /** The device that shows it. */
  deviceId: string;
  /** The service to be rated. */
  serviceId: string;
  /** Rated or not, never how. */
  state: 'waiting' | 'shown' | 'rated' | 'not_rated' | 'withdrawn' | 'replaced' | 'expired';
  /** Until when it may be shown. */
  validUntil: string;
};

/** Which ticket number a device shows as called (叫号). */
export type CallOnDevice = {
  /** The device that shows it. */
  deviceId: string;
  /** The number that is called; null: none; at most 30 characters. */
  ticketNumber: string | null;
};

/** A refusal (RFC 9457). */
export type Problem = {
  /** `urn:gov-rating:problem:` and the code. */
  type: string;
  /** The sentence in English. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** The sentence in the language asked for (Accept-Language), else Chinese. */
  detail: string;
  /** The stable name of the refusal. */
  code: ProblemCode;
  /** The first invalid field, as a dotted path. */
  field?: string | undefined;
  /** Every error of the input, not only the first; of a file the first 50. */
  errors?:
    | {
        /** The invalid field, as a dotted path. */
        field: string;
        /** The stable name of the refusal. */
        code:
          | 'idempotency_key_missing'
          | 'idempotency_keys_differ'
          | 'idempotency_key_reused'
          | 'authorization_missing'
          | 'unauthorized'
          | 'client_invalid'
          | 'client_disabled'
          | 'grant_not_supported'
          | 'scope_not_granted'
          | 'rights_missing'
          | 'caller_not_allowed'
          | 'role_not_allowed'
          | 'malformed_json'
          | 'header_repeated'
          | 'malformed_request'
          | 'headers_too_large'
          | 'request_timed_out'
          | 'method_not_allowed'
          | 'body_too_large'
          | 'unsupported_media_type'
          | 'key_unmapped'
          | 'model_unknown'
          | 'nobody_rated'
          | 'device_key_invalid'
          | 'device_revoked'
          | 'pairing_code_unknown'
          | 'pairing_code_used'
          | 'pairing_code_expired'
          | 'pairing_locked'
          | 'unknown_device'
          | 'device_ambiguous'
          | 'device_offline'
          | 'staff_not_signed_in'
          | 'unknown_prompt'
          | 'code_too_small'
          | 'character_not_drawable'
          | 'posters_not_available'
          | 'file_refused'
          | 'imports_not_available'
          | 'picture_refused'
          | 'unknown_institution'
          | 'unknown_point'
          | 'point_closed'
          | 'too_many_at_point'
          | 'point_not_valid'
          | 'point_number_taken'
          | 'parent_not_allowed'
          | 'alias_taken'
          | 'service_not_found'
          | 'case_number_locked'
          | 'unknown_alias'
          | 'assertion_invalid'
          | 'assertion_algorithm_not_allowed'
          | 'assertion_portal_unknown'
          | 'assertion_not_genuine'
          | 'assertion_claims_not_allowed'
          | 'assertion_for_another'
          | 'assertion_from_future'
          | 'assertion_expired'
          | 'assertion_used'
          | 'assurance_too_low'
          | 'ticket_refused'
          | 'sign_on_unavailable'
          | 'rater_code_wrong'
          | 'rater_code_locked'
          | 'rater_codes_used_up'
          | 'rater_codes_off'
          | 'rater_session_invalid'
          | 'unknown_portal'
          | 'portal_not_allowed'
          | 'invalid_input'
          | 'missing_field'
          | 'text_not_well_formed'
          | 'text_too_long'
          | 'unknown_level'
          | 'unknown_tag'
          | 'tag_of_another_level'
          | 'reason_required'
          | 'comment_too_long'
          | 'channel_not_allowed'
          | 'unknown_profile'
          | 'page_not_allowed'
          | 'cursor_invalid'
          | 'invitation_invalid'
          | 'invitation_expired'
          | 'invitation_used'
          | 'already_rated'
          | 'rating_window_closed'
          | 'unknown_order'
          | 'unknown_review'
          | 'unknown_receipt'
          | 'receipt_number_mistyped'
          | 'order_ended'
          | 'order_changed'
          | 'step_not_possible'
          | 'not_handling_institution'
          | 'decider_not_higher'
          | 'decider_not_other'
          | 'extension_not_allowed'
          | 'promised_day_not_possible'
          | 'transfer_not_possible'
          | 'no_common_superior'
          | 'review_exists'
          | 'review_open'
          | 'review_decided'
          | 'no_higher_institution'
          | 'appeal_not_possible'
          | 'unknown_suspicion'
          | 'suspicion_settled'
          | 'unknown_notice'
          | 'notice_answered'
          | 'notice_closed'
          | 'supplement_not_allowed'
          | 'supplement_exists'
          | 'own_words_kept'
          | 'erasure_not_available'
          | 'unknown_client'
          | 'own_client'
          | 'unknown_webhook'
          | 'unknown_message'
          | 'webhook_stopped'
          | 'webhook_url_not_allowed'
          | 'too_many_webhooks'
          | 'webhook_of_another'
          | 'too_many_tests'
          | 'institution_not_allowed'
          | 'unknown_service'
          | 'service_already_rated'
          | 'too_many_invitations'
          | 'person_not_kept'
          | 'person_unknown'
          | 'area_not_allowed'
          | 'period_not_ended'
          | 'already_published'
          | 'too_few_ratings'
          | 'unknown_publication'
          | 'served_in_future'
          | 'unknown_tree_head'
          | 'unknown_entry'
          | 'tree_size_not_reached'
          | 'not_found'
          | 'rate_limited'
          | 'internal'
          | 'unavailable';
        /** The sentence in the language asked for (Accept-Language), else Chinese. */
        detail: string;
        /** The sentence in every language. */
        messages: Localized;
        /** Of a file: the line, counted from 1. */
        line?: number | undefined;
        /** Of a file: the column, counted from 1. */
        column?: number | undefined;
        /** What the field may be, where only a few values are possible. */
        allowed?: string[] | undefined;
      }[]
    | undefined;
  /** The sentence in every language. */
  messages: {
    /** In Simplified Chinese; at most 500 characters. */
    'zh-CN': string;
    /** In Traditional Chinese; at most 500 characters. */
    'zh-TW': string;
    /** In English; at most 500 characters. */
    en: string;
  };
  /** Can the same request succeed later without being changed. */
  retry: boolean;
  /** The present state of the order, when a step came too late or is not possible. */
  current?:
    | {
        /** The present state. */
        state:
          | 'created'
          | 'signed'
          | 'contacted'
          | 'verified'
          | 'rectifying'
          | 'rectified'
          | 'explained'
          | 'replied'
          | 'followed_up'
          | 'closed'
          | 'voided';
        /** The present version of the order. */
        version: number;
      }
    | undefined;
  /** The same id is in the log of the server. */
  requestId: string;
  /** The OAuth error code (RFC 6749 section 5.2) on the token route. */
  error?: string | undefined;
};

/** What a caller writes for each route. */
export interface RouteInputs {
  /** Whether ratings can be received now. */
  getHealth: Record<string, never>;
  /** Levels, tags, channels and the rules of a region, as data. */
  getStandard: GetStandardRequest;
  /** Rated institutions, by code. */
  listInstitutions: ListInstitutionsRequest;
  /** Exchange client credentials for an access token (RFC 6749 section 4.4). */
  issueToken: IssueTokenRequest;
  /** What the caller may do: the role and the institution of the token. */
  getSelf: Record<string, never>;
  /** Department systems that may call for an institution and those below it, without their secrets. */
  listClients: ListClientsRequest;
  /** End the access of a department system at once, also with tokens that it already has. */
  disableClient: DisableClientRequest;
  /** Let a disabled department system call again. */
  enableClient: EnableClientRequest;
  /** Make a new secret of a department system; the old ones are taken too for a while. */
  rotateClientSecret: RotateClientSecretRequest;
  /** Add a hall, a window or another place, or change it, for the caller's institution and those below it. */
  putPoint: PutPointRequest;
  /** Points of the caller's institution, of those below it, and of those above it, by id. */
  listPoints: ListPointsRequest;
  /** A point of the caller's institution, of one below it, or of one above it. */
  getPoint: GetPointRequest;
  /** What a printed code belongs to, and whether it is in use. A POST, so that no log has the code. */
  getPrintedPoint: GetPrintedPointRequest;
  /** Rate a point itself (评价点) by its printed code; nothing is stored before, and it is counted apart. */
  ratePoint: RatePointRequest;
  /** Find the newest service of a case that is not rated, by the number of the case, where an institution of the hall allows it. */
  findService: FindServiceRequest;
  /** The poster of an open point with its static code (静态码), as SVG or PDF, to be printed. */
  getPoster: GetPosterRequest;
  /** Close a point for ever with everything that lies in it; what was rated there stays. */
  closePoint: ClosePointRequest;
  /** Add a member of staff, or change one, for the caller's institution and those below it. */
  putStaff: PutStaffRequest;
  /** Staff of the caller's institution and those below it, by institution and number. */
  listStaff: ListStaffRequest;
  /** Give an institution another code by which services name it, for the caller's institution and those below it. */
  putAlias: PutAliasRequest;
  /** Remove another code: services that name it are refused from now on, earlier ones stay; it is listed with the moment. */
  removeAlias: RemoveAliasRequest;
  /** Other codes of the caller's institution and those below it, by code. */
  listAliases: ListAliasesRequest;
  /** Import the CSV file of a register, all rows or none, for the caller's institution and those below it; the same file again changes nothing. */
  importRegister: ImportRegisterRequest;
  /** Check the CSV file of a register without saving anything: what an import would do, or every mistake. */
  checkRegister: CheckRegisterRequest;
  /** Register a service, or correct it while it is not rated. */
  putService: ServiceRegistration;
  /** Register up to 100 services, or correct those that are not rated; each has an outcome of its own. */
  putServices: PutServicesRequest;
  /** Has this service been rated: yes or no, never what. */
  isRated: IsRatedRequest;
  /** The services of a case of the caller's institution or one below, whether each is rated, and what is said about privacy before a person is asked. A POST, so that no log has the number. */
  listCaseServices: ListCaseServicesRequest;
  /** Make an invitation to rate a service: token, links and QR codes. */
  invite: InviteRequest;
  /** Make one invitation for each of up to 100 services; each has an outcome of its own. */
  inviteAll: InviteAllRequest;
  /** The service behind an invitation and the rules for rating it. */
  getInvitation: Record<string, never>;
  /** Rate the service behind an invitation, once. */
  submitRating: RatingDraft;
  /** Register a service and store its rating, given by telephone, text message or on paper, in one step. */
  collectRating: CollectedRating;
  /** The same for up to 100 ratings; each has a key and an outcome of its own. */
  collectRatings: CollectRatingsRequest;
  /** Register a service and store the rating that was given on this device, in one step. */
  collectDeviceRating: CollectedRating;
  /** The same for up to 100 ratings, as they waited for a network; each has a key and an outcome of its own. */
  collectDeviceRatings: CollectDeviceRatingsRequest;
  /** Progress and answer by the number of a receipt; with its key also the proof. A POST, so that no log has the number. */
  getReceipt: GetReceiptRequest;
  /** Add one supplement after rectification (追评), with the key of the receipt. */
  supplementRating: SupplementRatingRequest;
  /** Erase the rater's own words, comment and supplement, with the key of the receipt; once more changes nothing. Level and tags stay. */
  eraseOwnWords: EraseOwnWordsRequest;
  /** Exchange a portal's assertion of a person who is logged in there for a short-lived token, once. */
  openRaterSession: OpenRaterSessionRequest;
  /** Exchange a portal's ticket of a person who is logged in there for a short-lived token, once. */
  openTicketSession: OpenTicketSessionRequest;
  /** Send a one-time code to the telephone that was registered with a case, if its last four digits are these. The answer is the same whether there is such a case or not. */
  askRaterCode: AskRaterCodeRequest;
  /** Exchange a case's one-time code for a short-lived token of the person served, for this case alone. */
  openCodeSession: OpenCodeSessionRequest;
  /** The person's own services that can still be rated, the newest first. */
  listRateable: ListRateableRequest;
  /** Get the invitation to rate one of the person's own services, of the portal's channel. In the body, so that no log has its id. */
  claimService: ClaimServiceRequest;
  /** Receipts of the ratings that the person gave by `claimService` within the last year, the newest first. */
  listOwnReceipts: ListOwnReceiptsRequest;
  /** Erase the person's own words of a rating among `listOwnReceipts`, comment and supplement; once more changes nothing. Level and tags stay. */
  eraseWordsOfOwnReceipt: EraseWordsOfOwnReceiptRequest;
  /** The institution's work orders, oldest first. */
  listOrders: ListOrdersRequest;
  /** How many orders are in each state, and how many are overdue. */
  countOrders: Record<string, never>;
  /** An order with its history and the steps that the caller may take now. */
  getOrder: GetOrderRequest;
  /** Take one step of handling. */
  stepOrder: StepOrderRequest;
  /** Give the answer more time before it is due, with reason. */
  extendOrder: ExtendOrderRequest;
  /** Offer an order to the institution that it belongs to, with reason; its head accepts or declines. */
  transferOrder: TransferOrderRequest;
  /** Ask whether the rating behind an order is mistaken, malicious or untrue (复核). */
  askReview: AskReviewRequest;
  /** Who was served, for the call back; every look is recorded. */
  unmask: UnmaskRequest;
  /** Reviews and appeals of ratings within sight, oldest first. */
  listReviews: ListReviewsRequest;
  /** Decide a review or an appeal: the rating is void or upheld. */
  decideReview: DecideReviewRequest;
  /** Appeal against a review that upheld the rating (申诉). */
  fileAppeal: FileAppealRequest;
  /** Ratings that a detection rule flagged for a person to check, oldest flag first. */
  listSuspicions: ListSuspicionsRequest;
  /** Settle a suspicion flag: dismiss it, or send the rating to review. */
  settleSuspicion: SettleSuspicionRequest;
  /** Rectification notices (限期整改) for repeatedly badly rated staff, oldest first. */
  listNotices: ListNoticesRequest;
  /** Say what the institution does about a rectification notice. */
  answerNotice: AnswerNoticeRequest;
  /** Close a rectification notice. */
  closeNotice: CloseNoticeRequest;
  /** How many rated an area or an institution, and, of ended months where enough did, how. */
  getStatistics: GetStatisticsRequest;
  /** Counts and measures of the institutions below the caller's as they are now, of the caller's own what is published too. */
  getOfficeStatistics: GetOfficeStatisticsRequest;
  /** Results by member of staff (工号), never public: of institutions below the caller's all, of the caller's own ended months in which enough people rated. */
  getStaffStatistics: GetStaffStatisticsRequest;
  /** What was published (通报), the latest first. */
  listPublications: ListPublicationsRequest;
  /** A publication, byte for byte as it was made; cacheable for ever. */
  getPublication: GetPublicationRequest;
  /** The ratings that a publication was made of, one in each line, without personal data. */
  exportRatings: ExportRatingsRequest;
  /** Publish the results of an area over days that have ended (通报), for ever. */
  publish: PublishRequest;
  /** The ratings of the institutions below the caller's over some days, published or not; of the caller's own, ended months as in a publication. */
  exportPeriod: ExportPeriodRequest;
  /** The signed head of the evidence log: the latest, or the one of a given size. */
  getTreeHead: GetTreeHeadRequest;
  /** Proof that an entry is in the evidence log (RFC 9162 section 2.1.3). */
  getInclusion: GetInclusionRequest;
  /** Proof that a later log begins with all of an earlier one (RFC 9162 section 2.1.4). */
  getConsistency: GetConsistencyRequest;
  /** Register the address of a system that receives events, or change its events. */
  putWebhook: PutWebhookRequest;
  /** Webhooks that the caller's institution and those below it have put, oldest first. */
  listWebhooks: ListWebhooksRequest;
  /** Remove a webhook with what was not sent yet. */
  deleteWebhook: DeleteWebhookRequest;
  /** Make a new secret; the old ones sign too for a while. */
  addWebhookSecret: AddWebhookSecretRequest;
  /** Send a test message, at most 20 an hour for each owner; it waits behind other messages. */
  testWebhook: TestWebhookRequest;
  /** What became of the messages to a webhook, newest first. */
  listWebhookDeliveries: ListWebhookDeliveriesRequest;
  /** Send a message once more, under the same id. */
  replayWebhookDelivery: ReplayWebhookDeliveryRequest;
  /** Begin to pair a device: a code to show, and a secret by which to ask (RFC 8628). */
  startPairing: StartPairingRequest;
  /** Ask whether a pairing was approved; if so, the key of the device. */
  pollPairing: PollPairingRequest;
  /** Approve a device by the code that it shows, for a point. */
  approvePairing: ApprovePairingRequest;
  /** The devices of an institution and those below it, without their keys. */
  listDevices: ListDevicesRequest;
  /** Change the settings, the name or the point of a device. */
  changeDevice: ChangeDeviceRequest;
  /** End the access of a device at once and for ever. */
  revokeDevice: RevokeDeviceRequest;
  /** Let a device show itself and sound, for 30 seconds. */
  identifyDevice: IdentifyDeviceRequest;
  /** Sign a member of staff in at a device, pause, resume or sign out. */
  setDeviceStaff: SetDeviceStaffRequest;
  /** The same at the one device of a point. */
  setPointStaff: SetPointStaffRequest;
  /** What the calling device needs to know of itself. */
  getDevice: Record<string, never>;
  /** Say what the device shows, and hear its settings; every 30 seconds. */
  heartbeat: HeartbeatRequest;
  /** Sign a member of staff in at the calling device, pause, resume or sign out. */
  setOwnStaff: SetOwnStaffRequest;
  /** The picture of who serves at the calling device, where its settings show it. */
  getStaffPicture: Record<string, never>;
  /** What happens to the calling device, as server-sent events; a comment at least every 10 seconds. */
  deviceEvents: Record<string, never>;
  /** The request that the calling device is to show, with the form of its service. */
  getDevicePrompt: GetDevicePromptRequest;
  /** Say that a request is shown, or was left untouched. */
  markPrompt: MarkPromptRequest;
  /** Rate a service on the calling device, once. */
  submitDeviceRating: SubmitDeviceRatingRequest;
  /** Show on a device which ticket number is called (叫号), or that none is any more; the newest number is shown. */
  callDevice: CallDeviceRequest;
  /** Ask for the rating of a service on a device, found by its id, its window, its staff or its computer. */
  promptDevice: PromptDeviceRequest;
  /** What became of a request: rated or not, never how. */
  getPrompt: GetPromptRequest;
  /** Take a request back; one that was answered remains answered. */
  withdrawPrompt: WithdrawPromptRequest;
}

/** What each route answers. */
export interface RouteOutputs {
  /** Whether ratings can be received now. */
  getHealth: Health;
  /** Levels, tags, channels and the rules of a region, as data. */
  getStandard: Standard;
  /** Rated institutions, by code. */
  listInstitutions: InstitutionPage;
  /** Exchange client credentials for an access token (RFC 6749 section 4.4). */
  issueToken: AccessToken;
  /** What the caller may do: the role and the institution of the token. */
  getSelf: Self;
  /** Department systems that may call for an institution and those below it, without their secrets. */
  listClients: ApiClientPage;
  /** End the access of a department system at once, also with tokens that it already has. */
  disableClient: ApiClient;
  /** Let a disabled department system call again. */
  enableClient: ApiClient;
  /** Make a new secret of a department system; the old ones are taken too for a while. */
  rotateClientSecret: ClientSecret;
  /** Add a hall, a window or another place, or change it, for the caller's institution and those below it. */
  putPoint: Point;
  /** Points of the caller's institution, of those below it, and of those above it, by id. */
  listPoints: PointPage;
  /** A point of the caller's institution, of one below it, or of one above it. */
  getPoint: Point;
  /** What a printed code belongs to, and whether it is in use. A POST, so that no log has the code. */
  getPrintedPoint: PrintedPoint;
  /** Rate a point itself (评价点) by its printed code; nothing is stored before, and it is counted apart. */
  ratePoint: Receipt;
  /** Find the newest service of a case that is not rated, by the number of the case, where an institution of the hall allows it. */
  findService: FoundService;
  /** The poster of an open point with its static code (静态码), as SVG or PDF, to be printed. */
  getPoster: Poster;
  /** Close a point for ever with everything that lies in it; what was rated there stays. */
  closePoint: ClosedPoint;
  /** Add a member of staff, or change one, for the caller's institution and those below it. */
  putStaff: StaffMember;
  /** Staff of the caller's institution and those below it, by institution and number. */
  listStaff: StaffPage;
  /** Give an institution another code by which services name it, for the caller's institution and those below it. */
  putAlias: InstitutionAlias;
  /** Remove another code: services that name it are refused from now on, earlier ones stay; it is listed with the moment. */
  removeAlias: ListedAlias;
  /** Other codes of the caller's institution and those below it, by code. */
  listAliases: InstitutionAliasPage;
  /** Import the CSV file of a register, all rows or none, for the caller's institution and those below it; the same file again changes nothing. */
  importRegister: ImportCounts;
  /** Check the CSV file of a register without saving anything: what an import would do, or every mistake. */
  checkRegister: ImportCounts;
  /** Register a service, or correct it while it is not rated. */
  putService: ServiceReceipt;
  /** Register up to 100 services, or correct those that are not rated; each has an outcome of its own. */
  putServices: RegisteredBatch;
  /** Has this service been rated: yes or no, never what. */
  isRated: RatedAnswer;
  /** The services of a case of the caller's institution or one below, whether each is rated, and what is said about privacy before a person is asked. A POST, so that no log has the number. */
  listCaseServices: CaseServices;
  /** Make an invitation to rate a service: token, links and QR codes. */
  invite: Invitation;
  /** Make one invitation for each of up to 100 services; each has an outcome of its own. */
  inviteAll: InvitedBatch;
  /** The service behind an invitation and the rules for rating it. */
  getInvitation: RatingForm;
  /** Rate the service behind an invitation, once. */
  submitRating: Receipt;
  /** Register a service and store its rating, given by telephone, text message or on paper, in one step. */
  collectRating: Receipt;
  /** The same for up to 100 ratings; each has a key and an outcome of its own. */
  collectRatings: CollectedBatch;
  /** Register a service and store the rating that was given on this device, in one step. */
  collectDeviceRating: Receipt;
  /** The same for up to 100 ratings, as they waited for a network; each has a key and an outcome of its own. */
  collectDeviceRatings: CollectedBatch;
  /** Progress and answer by the number of a receipt; with its key also the proof. A POST, so that no log has the number. */
  getReceipt: ReceiptProgress;
  /** Add one supplement after rectification (追评), with the key of the receipt. */
  supplementRating: SupplementReceipt;
  /** Erase the rater's own words, comment and supplement, with the key of the receipt; once more changes nothing. Level and tags stay. */
  eraseOwnWords: ErasedWords;
  /** Exchange a portal's assertion of a person who is logged in there for a short-lived token, once. */
  openRaterSession: RaterSession;
  /** Exchange a portal's ticket of a person who is logged in there for a short-lived token, once. */
  openTicketSession: RaterSession;
  /** Send a one-time code to the telephone that was registered with a case, if its last four digits are these. The answer is the same whether there is such a case or not. */
  askRaterCode: RaterCodeRequested;
  /** Exchange a case's one-time code for a short-lived token of the person served, for this case alone. */
  openCodeSession: RaterSession;
  /** The person's own services that can still be rated, the newest first. */
  listRateable: RateablePage;
  /** Get the invitation to rate one of the person's own services, of the portal's channel. In the body, so that no log has its id. */
  claimService: ClaimedService;
  /** Receipts of the ratings that the person gave by `claimService` within the last year, the newest first. */
  listOwnReceipts: OwnReceiptPage;
  /** Erase the person's own words of a rating among `listOwnReceipts`, comment and supplement; once more changes nothing. Level and tags stay. */
  eraseWordsOfOwnReceipt: ErasedWords;
  /** The institution's work orders, oldest first. */
  listOrders: OrderPage;
  /** How many orders are in each state, and how many are overdue. */
  countOrders: OrderCounts;
  /** An order with its history and the steps that the caller may take now. */
  getOrder: OrderDetail;
  /** Take one step of handling. */
  stepOrder: OrderDetail;
  /** Give the answer more time before it is due, with reason. */
  extendOrder: OrderDetail;
  /** Offer an order to the institution that it belongs to, with reason; its head accepts or declines. */
  transferOrder: OrderDetail;
  /** Ask whether the rating behind an order is mistaken, malicious or untrue (复核). */
  askReview: OrderDetail;
  /** Who was served, for the call back; every look is recorded. */
  unmask: UnmaskedPerson;
  /** Reviews and appeals of ratings within sight, oldest first. */
  listReviews: ReviewPage;
  /** Decide a review or an appeal: the rating is void or upheld. */
  decideReview: Review;
  /** Appeal against a review that upheld the rating (申诉). */
  fileAppeal: Review;
  /** Ratings that a detection rule flagged for a person to check, oldest flag first. */
  listSuspicions: SuspicionPage;
  /** Settle a suspicion flag: dismiss it, or send the rating to review. */
  settleSuspicion: Suspicion;
  /** Rectification notices (限期整改) for repeatedly badly rated staff, oldest first. */
  listNotices: NoticePage;
  /** Say what the institution does about a rectification notice. */
  answerNotice: Notice;
  /** Close a rectification notice. */
  closeNotice: Notice;
  /** How many rated an area or an institution, and, of ended months where enough did, how. */
  getStatistics: Statistics;
  /** Counts and measures of the institutions below the caller's as they are now, of the caller's own what is published too. */
  getOfficeStatistics: Statistics;
  /** Results by member of staff (工号), never public: of institutions below the caller's all, of the caller's own ended months in which enough people rated. */
  getStaffStatistics: StaffStatistics;
  /** What was published (通报), the latest first. */
  listPublications: PublicationPage;
  /** A publication, byte for byte as it was made; cacheable for ever. */
  getPublication: Publication;
  /** The ratings that a publication was made of, one in each line, without personal data. */
  exportRatings: ExportedRating;
  /** Publish the results of an area over days that have ended (通报), for ever. */
  publish: PublicationEntry;
  /** The ratings of the institutions below the caller's over some days, published or not; of the caller's own, ended months as in a publication. */
  exportPeriod: ExportedRating;
  /** The signed head of the evidence log: the latest, or the one of a given size. */
  getTreeHead: TreeHead;
  /** Proof that an entry is in the evidence log (RFC 9162 section 2.1.3). */
  getInclusion: InclusionProof;
  /** Proof that a later log begins with all of an earlier one (RFC 9162 section 2.1.4). */
  getConsistency: ConsistencyProof;
  /** Register the address of a system that receives events, or change its events. */
  putWebhook: WebhookReceipt;
  /** Webhooks that the caller's institution and those below it have put, oldest first. */
  listWebhooks: WebhookPage;
  /** Remove a webhook with what was not sent yet. */
  deleteWebhook: WebhookRemoved;
  /** Make a new secret; the old ones sign too for a while. */
  addWebhookSecret: WebhookSecret;
  /** Send a test message, at most 20 an hour for each owner; it waits behind other messages. */
  testWebhook: WebhookQueued;
  /** What became of the messages to a webhook, newest first. */
  listWebhookDeliveries: WebhookDeliveryPage;
  /** Send a message once more, under the same id. */
  replayWebhookDelivery: WebhookQueued;
  /** Begin to pair a device: a code to show, and a secret by which to ask (RFC 8628). */
  startPairing: StartedPairing;
  /** Ask whether a pairing was approved; if so, the key of the device. */
  pollPairing: PairingProgress;
  /** Approve a device by the code that it shows, for a point. */
  approvePairing: Device;
  /** The devices of an institution and those below it, without their keys. */
  listDevices: DevicePage;
  /** Change the settings, the name or the point of a device. */
  changeDevice: Device;
  /** End the access of a device at once and for ever. */
  revokeDevice: Device;
  /** Let a device show itself and sound, for 30 seconds. */
  identifyDevice: Device;
  /** Sign a member of staff in at a device, pause, resume or sign out. */
  setDeviceStaff: StaffOnDevice;
  /** The same at the one device of a point. */
  setPointStaff: StaffOnDevice;
  /** What the calling device needs to know of itself. */
  getDevice: OwnDevice;
  /** Say what the device shows, and hear its settings; every 30 seconds. */
  heartbeat: HeartbeatAnswer;
  /** Sign a member of staff in at the calling device, pause, resume or sign out. */
  setOwnStaff: StaffOnDevice;
  /** The picture of who serves at the calling device, where its settings show it. */
  getStaffPicture: PictureOnDevice;
  /** What happens to the calling device, as server-sent events; a comment at least every 10 seconds. */
  deviceEvents: DeviceEvent;
  /** The request that the calling device is to show, with the form of its service. */
  getDevicePrompt: ShownPrompt;
  /** Say that a request is shown, or was left untouched. */
  markPrompt: Prompt;
  /** Rate a service on the calling device, once. */
  submitDeviceRating: Receipt;
  /** Show on a device which ticket number is called (叫号), or that none is any more; the newest number is shown. */
  callDevice: CallOnDevice;
  /** Ask for the rating of a service on a device, found by its id, its window, its staff or its computer. */
  promptDevice: Prompt;
  /** What became of a request: rated or not, never how. */
  getPrompt: Prompt;
  /** Take a request back; one that was answered remains answered. */
  withdrawPrompt: Prompt;
}

/** What an event of each kind says. */
export interface WebhookEventContents {
  /** A service has been rated. */
  'rating.received': {
    /** The id of the service, as `putService` answers it. */
    serviceId: string;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** 办件编号; left out for a service without a case. */
    projectNo?: string | undefined;
    /** 服务次序; 1 to 99. */
    serviceNumber?: number | undefined;
    /** 评价节点. */
    node?: 'accepted' | 'completed' | undefined;
    /**
     * What `invite` was given for the invitation by which the rating came; left out without it; at most 200
     * characters.
     */
    correlation?: string | undefined;
  };
  /** A service that nobody has rated can soon no longer be rated. */
  'rating.reminder': {
    /** The id of the service, as `putService` answers it. */
    serviceId: string;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** 办件编号; left out for a service without a case. */
    projectNo?: string | undefined;
    /** 服务次序; 1 to 99. */
    serviceNumber?: number | undefined;
    /** 评价节点. */
    node?: 'accepted' | 'completed' | undefined;
    /**
     * What `invite` was given for the newest invitation that is open; left out without it; at most 200
     * characters.
     */
    correlation?: string | undefined;
    /** The last day in Asia/Shanghai on which it can be rated. */
    lastDay: string;
    /** Natural days after today; 0 on the last one; 0 to 365. */
    daysLeft: number;
    /** A text for the person served, with the address where there is one; it holds no personal data. */
    message: {
      /** In Simplified Chinese; at most 300 characters. */
      'zh-CN': string;
      /** In English; at most 300 characters. */
      en: string;
    };
    /**
     * The page on which the person finds it after logging in; left out where the server has none, or no
     * portal knows the person: then put the `shortUrl` of an invitation of your own behind the text.
     */
    url?: string | undefined;
  };
  /** A work order was created. */
  'order.created': {
    /** The number of the work order (差评工单). */
    orderNumber: string;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** The present state. */
    state:
      | 'created'
      | 'signed'
      | 'contacted'
      | 'verified'
      | 'rectifying'
      | 'rectified'
      | 'explained'
      | 'replied'
      | 'followed_up'
      | 'closed'
      | 'voided';
  };
  /** A work order went on. */
  'order.stepped': {
    /** The number of the work order (差评工单). */
    orderNumber: string;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** The present state. */
    state:
      | 'created'
      | 'signed'
      | 'contacted'
      | 'verified'
      | 'rectifying'
      | 'rectified'
      | 'explained'
      | 'replied'
      | 'followed_up'
      | 'closed'
      | 'voided';
    /**
     * The step to take; the table of steps says who may take it, and what it needs; at most 40 characters.
     */
    step: string;
  };
  /** A work order is overdue. */
  'order.overdue': {
    /** The number of the work order (差评工单). */
    orderNumber: string;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** The present state. */
    state:
      | 'created'
      | 'signed'
      | 'contacted'
      | 'verified'
      | 'rectifying'
      | 'rectified'
      | 'explained'
      | 'replied'
      | 'followed_up'
      | 'closed'
      | 'voided';
  };
  /** A review or an appeal was asked for. */
  'review.asked': {
    /** The id of the review or appeal. */
    reviewId: string;
    /** The number of the work order (差评工单). */
    orderNumber: string | null;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** `review` (复核) or `appeal` (申诉). */
    instance: 'review' | 'appeal';
    /** The present state. */
    state: 'open' | 'voided' | 'upheld';
  };
  /** A review or an appeal was decided. */
  'review.decided': {
    /** The id of the review or appeal. */
    reviewId: string;
    /** The number of the work order (差评工单). */
    orderNumber: string | null;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** `review` (复核) or `appeal` (申诉). */
    instance: 'review' | 'appeal';
    /** The present state. */
    state: 'open' | 'voided' | 'upheld';
  };
  /** Results were published. */
  'publication.published': {
    /** The id of the publication (通报). */
    publicationId: string;
    /** 统一社会信用代码 of the institution, 18 characters (GB 32100). */
    institutionCode: string;
    /** 行政区划代码: 6 digits (GB/T 2260), or 9 or 12 down to town and village. */
    areaCode: string;
    /** Grows with every change; a change names the version that it was decided on; at least 1. */
    version: number;
  };
  /** A test. */
  'webhook.tested': {
    /** The id of the webhook. */
    webhookId: string;
  };
}

/** The name of a route. */
export type RouteName = keyof RouteInputs;
/** What a caller writes for a route. */
export type RouteInput<N extends RouteName> = RouteInputs[N];
/** What a route answers. */
export type RouteOutput<N extends RouteName> = RouteOutputs[N];

/** The name of a kind of event. */
export type WebhookEventType = keyof WebhookEventContents;
/** What an event of a kind says. */
export type WebhookEventData<T extends WebhookEventType> = WebhookEventContents[T];
/** A kind that a webhook can ask for; a test comes unasked. */
export type WebhookTopic = Exclude<WebhookEventType, 'webhook.tested'>;
/** One event as it travels: kind, moment and thin data. */
export type WebhookMessage = {
  [T in WebhookEventType]: {
    /** The kind of event. */
    readonly type: T;
    /** When it happened, RFC 3339 in UTC. */
    readonly timestamp: string;
    /** What it says: ids and states; no name, no comment and no level. */
    readonly data: WebhookEventData<T>;
  };
}[WebhookEventType];

/** A refusal in JSON (RFC 9457). */
export type ProblemDocument = Problem;
/** What a department says of one service (办件服务). */
export type ServiceFacts = Omit<ServiceRegistration, 'person' | 'servedSubject'>;
/** What a department may set on an invitation. */
export type InviteInput = Omit<RouteInputs['invite'], 'serviceId'>;
/** Which period, institution or area to publish. */
export type PublishInput = RouteInputs['publish'];
/** Which results to read. */
export type StatisticsQuery = RouteInputs['getStatistics'];
