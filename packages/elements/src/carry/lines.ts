import {fill} from '../messages/fill.ts';
import type {SheetMessages} from '../messages/sheet.ts';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import {qrPath, type QrPath} from '../base/qr-path.ts';
import type {Carried} from './facts.ts';

/** What a line of a sheet is, by which picture and paper draw it. */
export type Kind = 'title' | 'item' | 'muted' | 'label' | 'number' | 'text' | 'address' | 'help';

/** One thing on a sheet, from top to bottom. */
export type Line =
  | {readonly kind: Kind; readonly text: string; readonly isChinese?: boolean}
  | {readonly kind: 'code'; readonly code: QrPath};

/** What picture and paper have in common: every fact, what to do with the number, and whom to call. */
export function linesOf(carried: Carried, messages: SheetMessages): readonly Line[] {
  const {receiptNumber, link, ratedAt, itemName = '', institutionName = '', hotline} = carried;
  const text = (kind: Kind, words: string, isChinese = false): Line[] =>
    words ? [{kind, text: words, isChinese}] : [];
  return [
    ...text('title', messages.title),
    ...text('item', itemName, true),
    ...text('muted', institutionName, true),
    ...text('label', messages.number),
    ...text('number', receiptNumber),
    ...text('muted', ratedAt && shanghaiTime(ratedAt, messages.rated)),
    ...(link
      ? [
          {kind: 'code', code: qrPath(link)} as const,
          ...text('text', messages.scan),
          ...text('muted', messages.own),
          ...text('muted', messages.open),
          ...text('address', link.replace(/#receipt=.*/, '')),
        ]
      : text('text', messages.look)),
    ...text('help', fill(messages.help, {n: hotline})),
  ];
}
