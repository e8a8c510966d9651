import {ratesOnHostilePages} from './hostile.contract.ts';

await ratesOnHostilePages('chromium', {all: true, whole: true});
