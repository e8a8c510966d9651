export {sm2Verifier} from '@gov-rating/contract/evidence-sm2';
