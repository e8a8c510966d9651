import type {OrderState} from '@gov-rating/contract/orders';
import type * as board from '../../../../stories/gov-rating-board.stories.ts';
import type * as ends from '../../../../stories/gov-rating-ends.stories.ts';
import type * as evaluator from '../../../../stories/gov-rating-evaluator.stories.ts';
import type * as kiosk from '../../../../stories/gov-rating-kiosk.stories.ts';
import type * as my from '../../../../stories/gov-rating-my.stories.ts';
import type * as rating from '../../../../stories/gov-rating.stories.ts';
import type * as receipt from '../../../../stories/gov-rating-receipt.stories.ts';
import type {Screen} from '../../src/device-screen/session.ts';
import type {Trouble} from '../../src/my/session.ts';
import type {Step} from '../../src/rating/step.ts';
import type {Failure} from '../../src/receipt/failure.ts';
import type {Proof} from '../../src/receipt/proof.ts';

/**
 * Every state that a citizen can meet, by element and by the element's own name of the state, with the stories that show
 * it. A step, an end, a state of an order, a fault or a result of a check that is new does not compile without a line
 * here, and a story that is new is named by a test until it has one.
 */

/** The files of stories, by the word in front of the slash of a scene. */
export interface StoryFiles {
  readonly rating: typeof rating;
  readonly ends: typeof ends;
  readonly receipt: typeof receipt;
  readonly my: typeof my;
  readonly board: typeof board;
  readonly evaluator: typeof evaluator;
  readonly kiosk: typeof kiosk;
}

/** A story, such as `receipt/Verified`. */
export type Scene = {
  [File in keyof StoryFiles]: `${File}/${Exclude<keyof StoryFiles[File] & string, 'default'>}`;
}[keyof StoryFiles];

type States<Names extends string> = Readonly<Record<Names, readonly Scene[]>>;

/** Why a state has no scene: nobody can look at it. */
export const passing = {
  'gov-rating-receipt': {
    checking: 'lasts as long as the device computes',
    unchecked: 'a file of the server cannot be loaded; the tests of the proof show its sentence',
  },
  'gov-rating-evaluator': {
    connecting: 'lasts until the device has answered',
    full: 'a window keeps no ratings',
    sending: 'the form as it was filled in, until the server has answered',
  },
  'gov-rating-kiosk': {
    connecting: 'lasts until the device has answered',
    calling: 'a terminal calls nobody',
    paused: 'a terminal has no staff that pauses it',
    signed_out: 'a terminal has no staff that signs in',
    sending: 'the form as it was filled in, until the server has answered',
  },
} as const;

const ratingSteps = {
  loading: ['rating/Loading'],
  open: [
    'rating/Open',
    'rating/Faces',
    'rating/Stars',
    'rating/GoodLevelChosen',
    'rating/BadLevelChosen',
    'rating/LevelMissing',
    'rating/ReasonMissing',
    'rating/CommentNearLimit',
    'rating/CommentTooLong',
    'rating/Compact',
    'rating/Large',
    'rating/DialogClosed',
    'rating/DialogOpen',
    'rating/WithoutVoice',
    'ends/UnreachableThenRetried',
  ],
  sending: ['rating/Sending'],
  received: [
    'ends/Received',
    'ends/ReceivedWithWayBack',
    'ends/ReceivedWithOrder',
    'ends/ReceivedOnOwnDevice',
    'ends/SavedAsPicture',
    'ends/PaperToChoose',
    'rating/DialogReceived',
  ],
  kept: ['ends/KeptOnThisDevice', 'ends/KeptOnSharedDevice'],
  refused: ['ends/Failed'],
  rated: ['ends/AlreadyRated', 'ends/AlreadyRatedHere', 'ends/Refused'],
  expired: ['ends/Expired'],
  invalid: ['rating/InvalidLink', 'rating/WithoutInvitation'],
  unreachable: ['ends/Unreachable', 'ends/UnreachableWithTelephone'],
  foreign: ['ends/NotOurs'],
  closed: ['ends/Closed'],
} as const satisfies States<Step>;

/** What `typedNumber` finds wrong. */
const receiptFaults = {
  missing: ['receipt/NothingTyped'],
  isOrder: ['receipt/OrderNumber'],
  malformed: ['receipt/Mistyped'],
} as const satisfies States<'missing' | 'isOrder' | 'malformed'>;

const receiptFailures = {
  unreachable: ['receipt/NoConnection'],
  foreign: ['receipt/NotOurs'],
  refused: ['receipt/Refused'],
} as const satisfies States<Failure>;

const receiptOrders = {
  created: ['receipt/Created'],
  signed: ['receipt/WithoutLimit', 'receipt/HandedOn', 'receipt/UnderReview'],
  contacted: ['receipt/Contacted'],
  verified: ['receipt/Verified', 'receipt/Overdue'],
  rectifying: ['receipt/Rectifying'],
  rectified: ['receipt/Rectified'],
  explained: ['receipt/Explained'],
  replied: [
    'receipt/Answered',
    'receipt/Supplement',
    'receipt/SupplementIncomplete',
    'receipt/SupplementSending',
    'receipt/SupplementNotSent',
    'receipt/SupplementRefused',
    'receipt/Supplemented',
    'receipt/WordsToErase',
    'receipt/WordsErased',
  ],
  followed_up: ['receipt/FollowedUp'],
  closed: ['receipt/Closed'],
  voided: ['receipt/Voided'],
} as const satisfies States<OrderState>;

const receiptProofs = {
  proved: ['receipt/InEvidenceLog'],
  broken: ['receipt/NotInEvidenceLog'],
  // The scenes of an order with a key, and those without.
  pending: ['receipt/Supplement'],
  keyless: ['receipt/Answered'],
} as const satisfies States<Exclude<Proof, keyof (typeof passing)['gov-rating-receipt']>>;

const myTroubles = {
  login: [
    'my/SignedOut',
    'my/ByCode',
    'my/ByCodeOrLogin',
    'my/CaseIncomplete',
    'my/CodeAsked',
    'my/WrongCode',
    'my/CodesUsedUp',
  ],
  expired: ['my/LoginEnded'],
  unknown: ['my/NotKnown'],
  unsure: ['my/NotVerified'],
  unreachable: ['my/NoConnection'],
  foreign: ['my/NotOurs'],
  refused: ['my/Refused'],
} as const satisfies States<Trouble>;

const evaluatorScreens = {
  pairing: ['evaluator/Pairing'],
  revoked: ['evaluator/Revoked'],
  signed_out: ['evaluator/SignedOut'],
  idle: [
    'evaluator/Idle',
    'evaluator/StaffPicture',
    'evaluator/StaffNumberOnly',
    'evaluator/IdleWithoutNetwork',
    'evaluator/Identified',
  ],
  calling: ['evaluator/Calling'],
  paused: ['evaluator/Paused'],
  prompt: [
    'evaluator/Prompt',
    'evaluator/LongNames',
    'evaluator/QueueTicket',
    'evaluator/Faces',
    'evaluator/Elder',
    'evaluator/TimeRunningOut',
  ],
  rating: ['evaluator/Reasons', 'evaluator/AllReasons'],
  received: ['evaluator/Received', 'evaluator/ReceivedBad'],
  kept: ['evaluator/KeptOnThisDevice'],
  refused: ['evaluator/Failed'],
} as const satisfies States<Exclude<Screen, keyof (typeof passing)['gov-rating-evaluator']>>;

const kioskScreens = {
  pairing: ['kiosk/Pairing'],
  revoked: ['kiosk/Revoked'],
  idle: ['kiosk/Idle', 'kiosk/IdleWithoutNetwork', 'kiosk/Identified'],
  full: ['kiosk/Full'],
  prompt: ['kiosk/Service', 'kiosk/Landscape', 'kiosk/Faces'],
  rating: ['kiosk/LongNames', 'kiosk/Reasons', 'kiosk/ReasonsLandscape', 'kiosk/TimeRunningOut', 'kiosk/Elder'],
  received: ['kiosk/Received', 'kiosk/ReceivedLandscape', 'kiosk/ReceivedBad'],
  kept: ['kiosk/KeptOnThisDevice'],
  refused: ['kiosk/Failed'],
} as const satisfies States<Exclude<Screen, keyof (typeof passing)['gov-rating-kiosk']>>;

/** The list. What an element has no name of its own for stands under a plain word. */
export const citizenStates = {
  'gov-rating': ratingSteps,
  'gov-rating-receipt': {
    asking: ['receipt/Asking', 'receipt/Unknown'],
    ...receiptFaults,
    loading: ['receipt/Loading'],
    ...receiptFailures,
    effective: ['receipt/Effective'],
    ...receiptOrders,
    ...receiptProofs,
  },
  'gov-rating-my': {
    loading: ['my/Loading'],
    ...myTroubles,
    lists: ['my/Several', 'my/Many', 'my/RatedMeanwhile'],
    empty: ['my/Empty'],
    rating: ['my/Rating'],
  },
  'gov-rating-board': {
    loading: ['board/Loading'],
    full: [
      'board/City',
      'board/Tables',
      'board/Reading',
      'board/WholeRanking',
      'board/Formula',
      'board/OneDay',
      'board/OneMonth',
      'board/Year',
      'board/ManyDefaults',
      'board/Channels',
      'board/NothingToDivide',
      'board/ThisMonth',
    ],
    withheld: ['board/SmallCounts'],
    published: ['board/Publication', 'board/CorrectedPublication', 'board/OlderVersion', 'board/PublishedHere'],
    unpublished: ['board/NotPublished'],
    empty: ['board/Empty'],
    failed: ['board/Forbidden', 'board/Unreachable', 'board/NotOurs'],
    stale: ['board/Stale'],
  },
  'gov-rating-evaluator': evaluatorScreens,
  'gov-rating-kiosk': kioskScreens,
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly Scene[]>>>>;

/** An element that citizens use. */
export type CitizenElement = keyof typeof citizenStates;

/** Stories of states that are in the list already: in another language, theme or frame, which the conditions vary themselves. */
export const otherwiseShown: readonly Scene[] = [
  'rating/Light',
  'rating/Dark',
  'rating/HighContrast',
  'rating/Elder',
  'rating/TraditionalChinese',
  'rating/English',
  'rating/AddedLanguage',
  'rating/OwnWords',
  'rating/RightToLeft',
  'rating/NarrowColumn',
  'rating/ForcedColours',
  'receipt/InEvidenceLogEnglish',
  'receipt/Dark',
  'receipt/HighContrast',
  'receipt/Elder',
  'receipt/English',
  'receipt/Traditional',
  'my/Elder',
  'my/Dark',
  'my/Traditional',
  'my/English',
  'my/CodeElder',
  'board/Phone',
  'board/Dark',
  'board/HighContrast',
  'board/Elder',
  'board/English',
  'board/Traditional',
  'board/RightToLeft',
  'evaluator/Dark',
  'evaluator/HighContrast',
  'evaluator/English',
  'evaluator/Traditional',
  'kiosk/Dark',
  'kiosk/HighContrast',
  'kiosk/English',
  'kiosk/Traditional',
];

/** One entry of the list. */
export interface CitizenState {
  readonly element: CitizenElement;
  readonly state: string;
  readonly scene: Scene;
}

/** The list, a line for each scene. A scene that shows two states at once has one line. */
export const everyState: readonly CitizenState[] = Object.entries(citizenStates).flatMap(([element, states]) => {
  const seen = new Set<Scene>();
  return Object.entries(states as States<string>).flatMap(([state, scenes]) =>
    scenes
      .filter(scene => !seen.has(scene) && seen.add(scene))
      .map(scene => ({element: element as CitizenElement, state, scene})),
  );
});
