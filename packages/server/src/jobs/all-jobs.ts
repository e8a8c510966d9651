import {upstreamSender} from '../node/upstream-sender.ts';
import {webhookSender} from '../node/webhook-sender.ts';
import {deliverUpstream} from './deliver-upstream.ts';
import {deliverWebhooks} from './deliver-webhooks.ts';
import {detectSuspicions} from './detect-suspicions.ts';
import {dropDrafts} from './drop-drafts.ts';
import {eraseOld} from './erase-old.ts';
import {eraseOperatorLog} from './erase-operator-log.ts';
import {escalateOrders} from './escalate-orders.ts';
import {forgetPictures} from './forget-pictures.ts';
import {forgetPrompts} from './forget-prompts.ts';
import {forgetRaters} from './forget-raters.ts';
import {forgetUpstream} from './forget-upstream.ts';
import {forgetWebhooks} from './forget-webhooks.ts';
import type {Job} from './job.ts';
import {makeMonths} from './make-months.ts';
import {openNotices} from './open-notices.ts';
import {recordDefaults} from './record-defaults.ts';
import {recordRefusals} from './record-refusals.ts';
import {remind} from './remind.ts';
import {sealEvidence, sealOperatorLog} from './seal-evidence.ts';
import {setClocks} from './set-clocks.ts';
import {warnOfCalendarEnd} from './warn-of-calendar-end.ts';

/** All background jobs. */
export const jobs: readonly Job[] = [
  makeMonths,
  recordDefaults,
  remind,
  escalateOrders,
  setClocks,
  eraseOld,
  deliverWebhooks(webhookSender()),
  deliverUpstream(upstreamSender()),
  forgetWebhooks,
  forgetUpstream(),
  forgetPrompts,
  forgetPictures,
  forgetRaters,
  sealEvidence,
  recordRefusals,
  sealOperatorLog,
  eraseOperatorLog,
  detectSuspicions,
  openNotices,
  dropDrafts,
  warnOfCalendarEnd,
];
