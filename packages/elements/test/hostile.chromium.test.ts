import {ratesOnHostilePages} from './hostile.contract.ts';

await ratesOnHostilePages('chromium', {all: true});
