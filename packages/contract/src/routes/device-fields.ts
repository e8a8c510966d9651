import {z} from 'zod';
import {
  cursor,
  id,
  institutionCode,
  label,
  level,
  moment,
  sentMoment,
  named,
  pageSize,
  privacyFields,
  receiptPage,
  tagCode,
  text,
} from '../fields.ts';
import {timeOfDayPattern} from '../limits.ts';
import {
  deviceEventTypes,
  deviceKinds,
  deviceStates,
  pairingSeconds,
  promptSeconds,
  promptStates,
  reportedStates,
} from '../standard/devices.ts';
import {languages} from '../standard/localized.ts';
import {helpField} from './help.ts';
import {ratingForm} from './invitations.ts';
import {ratingDraft} from './ratings.ts';
import {pictureId, staffPicture} from './staff.ts';

const timeOfDay = z.string().regex(timeOfDayPattern);
const volume = z.number().int().min(0).max(100);
const version = label(50).meta({description: 'the version of the program on the device, such as 1.4.2'});
const window = label(50).meta({description: 'the number of the window, by the register of points'});

/** What an office sets on a device from afar. */
export const deviceSettings = z
  .object({
    volume: volume.meta({description: 'how loud the device sounds, 0 to 100; 0 is silent'}),
    quietHours: z
      .object({
        from: timeOfDay.meta({description: 'the first minute of silence, in Asia/Shanghai'}),
        to: timeOfDay.meta({description: 'the first minute with sound again; before `from` it is on the next day'}),
      })
      .nullable()
      .meta({id: 'QuietHours', description: 'when the device makes no sound; null: never'}),
    idleText: z
      .object(Object.fromEntries(languages.map(language => [language, text(200)])) as Record<'zh-CN', z.ZodString>)
      .partial()
      .meta({id: 'IdleText', description: 'what the device shows while nobody is served, by language'}),
    language: z.enum(languages).meta({description: 'the language in which the device begins'}),
    elderMode: z.boolean().meta({description: 'whether the device begins with large text (适老化)'}),
    showStaffName: z.boolean().meta({description: 'whether the staff card shows the name; the number it always shows'}),
    showStaffPicture: z.boolean().meta({description: 'whether the staff card shows the picture, where there is one'}),
  })
  .meta({id: 'DeviceSettings', description: 'What an office sets on a device from afar'});

/** Who serves at the device. */
export const deviceStaff = z
  .object({
    staffNumber: label(20).meta({description: '工号 of the person who serves'}),
    name: text(100)
      .nullable()
      .meta({description: 'by the register of staff; null where it has no such number, or the device shows no names'}),
    pictureId,
    paused: z.boolean().meta({description: 'whether the person has left the window for a while (暂停服务)'}),
  })
  .meta({id: 'DeviceStaff', description: 'Who serves at the device'});

const position = {
  deviceId: id,
  kind: z.enum(deviceKinds).meta({description: 'a screen at a window, or a terminal for people who serve themselves'}),
  name: text(100).meta({description: 'how the office calls the device'}),
  pointId: id.meta({description: 'the point (评价点) that the device belongs to'}),
  pointName: text(100).meta({description: 'the name of the point'}),
  windowNumber: window.nullable(),
  institutionCode,
};

/** A device as an office sees it. */
export const device = z
  .object({
    ...position,
    hostName: text(100)
      .nullable()
      .meta({description: "the name of the window's computer, by which it can be addressed"}),
    model: text(100).nullable().meta({description: 'what the device said of itself when it was paired'}),
    version: text(50).nullable(),
    online: z.boolean().meta({description: 'whether the device was heard of within `onlineSeconds`'}),
    onlineSeconds: z.number().int().meta({description: 'how long a device counts as online after its last call'}),
    state: z.enum(deviceStates).meta({description: 'what it shows, as it last said; `offline` when it is not online'}),
    lastSeenAt: moment.nullable().meta({description: 'when the device last called; null: not since it was paired'}),
    clockOffsetMs: z
      .number()
      .int()
      .nullable()
      .meta({description: "how far the device's clock is ahead of the server's, in milliseconds, as last seen"}),
    volume: volume.nullable().meta({description: 'the volume that the device last reported'}),
    settings: deviceSettings,
    staff: deviceStaff.nullable().meta({description: 'who serves at the device; null: nobody has signed in'}),
    pairedAt: moment,
    revokedAt: moment.nullable().meta({description: 'set once the device may not call any more'}),
  })
  .meta({id: 'Device', description: 'A screen at a window or a terminal (评价器)'});

const calledNumber = text(30)
  .nullable()
  .meta({description: 'the ticket number (排队号) that is called to the window; null: none'});

/** A device as it sees itself. */
export const ownDevice = z
  .object({
    ...position,
    institutionName: text(100),
    settings: deviceSettings,
    staff: deviceStaff.nullable().meta({description: 'who serves at the device; null: nobody has signed in'}),
    commentMaxLength: z
      .number()
      .int()
      .meta({description: 'the most characters of a comment, for forms that a terminal makes without a network'}),
    ...privacyFields,
    receiptPage: receiptPage.optional(),
    help: helpField,
    calledNumber,
    serverTime: moment.meta({description: "the server's clock"}),
  })
  .meta({id: 'OwnDevice', description: 'What a device needs to know of itself'});

/** Begins a pairing. */
export const startPairingInput = z.object({
  kind: z.enum(deviceKinds).meta({description: 'what asks to be paired'}),
  model: label(100).optional().meta({description: 'the make of the device, for the person who approves'}),
  version: version.optional(),
});

/** A pairing that has begun. */
export const startedPairing = z
  .object({
    deviceCode: z.string().max(100).meta({description: 'the secret of the screen, by which it asks; only here'}),
    userCode: z.string().max(20).meta({description: 'what the screen shows, such as WDJB-MJHT'}),
    expiresIn: z
      .number()
      .int()
      .meta({description: `seconds, ${pairingSeconds.expiresIn}`}),
    interval: z.number().int().meta({description: 'how many seconds to wait between two questions'}),
  })
  .meta({id: 'StartedPairing', description: 'A pairing that has begun (RFC 8628 section 3.2)'});

/** Asks whether a pairing was approved. */
export const pollPairingInput = z.object({
  deviceCode: text(100).meta({description: 'the secret from `startPairing`'}),
});

/** How far a pairing is. */
export const pairingProgress = z
  .object({
    state: z.enum(['pending', 'slow_down', 'expired', 'approved']),
    interval: z.number().int().meta({description: 'how many seconds to wait before the next question'}),
    deviceId: id.nullable().meta({description: 'the id of the device; null until it is approved'}),
    deviceKey: z.string().max(100).nullable().meta({
      description:
        'the key of the device, its secret; the same key comes again, should the answer be lost, until the device has used it',
    }),
  })
  .meta({id: 'PairingProgress', description: 'How far a pairing is (RFC 8628 section 3.5)'});

/** Approves a pairing. */
export const approvePairingInput = z.object({
  userCode: text(40).meta({description: 'what the screen shows; case, spaces and hyphens do not matter'}),
  pointId: id.meta({description: 'the point (评价点) that the device is for'}),
  name: named(100).meta({description: 'how the office calls the device'}),
  hostName: label(100).optional().meta({description: "the name of the window's computer"}),
});

/** Which devices to list. */
export const deviceQuery = z.object({
  deviceId: id.optional().meta({description: 'only this one'}),
  pointId: id.optional().meta({description: 'only those of this point'}),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of devices, by id. */
export const devicePage = z.object({items: z.array(device), nextCursor: cursor.nullable()}).meta({id: 'DevicePage'});

/** Refers to one device. */
export const deviceReference = z.object({deviceId: id});

/** What to change; what is left out remains. */
export const changeDeviceInput = z.object({
  deviceId: id,
  name: named(100).optional().meta({description: 'how the office calls the device'}),
  hostName: label(100).nullable().optional().meta({description: "the name of the window's computer; null: none"}),
  pointId: id.optional().meta({description: 'the point to which the device has moved'}),
  settings: deviceSettings.partial().optional().meta({description: 'the settings to change'}),
});

/** Who serves at a device. */
export const staffInput = {
  staffNumber: label(20)
    .nullable()
    .meta({description: '工号 of the person who signs in, or goes on serving; null signs out'}),
  paused: z.boolean().default(false).meta({description: 'whether the person leaves the window for a while (暂停服务)'}),
};

/** The picture of who serves at a device. */
export const pictureOnDevice = z
  .object({picture: staffPicture.nullable().meta({description: 'null: nobody has signed in, or none is to be shown'})})
  .meta({id: 'PictureOnDevice', description: 'The picture of who serves at the device'});

/** Who serves, after a change. */
export const staffOnDevice = z
  .object({deviceId: id, staff: deviceStaff.nullable().meta({description: 'null: nobody has signed in'})})
  .meta({id: 'StaffOnDevice', description: 'Who serves at a device'});

/** What a device says of itself, every 30 seconds. */
export const heartbeatInput = z.object({
  version,
  state: z.enum(reportedStates).meta({description: 'what it shows now'}),
  clock: sentMoment.meta({description: "the device's own clock"}),
  volume: volume.optional().meta({description: 'how loud it is, 0 to 100'}),
});

/** What a device hears in return. */
export const heartbeatAnswer = z
  .object({
    serverTime: moment.meta({description: "the server's clock"}),
    settings: deviceSettings,
    staff: deviceStaff.nullable().meta({description: 'who serves at the device; null: nobody has signed in'}),
    calledNumber,
    identify: z.boolean().meta({description: 'whether the device shall show itself and sound, for 30 seconds'}),
  })
  .meta({id: 'HeartbeatAnswer', description: 'What a device hears in return for its heartbeat'});

/** What happened to a device. The fields that an event is not about are null. */
export const deviceEvent = z
  .object({
    type: z.enum(deviceEventTypes).meta({description: 'the name of the event too'}),
    promptId: id.nullable().meta({description: 'of `prompt` and `withdrawn`'}),
    secondsLeft: z.number().nullable().meta({
      description:
        'of `prompt`: for how many seconds it may still be shown; no moment, because clocks of devices are wrong',
    }),
    settings: deviceSettings.nullable().meta({description: 'of `settings`'}),
    staff: deviceStaff.nullable().meta({description: 'of `staff`; null: nobody has signed in'}),
    ticketNumber: text(30).nullable().meta({description: 'of `call`: the number that is called; null: none any more'}),
  })
  .meta({id: 'DeviceEvent', description: 'What happened to a device'});

/** How a device is found: in exactly one way. */
const address = {
  deviceId: id.optional().meta({description: 'this device'}),
  pointId: id.optional().meta({description: 'the device of this point'}),
  windowNumber: window.optional(),
  staffNumber: label(20).optional().meta({description: 'the device at which this person has signed in'}),
  hostName: label(100).optional().meta({description: "the device of the window's computer with this name"}),
};

/** Says on a device which number is called. */
export const callInput = z.object({
  ...address,
  institutionCode: institutionCode.optional().meta({
    description: "whose window, staff or computer it is; left out: of the caller's institution",
  }),
  ticketNumber: named(30).nullable().meta({
    description: 'the ticket number (排队号) that is called, never a name; null: nobody is called any more',
  }),
});

/** Which number a device shows as called. */
export const callOnDevice = z
  .object({
    deviceId: id.meta({description: 'the device that shows it'}),
    ticketNumber: text(30).nullable().meta({description: 'the number that is called; null: none'}),
  })
  .meta({id: 'CallOnDevice', description: 'Which ticket number a device shows as called (叫号)'});

/** Asks for the rating of a service on a device, which is addressed in exactly one way. */
export const promptInput = z.object({
  serviceId: id.meta({description: 'the service to be rated'}),
  ...address,
  institutionCode: institutionCode.optional().meta({
    description: 'whose window, staff or computer it is; left out: of the institution of the service',
  }),
  validSeconds: z
    .number()
    .int()
    .min(promptSeconds.min)
    .max(promptSeconds.max)
    .default(promptSeconds.usual)
    .meta({description: 'how many seconds it may be shown'}),
});

/** Whether a service was rated on a device, never how. */
export const prompt = z
  .object({
    promptId: id,
    deviceId: id.meta({description: 'the device that shows it'}),
    serviceId: id.meta({description: 'the service to be rated'}),
    state: z.enum(promptStates).meta({description: 'rated or not, never how'}),
    validUntil: moment.meta({description: 'until when it may be shown'}),
  })
  .meta({id: 'Prompt', description: 'A request to rate a service on a device (请求评价)'});

/** Refers to one request. */
export const promptReference = z.object({promptId: id});

/** What the device shows now. */
export const shownPrompt = z
  .object({
    prompt: z
      .object({
        promptId: id,
        secondsLeft: z.number().meta({description: 'for how many seconds it may still be shown'}),
        form: ratingForm,
      })
      .nullable()
      .meta({id: 'PromptOnDevice', description: 'the newest valid request; null: there is none'}),
  })
  .meta({id: 'ShownPrompt', description: 'What the device is to show now'});

/** What became of a request on the screen. */
export const markPromptInput = z.object({
  promptId: id,
  state: z.enum(['shown', 'not_rated']).meta({description: 'it is shown, or was left untouched'}),
});

const {tags, comment, pressedAt} = ratingDraft.shape;

/** A rating as a device sends it; the device decides the channel. */
export const deviceRatingInput = z.object({
  promptId: id.optional().meta({description: 'the request that was answered'}),
  serviceId: id.optional().meta({description: 'without a request: the service that was rated'}),
  level,
  tags: z
    .array(tagCode)
    .max(40)
    .refine(codes => new Set(codes).size === codes.length)
    .default([])
    .meta(tags.meta() ?? {}),
  comment,
  pressedAt,
});
