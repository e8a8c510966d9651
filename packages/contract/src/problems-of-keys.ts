import {kind, type ProblemKind} from './problem-kind.ts';

/** Why a key of a key box or tablet is no rating. */
export const keyProblems = {
  key_unmapped: kind(
    422,
    '该型号评价器没有这个按键，未作为评价保存。',
    '該型號評價器沒有這個按鍵，未作為評價儲存。',
    'The model of the device has no such key; no rating was stored.',
  ),
  model_unknown: kind(
    422,
    '不认识该评价器型号，请填写有对照表的型号。',
    '不認識該評價器型號，請填寫有對照表的型號。',
    'There is no key table for this model of device.',
  ),
  nobody_rated: kind(
    422,
    '评价器报告无人评价，未作为评价保存。',
    '評價器報告無人評價，未作為評價儲存。',
    'The device reports that nobody rated; no rating was stored.',
  ),
} as const satisfies Record<string, ProblemKind>;
