import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals about institutions, points, and files of registers. */
export const registerProblems = {
  file_refused: kind(
    422,
    '文件有误，没有保存任何内容。',
    '檔案有誤，沒有儲存任何內容。',
    'The file has mistakes; nothing was saved.',
  ),
  imports_not_available: kind(
    409,
    '本系统不能读取 CSV 文件。',
    '本系統不能讀取 CSV 檔案。',
    'This server cannot read CSV files.',
  ),
  picture_refused: kind(
    422,
    '照片不能使用：请上传不超过 64 KB、长和宽均不超过 1000 像素的 JPEG、PNG 或 WebP 图片。',
    '照片不能使用：請上傳不超過 64 KB、長和寬均不超過 1000 像素的 JPEG、PNG 或 WebP 圖片。',
    'This picture cannot be used: send a JPEG, PNG or WebP picture of at most 64 KB, and at most 1,000 pixels wide and high.',
  ),
  unknown_institution: kind(422, '没有这个机构。', '沒有這個機構。', 'There is no such institution.'),
  unknown_point: kind(404, '没有这个评价点。', '沒有這個評價點。', 'There is no such point.'),
  point_closed: kind(409, '这个评价点已经停用。', '這個評價點已經停用。', 'This point is not in use any more.'),
  too_many_at_point: kind(
    429,
    '今天从您用的网络来的评价太多了。请改用手机流量，或明天再评。',
    '今天從您用的網路來的評價太多了。請改用行動數據，或明天再評。',
    'Today this point was rated as often as possible from your network; use mobile data, or rate it tomorrow.',
    true,
  ),
  point_not_valid: kind(
    409,
    '该评价点在服务当日尚未启用或已停用。',
    '該評價點在服務當日尚未啟用或已停用。',
    'This point was not valid on the day of the service.',
  ),
  point_number_taken: kind(
    409,
    '同一上级评价点下已有相同编号的评价点。',
    '同一上級評價點下已有相同編號的評價點。',
    'An open point with this number lies in the same place already.',
  ),
  parent_not_allowed: kind(
    422,
    '上级评价点须属于本机构或其上级机构，且不能是本评价点或其下级。',
    '上級評價點須屬於本機構或其上級機構，且不能是本評價點或其下級。',
    'A point lies in one of its own institution or of one above it, and never in itself.',
  ),
  alias_taken: kind(
    409,
    '该编码已属于其他机构。',
    '該編碼已屬於其他機構。',
    'This code belongs to another institution already.',
  ),
  service_not_found: kind(
    404,
    '没有找到可以在这里评价的办件。请核对编号；已评价的，或不在这里办的，也查不到。',
    '沒有找到可以在這裡評價的辦件。請核對編號；已評價的，或不在這裡辦的，也查不到。',
    'No case was found that can be rated here. Compare the number; one that is rated, or of another place, is not found either.',
  ),
  case_number_locked: kind(
    429,
    '这个编号今天查得太多了。请明天再试，或请窗口工作人员给您发评价链接。',
    '這個編號今天查得太多了。請明天再試，或請窗口工作人員給您發評價連結。',
    'This number was tried too often today. Try again tomorrow, or ask the staff at the window for an invitation.',
    true,
  ),
  unknown_alias: kind(
    404,
    '没有这个机构别名编码。',
    '沒有這個機構別名編碼。',
    'There is no such other code of an institution.',
  ),
} as const satisfies Record<string, ProblemKind>;
