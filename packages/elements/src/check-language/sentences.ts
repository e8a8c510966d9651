import * as contract from '@gov-rating/contract';
import {boardCatalogues} from '../messages/board.ts';
import {deskCatalogues} from '../messages/desk.ts';
import {evaluatorCatalogues} from '../messages/evaluator.ts';
import {kioskCatalogues} from '../messages/kiosk.ts';
import {myCatalogues} from '../messages/my.ts';
import {receiptCatalogues} from '../messages/receipt.ts';
import {sheetCatalogues} from '../messages/sheet.ts';
import {readCatalogues, voiceCatalogues} from '../messages/voice.ts';
import {zhCN} from '../messages/zh-CN.ts';

/** Where a sentence is shown: by an element, or as a text of the standard or a refusal, which any element shows. */
export type Part =
  | 'gov-rating'
  | 'gov-rating-board'
  | 'gov-rating-desk'
  | 'gov-rating-evaluator'
  | 'gov-rating-kiosk'
  | 'gov-rating-my'
  | 'gov-rating-receipt'
  | 'levels'
  | 'refusals'
  | 'standard'
  | 'tags'
  | 'voice';

const own = (catalogues: Readonly<Record<string, object>>): readonly string[] =>
  Object.values(catalogues['zh-CN'] as Record<string, string>);

/** Every text with a Chinese wording in a tree of plain data; schemas and functions are passed over. */
function chineseIn(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const isPlain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object);
  if (!isPlain) return [];
  const {'zh-CN': text} = value as Record<string, unknown>;
  return typeof text === 'string' ? [text] : Object.values(value).flatMap(part => chineseIn(part, seen));
}

const {problems, levelNames, catalogueV1, catalogueV2, endpoints: _endpoints, ...rest} = contract;

/** Every sentence in simplified Chinese that an element can show, by part. */
export const sentencesByPart: Readonly<Record<Part, readonly string[]>> = {
  levels: chineseIn(levelNames),
  tags: chineseIn([catalogueV2, catalogueV1]),
  'gov-rating': [...Object.values(zhCN), ...own(sheetCatalogues)],
  'gov-rating-my': own(myCatalogues),
  'gov-rating-receipt': [...own(receiptCatalogues), ...own(sheetCatalogues)],
  'gov-rating-evaluator': own(evaluatorCatalogues),
  'gov-rating-kiosk': own(kioskCatalogues),
  'gov-rating-board': own(boardCatalogues),
  'gov-rating-desk': own(deskCatalogues),
  voice: [...own(readCatalogues), ...own(voiceCatalogues)],
  standard: chineseIn({...rest}),
  refusals: chineseIn(problems),
};
