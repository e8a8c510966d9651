import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals about QR codes and posters. */
export const codeProblems = {
  code_too_small: kind(
    422,
    '二维码尺寸过小，扫不出来。',
    '二維碼尺寸過小，掃不出來。',
    'The QR code would be too small for a scanner.',
  ),
  character_not_drawable: kind(
    422,
    '名称中有字体里没有的字，无法印在海报上。',
    '名稱中有字型裡沒有的字，無法印在海報上。',
    'A name has a character that the font of posters lacks.',
  ),
  posters_not_available: kind(
    409,
    '本系统没有安装海报所需的字体。',
    '本系統沒有安裝海報所需的字型。',
    'This server has no font for posters.',
  ),
} as const satisfies Record<string, ProblemKind>;
