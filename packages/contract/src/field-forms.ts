import {
  aliasCodePattern,
  areaCodePattern,
  idempotencyKeyPattern,
  idPattern,
  institutionCodePattern,
  itemCodePattern,
  orderNumberPattern,
  phoneEndPattern,
  raterCodePattern,
  telephonePattern,
  receiptKeyPattern,
  projectNoPattern,
  receiptNumberPattern,
  staticCodePattern,
  subjectPattern,
  timeOfDayPattern,
} from './limits.ts';
import {wording, type Localized} from './standard/localized.ts';

/** The form that a text field must have, in words, and a value that has it. */
export interface FieldForm {
  readonly form: Localized;
  readonly example: string;
}

const form = (example: string, zhCN: string, zhTW: string, en: string): FieldForm => ({
  form: wording(zhCN, zhTW, en),
  example,
});

/** By the format that a schema names (JSON Schema). */
export const formsByFormat: Readonly<Record<string, FieldForm>> = {
  'date-time': form(
    '2026-11-24T09:30:00+08:00',
    '带时区的日期和时间（RFC 3339）',
    '帶時區的日期和時間（RFC 3339）',
    'a date and time with its offset (RFC 3339)',
  ),
  date: form('2026-11-24', '存在的日期，年-月-日', '存在的日期，年-月-日', 'a day that exists, year-month-day'),
  uri: form(
    'https://www.example.gov.cn/rate',
    '以 https:// 或 http:// 开头的完整网址',
    '以 https:// 或 http:// 開頭的完整網址',
    'a complete address that begins with https:// or http://',
  ),
};

const identifier = form(
  'g191jFZZnaU01bnZOKzW9Y',
  '本系统给出的编号：1 至 64 个字母、数字、“-”或“_”',
  '本系統給出的編號：1 至 64 個字母、數字、「-」或「_」',
  'an identifier that this server gave: 1 to 64 letters, digits, "-" or "_"',
);

/** By the pattern of a schema. Every pattern of an input is here; a test names one that is missing. */
export const formsByPattern: Readonly<Record<string, FieldForm>> = {
  [idPattern.source]: identifier,
  [receiptKeyPattern.source]: form(
    'q1k91jFZZnaU01bnZOKzW9',
    '评价后显示的链接中的凭证：22 个字母、数字、“-”或“_”',
    '評價後顯示的連結中的憑證：22 個字母、數字、「-」或「_」',
    'the key from the link that is shown after a rating: 22 letters, digits, "-" or "_"',
  ),
  [institutionCodePattern.source]: form(
    '11440100MB2C123456',
    '统一社会信用代码：18 位数字和大写字母（GB 32100）',
    '統一社會信用代碼：18 位數字和大寫字母（GB 32100）',
    'a 统一社会信用代码: 18 digits and capital letters (GB 32100)',
  ),
  [areaCodePattern.source]: form(
    '440100',
    '行政区划代码：6、9 或 12 位数字（GB/T 2260）',
    '行政區劃代碼：6、9 或 12 位數字（GB/T 2260）',
    'a 行政区划代码: 6, 9 or 12 digits (GB/T 2260)',
  ),
  [itemCodePattern.source]: form(
    '1144010000000000010440115001000',
    '实施编码或业务办理项编码：至多 33 位数字和字母',
    '實施編碼或業務辦理項編碼：至多 33 位數字和字母',
    'a 实施编码 or 业务办理项编码: at most 33 digits and letters',
  ),
  [staticCodePattern.source]: form(
    '7Kd0aQ2mZx',
    '评价点二维码中的编码：10 位数字和字母',
    '評價點 QR 碼中的編碼：10 位數字和字母',
    'the code in the QR code of a point: 10 letters and digits',
  ),
  [aliasCodePattern.source]: form(
    '006940386',
    '机构的其他编码：至多 50 个数字、字母、“-”、“_”或“.”；组织机构代码为 9 位',
    '機構的其他編碼：至多 50 個數字、字母、「-」、「_」或「.」；組織機構代碼為 9 位',
    'another code of an institution: at most 50 digits, letters, "-", "_" or "."; an organisation code has 9',
  ),
  [orderNumberPattern.source]: form(
    'GD20261124-7Q2MD-0ZK4H',
    '工单编号：GD、日期和两组五位字符',
    '工單編號：GD、日期和兩組五位字元',
    'the number of an order: GD, the day, and twice five characters',
  ),
  [receiptNumberPattern.source]: form(
    '2611-2405-1738-6420-9356',
    '查询号码：20 位数字，每四位一组（以前的号码是日期和两组五位字符）',
    '查詢號碼：20 位數字，每四位一組（以前的號碼是日期和兩組五位字元）',
    'the number of a receipt: 20 digits in groups of four, or, of earlier versions, the day and twice five characters',
  ),
  [idempotencyKeyPattern.source]: form(
    '6f1c2d3e-4a5b-4c6d-8e7f-901234567890',
    '16 至 64 个字母、数字、“-”或“_”，每次提交各不相同',
    '16 至 64 個字母、數字、「-」或「_」，每次提交各不相同',
    '16 to 64 letters, digits, "-" or "_", another one for each submission',
  ),
  '^[A-Za-z0-9_-]*$': form(
    'MjAyNi0xMS0yNFQwMjowMDowMC4wMDBaIEEx',
    '上一页给出的 nextCursor，原样传回；第一页不传',
    '上一頁給出的 nextCursor，原樣傳回；第一頁不傳',
    'the nextCursor of the page before, unchanged; nothing for the first page',
  ),
  [subjectPattern.source]: form(
    'q1k91jFZZnaU01bnZOKzW9',
    '门户内的用户假名：22 至 128 个字母、数字、“-”或“_”，不得是证件号码或电话',
    '入口網站內的使用者假名：22 至 128 個字母、數字、「-」或「_」，不得是證件號碼或電話',
    'a pseudonym within the portal: 22 to 128 letters, digits, "-" or "_", never the number of a certificate or telephone',
  ),
  [phoneEndPattern.source]: form(
    '0000',
    '登记的手机号码的最后 4 位数字',
    '登記的手機號碼的最後 4 位數字',
    'the last 4 digits of the telephone number that was registered',
  ),
  [raterCodePattern.source]: form(
    '204816',
    '短信中的验证码：6 位数字',
    '簡訊中的驗證碼：6 位數字',
    'the code from the message: 6 digits',
  ),
  [timeOfDayPattern.source]: form(
    '22:30',
    '一天中的时间，时:分，00:00 至 23:59',
    '一天中的時間，時:分，00:00 至 23:59',
    'a time of day, hour:minute, 00:00 to 23:59',
  ),
  '^\\d{3}$': form('209', '评价标签代码：3 位数字', '評價標籤代碼：3 位數字', 'the code of a tag: 3 digits'),
  '^\\d{4}-(0[1-9]|1[0-2])$': form('2026-10', '月份，年-月', '月份，年-月', 'a month, year-month'),
  [projectNoPattern.source]: form(
    '440100202611240001',
    '办件编号：至多 50 个数字、字母、“-”或“_”',
    '辦件編號：至多 50 個數字、字母、「-」或「_」',
    'a 办件编号: at most 50 digits, letters, "-" or "_"',
  ),
  [telephonePattern.source]: form(
    '020-12345678',
    '可以直接拨打的公开电话：区号-号码、400 电话、手机或 12345 这样的号码，可带“转”和分机号',
    '可以直接撥打的公開電話：區號-號碼、400 電話、手機或 12345 這樣的號碼，可帶「轉」和分機號',
    'a public telephone that can be dialled from anywhere: area code and number, 400-…, a mobile or such as 12345, perhaps with an extension',
  ),
  '^[A-Za-z0-9_-]{43}$': form(
    'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
    'SHA-256 值的 base64url：43 个字符',
    'SHA-256 值的 base64url：43 個字元',
    'a SHA-256 in base64url: 43 characters',
  ),
};
