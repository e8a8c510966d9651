import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals about devices, their pairing and requests to rate on them. */
export const deviceProblems = {
  device_key_invalid: kind(
    401,
    '设备凭证无效，请重新配对。',
    '裝置憑證無效，請重新配對。',
    'The key of this device is not valid; pair it again.',
  ),
  device_revoked: kind(
    401,
    '该设备已停用，或其评价点已关闭；请联系管理人员重新配对。',
    '該裝置已停用，或其評價點已關閉；請聯絡管理人員重新配對。',
    'This device was revoked, or its point is closed; ask the office to pair it again.',
  ),
  pairing_code_unknown: kind(
    404,
    '配对码不存在，请核对屏幕上显示的配对码。',
    '配對碼不存在，請核對螢幕上顯示的配對碼。',
    'There is no such pairing code; compare it with the one on the screen.',
  ),
  pairing_code_used: kind(
    409,
    '该配对码已使用，请在设备上重新开始配对。',
    '該配對碼已使用，請在裝置上重新開始配對。',
    'This pairing code was used; begin to pair the device again.',
  ),
  pairing_code_expired: kind(
    410,
    '该配对码已过期，请在设备上重新开始配对。',
    '該配對碼已過期，請在裝置上重新開始配對。',
    'This pairing code has expired; begin to pair the device again.',
  ),
  pairing_locked: kind(
    429,
    '您输入错误的配对码次数过多，请稍后再试。',
    '您輸入錯誤的配對碼次數過多，請稍後再試。',
    'You have entered too many wrong pairing codes. Please try again later.',
    true,
  ),
  unknown_device: kind(404, '设备不存在。', '裝置不存在。', 'There is no such device.'),
  device_ambiguous: kind(
    409,
    '有多台设备符合条件，请指明设备。',
    '有多台裝置符合條件，請指明裝置。',
    'More than one device fits; name the device.',
  ),
  device_offline: kind(
    409,
    '设备未连接，请检查设备的电源和网络。',
    '裝置未連線，請檢查裝置的電源和網路。',
    'The device is not connected; check its power and its network.',
  ),
  staff_not_signed_in: kind(
    409,
    '该工作人员未在任何设备上签到。',
    '該工作人員未在任何裝置上簽到。',
    'This member of staff has not signed in at any device.',
  ),
  unknown_prompt: kind(404, '评价请求不存在。', '評價請求不存在。', 'There is no such request to rate.'),
} as const satisfies Record<string, ProblemKind>;
