import {countCharacters} from '@gov-rating/contract/draft-rules';
import {telephonePattern} from '@gov-rating/contract/limits';
import {isBad, levels, type Language, type Level} from '@gov-rating/contract/standard';
import type {Localized} from '@gov-rating/contract/types';
import {isApiError} from '../errors.ts';
import {ratingWayOn, type RatingEnd} from '../rating-end.ts';
import {needsReason, type State} from './flow.ts';
import {words, type Words} from './words.ts';

/** The language of a tag as apps have it (`zh_TW`); readers of other languages of the world get English, of China's Chinese. */
export function languageOf(tag: string): Language {
  if (/^zh[-_](tw|hk|mo|hant)/i.test(tag)) return 'zh-TW';
  return tag === '' || /^(zh|bo|ii|ug|za)\b|[-_]cn$/i.test(tag.replace('_', '-')) ? 'zh-CN' : 'en';
}

const localized = (text: Partial<Localized> | null | undefined, language: Language): string =>
  text?.[language] ?? text?.['zh-CN'] ?? '';

/** A moment in Beijing time by the pattern of a language, without `Intl`, which many phones have without China's time zone. */
function dated(moment: string, pattern: string): string {
  const [day = '', time = ''] = new Date(Date.parse(moment) + 28_800_000).toISOString().split('T');
  const [y, mm, dd] = day.split('-');
  const parts: Record<string, unknown> = {y, mm, dd, m: Number(mm), d: Number(dd), t: time.slice(0, 5)};
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => `${parts[name]}`);
}

/** What is drawn: plain data, as `setData` takes it. */
export type View = ReturnType<typeof viewOf>;

/** Makes the data of the template. Every sentence is of the catalogue. */
export function viewOf(state: Readonly<State>, language: Language) {
  const text: Words = words[language];
  const {step, form, level, reasons, comment, open, checked} = state;
  const asking = step === 'loading' || step === 'open' || (step === 'sending' && form !== undefined);
  const chosen = (level !== '' && reasons[level]) || [];
  const own = level === '' ? [] : (form?.tags.filter(tag => tag.level === level) ?? []);
  const shown = own.filter(tag => open || tag.core || chosen.includes(tag.code));
  const most = form?.commentMaxLength ?? 0;
  const over = countCharacters(comment) - most;
  return {
    words: text,
    asking,
    sending: step === 'sending',
    service: serviceOf(state, text),
    levels: levels.map(value => ({value, text: text[value], checked: value === level})),
    tags: shown.map(tag => ({
      code: tag.code,
      text: localized(tag.text, language),
      plain: localized(tag.plain, language),
      checked: chosen.includes(tag.code),
    })),
    more: shown.length < own.length ? text.more.replace('{n}', `${own.length - shown.length}`) : '',
    question: level === '' ? '' : text[questionOf(level)],
    commentLabel: needsReason(state) ? text.commentInstead : text.comment,
    second: form !== undefined && level !== '',
    limit: text.limit.replace('{n}', `${most}`),
    counter: `${countCharacters(comment)}/${most}`,
    notice: localized(form?.privacyNotice, language),
    // A mini-program opens no page of the web: the address can be copied.
    privacyPage: form?.privacyPage ?? '',
    pickError: checked && level === '' ? text.pick : '',
    reasonError: checked && needsReason(state) ? text.reason : '',
    overError: form && over > 0 ? text.over.replace('{n}', `${over}`) : '',
    end: asking ? null : endView(state, step as RatingEnd, text, language),
  };
}

function serviceOf({form}: Readonly<State>, text: Words) {
  if (!form) return {itemName: text.loading, names: '', when: ''};
  const {itemName, institutionName, serviceName = '', ticketNumber = '', node, servedAt} = form.service;
  return {
    itemName,
    names: [institutionName, serviceName === itemName ? '' : serviceName, ticketNumber].join(' ').trim(),
    when: node && servedAt ? `${text[node]} · ${dated(servedAt, text.date)}` : '',
  };
}

function endView(state: Readonly<State>, end: RatingEnd, text: Words, language: Language) {
  const {form, error, receipt} = state;
  const {requestId = ''} = Object(error) as {requestId?: string};
  const way = ratingWayOn(end, error);
  const address = form?.returnUrl ?? '';
  return {
    name: end,
    title: text[end],
    number: receipt?.receiptNumber ?? '',
    hasKey: (receipt?.receiptKey ?? null) !== null,
    // Not while something is left to do here.
    returnUrl: way === false && address.indexOf('https:') === 0 ? address : '',
    detail: detailOf(state, end, text, language),
    button: way === false ? '' : text[way === 'form' && form ? 'back' : 'retry'],
    requestId: end === 'rated' ? '' : requestId,
    calls: end === 'received' || end === 'sending' || end === 'kept' ? [] : callsOf(state, text, language),
  };
}

/** The question above the reasons of a level, as in `<gov-rating>`: that of 基本满意 takes no side. */
const questionOf = (level: Level) => (level === 'basically_satisfied' ? 'tags' : isBad(level) ? 'tagsBad' : 'tagsGood');

/** Sentences one after another, as the language writes them. */
const inOne = (language: Language, ...sentences: readonly string[]) =>
  sentences.filter(Boolean).join(language === 'en' ? ' ' : '');

/** Who has a bad rating, and by when the person hears from them, where that is known. */
function arrived({form, receipt}: Readonly<State>, text: Words, language: Language): string {
  if (!receipt?.orderNumber) return text.receivedText;
  const {institutionName = form?.service.institutionName ?? text.unit, contactBy} = receipt.handling ?? {};
  // A limit that ends at midnight belongs to the day before.
  const last = contactBy && new Date(Date.parse(contactBy) - 1).toISOString();
  const contact = last ? text.contact.replace('{d}', dated(last, text.date.replace(' {t}', ''))) : '';
  return inOne(language, text.order.replace('{unit}', institutionName), contact);
}

/**
 * Whom a person can call: the institution where its number is known, and the general line, which is 12345 where the server
 * says no other. `text` is shown, `spoken` says a number digit by digit, `dialled` is what the telephone dials.
 */
function callsOf({form}: Readonly<State>, text: Words, language: Language) {
  const {institutionPhone, hotline} = form?.help ?? {};
  const own = telephonePattern.exec(institutionPhone ?? '');
  const general = telephonePattern.exec(hotline?.phone ?? '') ?? ['12345', '12345'];
  const name = localized(hotline?.name, language);
  const call = ([phone = '', line = '']: readonly string[], sentence: string, before = '', after = '') => ({
    before,
    text: sentence.replace('{n}', phone),
    spoken: sentence.replace('{n}', phone.replace(/-/g, '，').replace(/\d(?=\d)/g, '$& ')),
    dialled: line.replace(/-/g, ''),
    after,
  });
  const institution = form?.service.institutionName ?? text.office;
  return [
    ...(own ? [call(own, text.callOffice.replace('{i}', institution))] : []),
    call(general, text.call, text.help, name.includes(general[0] as string) ? '' : name),
  ];
}

/** What to do next, or why: one or two sentences. */
function detailOf(state: Readonly<State>, end: RatingEnd, text: Words, language: Language): string {
  const {form, error, astray} = state;
  const stillThere = form ? text.stillThere : '';
  switch (end) {
    case 'received':
      return arrived(state, text, language);
    case 'kept':
      return astray ? text.keptForeign : text.keptText;
    case 'refused':
      return (
        (isApiError(error) && localized(error.messages, language)) || inOne(language, text.unreachableText, stillThere)
      );
    case 'foreign':
      return inOne(language, text.foreignText, stillThere);
    case 'unreachable':
      return text.unreachableText;
    case 'rated':
      return text.ratedText;
    case 'sending':
      return '';
    default:
      return text.askWindow;
  }
}
