import {ratesOnHostilePages} from './hostile.contract.ts';

await ratesOnHostilePages('firefox', {all: true});
