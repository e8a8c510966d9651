import {ratesOnHostilePages} from './hostile.contract.ts';

await ratesOnHostilePages('chromium-77', {all: true});
