import {ratesOnHostilePages} from './hostile.contract.ts';

await ratesOnHostilePages('webkit', {all: false});
