import {eraseOld} from './erase-old.ts';
import {escalateOrders} from './escalate-orders.ts';
import type {Job} from './job.ts';
import {recordDefaults} from './record-defaults.ts';
import {setClocks} from './set-clocks.ts';

/** Everything that runs beside the interface. */
export const jobs: readonly Job[] = [recordDefaults, escalateOrders, setClocks, eraseOld];
