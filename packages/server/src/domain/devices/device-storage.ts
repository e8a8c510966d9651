import type {InvitationKey} from '../invitations/invitation-storage.ts';
import type {DeviceCaller, DeviceSettings, StoredDevice} from './device.ts';
import type {Pairing, PollJudgement} from './pairing.ts';
import type {StoredPrompt} from './prompt.ts';

/** A question of a screen. */
export interface Poll {
  readonly pairingId: string;
  readonly codeHash: string;
  /** Hash of the key that the device gets if the pairing is approved. */
  readonly keyHash: string;
  readonly at: string;
}

/** What a screen hears; `key_changed`: the server has another secret than when the key was first given. */
export type PollOutcome =
  | {readonly outcome: 'known'; readonly judgement: PollJudgement; readonly deviceId: string | null}
  | {readonly outcome: 'pairing_code_unknown' | 'pairing_code_used'};

/** An approval by somebody who acts for `within` and all below it. */
export interface Approval {
  readonly userCode: string;
  readonly within: string;
  readonly pointId: string;
  /** The id of the device that is made. */
  readonly deviceId: string;
  readonly name: string;
  readonly hostName: string | null;
  readonly settings: DeviceSettings;
  readonly at: string;
  /** The day in Asia/Shanghai, on which the point must be open. */
  readonly day: string;
}

/** Why a point cannot have a device. */
export type PointFault = 'unknown_point' | 'point_closed';

/** The outcome of an approval. */
export type ApprovalOutcome =
  'approved' | PointFault | 'pairing_code_unknown' | 'pairing_code_used' | 'pairing_code_expired';

/** Whose key it is, and why it may no longer be used. */
export interface KnownDevice extends DeviceCaller {
  readonly keyHash: string | null;
  readonly usedAt: string | null;
  /** Revoked, or its point is closed. */
  readonly ended: boolean;
}

/** What an office changes on a device; what is undefined remains. */
export interface DeviceChange {
  readonly deviceId: string;
  readonly within: string;
  readonly name?: string | undefined;
  readonly hostName?: string | null | undefined;
  readonly pointId?: string | undefined;
  readonly settings?: {readonly [K in keyof DeviceSettings]?: DeviceSettings[K] | undefined} | undefined;
  readonly day: string;
}

/** Who serves at a device from now on; null: nobody. */
export interface StaffChange {
  readonly deviceId: string;
  readonly staffNumber: string | null;
  readonly paused: boolean;
}

/** What a device says of itself. */
export interface Heartbeat {
  readonly deviceId: string;
  readonly version: string;
  readonly state: NonNullable<StoredDevice['state']>;
  readonly clockOffsetMs: number;
  readonly volume: number | undefined;
  readonly at: string;
}

/** What a device has to know; each number says with which change of the device it last changed. */
export interface DeviceNews {
  readonly device: StoredDevice;
  readonly ended: boolean;
  /** How often the device has changed. */
  readonly change: number;
  /** The one stream of events that the device may have. */
  readonly streamId: string | null;
  readonly settingsChange: number;
  readonly staffChange: number;
  readonly promptChange: number;
  readonly identifyChange: number;
  readonly identifyAt: string | null;
  readonly callChange: number;
  /** The ticket number that is called; null: none. */
  readonly calledNumber: string | null;
  /** The newest request; null: there was none. */
  readonly prompt: StoredPrompt | null;
}

/** Whether something has changed for a device whose stream is open. */
export interface DeviceChangeMark {
  readonly deviceId: string;
  readonly change: number;
  readonly streamId: string | null;
  readonly ended: boolean;
}

/** By what a device is found: exactly one of these. */
export type DeviceAddress =
  | {readonly by: 'device' | 'point'; readonly value: string}
  | {readonly by: 'window' | 'staff' | 'host'; readonly value: string; readonly institutionCode: string | undefined};

/** A request to rate before it is stored. */
export interface NewPrompt {
  readonly promptId: string;
  readonly serviceId: string;
  readonly within: string;
  readonly address: DeviceAddress;
  /** The id of the client or device that asks, whose keys are its own. */
  readonly askedBy: string;
  readonly idempotencyKey: string;
  readonly contentHash: string;
  /** The invitation by which the rating is stored, unless an earlier request for the service has one. */
  readonly invitation: InvitationKey & {readonly invitationId: string; readonly expiresAt: string};
  readonly at: string;
  readonly day: string;
  readonly validUntil: string;
  /** Ratings of services served before this moment come too late; null without a limit. */
  readonly windowOpenFrom: string | null;
  /** Whether the device must be online; not where it asks itself. */
  readonly demandsOnline: boolean;
}

/** The outcome of a request to rate. */
export type PromptOutcome =
  | {readonly outcome: 'prompted' | 'replayed'; readonly prompt: StoredPrompt}
  | {
      readonly outcome:
        | 'idempotency_key_reused'
        | 'unknown_service'
        | 'already_rated'
        | 'rating_window_closed'
        | 'unknown_device'
        | 'device_ambiguous'
        | 'device_offline'
        | 'staff_not_signed_in';
    };

/** Which number a device is to show as called. */
export interface DeviceCall {
  readonly within: string;
  readonly address: DeviceAddress;
  /** Null: nobody is called any more. */
  readonly ticketNumber: string | null;
  readonly at: string;
  readonly day: string;
}

/** The outcome of a call. */
export type CallOutcome =
  | {readonly outcome: 'called'; readonly deviceId: string}
  | {readonly outcome: 'unknown_device' | 'device_ambiguous' | 'device_offline' | 'staff_not_signed_in'};

/** Storage of devices, their pairing, and requests to rate on them. */
export interface DeviceStorage {
  /** Adds a pairing; false when its code is in use. Forgets those that expired a day ago. */
  addPairing(pairing: Pairing): Promise<boolean>;
  /** Answers a screen; an approved one gets the key as long as the device has not used it. */
  pollPairing(poll: Poll): Promise<PollOutcome>;
  /** Makes the device of a pairing, once. */
  approvePairing(approval: Approval): Promise<ApprovalOutcome>;
  /** Whose key begins with this id. */
  knownDevice(deviceId: string, day: string): Promise<KnownDevice | undefined>;
  /** Notes that the device has used its key, which is then never given again. */
  useDevice(deviceId: string, at: string): Promise<void>;
  /** Devices of an institution and those below it; sorted by id, after `after`, at most `limit`. */
  listDevices(query: {
    readonly within: string;
    readonly deviceId?: string | undefined;
    readonly pointId?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<StoredDevice[]>;
  changeDevice(change: DeviceChange): Promise<'changed' | 'unknown_device' | PointFault>;
  /** Ends the access of a device; one that is revoked keeps its first moment. False when it is unknown. */
  revokeDevice(asked: {readonly deviceId: string; readonly within: string; readonly at: string}): Promise<boolean>;
  /** Lets a device show itself. False when it is unknown. */
  identifyDevice(asked: {readonly deviceId: string; readonly within: string; readonly at: string}): Promise<boolean>;
  /** Signs staff in or out; a person who signs in has left the other devices of the institution. */
  setDeviceStaff(change: StaffChange): Promise<void>;
  noteHeartbeat(heartbeat: Heartbeat): Promise<void>;
  /** What a device has to know; undefined when it is unknown. */
  deviceNews(deviceId: string, day: string): Promise<DeviceNews | undefined>;
  /** Begins the one stream of a device; an earlier one ends. */
  openDeviceStream(deviceId: string, streamId: string, at: string): Promise<void>;
  /** Which of some devices have changed, in one query. */
  deviceChanges(deviceIds: readonly string[], day: string): Promise<DeviceChangeMark[]>;
  /** Notes that the streams of these devices are open. */
  noteOpenStreams(deviceIds: readonly string[], at: string): Promise<void>;
  /** Shows a ticket number as called until another one is, a rating is asked for, or the window is left. */
  callDevice(call: DeviceCall): Promise<CallOutcome>;
  /** Asks a device for a rating, once for each key; older requests of the device are replaced. */
  promptDevice(prompt: NewPrompt): Promise<PromptOutcome>;
  /** Deletes requests made before a moment, and pairings that ended before another; at most `limit` of each. */
  forgetPrompts(old: {
    readonly before: string;
    readonly pairingsBefore: string;
    readonly limit: number;
  }): Promise<number>;
  /** A request of a client. */
  prompt(promptId: string, askedBy: string): Promise<StoredPrompt | undefined>;
  withdrawPrompt(promptId: string, askedBy: string): Promise<StoredPrompt | undefined>;
  /** Notes on the device's word that a request is shown, or was left untouched. */
  markPrompt(
    promptId: string,
    deviceId: string,
    state: 'shown' | 'not_rated',
    at: string,
  ): Promise<StoredPrompt | undefined>;
  /** The key of the invitation behind a request of a device, by which it is rated. */
  invitationKeyOfPrompt(promptId: string, deviceId: string): Promise<InvitationKey | undefined>;
}
