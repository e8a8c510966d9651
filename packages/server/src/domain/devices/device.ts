import {onlineSeconds, type DeviceKind, type RouteOutput} from '@gov-rating/contract';

/** A device as it travels. */
type Device = RouteOutput<'listDevices'>['items'][number];

/** What an office sets on a device. */
export type DeviceSettings = Device['settings'];

/** Who serves at a device. */
export type DeviceStaff = NonNullable<Device['staff']>;

/** The settings of a device that was just paired. */
export const firstSettings: DeviceSettings = {
  volume: 60,
  quietHours: null,
  idleText: {},
  language: 'zh-CN',
  elderMode: false,
  showStaffName: true,
  showStaffPicture: true,
};

/** A device with its key, as far as the credentials prove it. */
export interface DeviceCaller {
  readonly deviceId: string;
  readonly kind: DeviceKind;
  readonly pointId: string;
  /** The institution of the point: the device acts for it alone. */
  readonly institutionCode: string;
}

/** A device as it is stored, without its key. */
export interface StoredDevice extends DeviceCaller {
  readonly name: string;
  readonly hostName: string | null;
  readonly pointName: string;
  readonly windowNumber: string | null;
  readonly institutionName: string;
  readonly model: string | null;
  readonly version: string | null;
  readonly state: Exclude<Device['state'], 'offline'> | null;
  readonly lastSeenAt: string | null;
  readonly clockOffsetMs: number | null;
  readonly volume: number | null;
  readonly settings: DeviceSettings;
  readonly staffNumber: string | null;
  readonly staffName: string | null;
  readonly staffPictureId: string | null;
  readonly staffPaused: boolean;
  readonly pairedAt: string;
  readonly revokedAt: string | null;
}

/** The last moment at which a device that is online at `at` (ISO, UTC) may have called. */
export const onlineSince = (at: string): string => new Date(Date.parse(at) - onlineSeconds * 1000).toISOString();

/** Who serves at a device, as far as its settings show it; null when nobody has signed in. */
export const staffOf = ({
  staffNumber,
  staffName,
  staffPictureId,
  staffPaused,
  settings,
}: Staffed): DeviceStaff | null =>
  staffNumber === null
    ? null
    : {
        ...{staffNumber, paused: staffPaused},
        name: settings.showStaffName ? staffName : null,
        pictureId: settings.showStaffPicture ? staffPictureId : null,
      };

type Staffed = Pick<StoredDevice, 'staffNumber' | 'staffName' | 'staffPictureId' | 'staffPaused' | 'settings'>;

/** A device as an office sees it. A device that has not reported yet is signed out. */
export function toDevice(stored: StoredDevice, at: string): Device {
  const {institutionName: _, staffNumber: _1, staffName: _2, staffPictureId: _3, staffPaused: _4, ...facts} = stored;
  const online = facts.revokedAt === null && facts.lastSeenAt !== null && facts.lastSeenAt > onlineSince(at);
  const state = online ? (facts.state ?? 'signed_out') : 'offline';
  return {...facts, online, onlineSeconds, state, staff: staffOf(stored)};
}
