/**
 * The script tag that adds a language to all elements on the page, from a file of words (JSON). Several files are
 * separated by spaces.
 *
 * @example
 * <script src="https://rating.example.gov.cn/gov-rating-language.js" data-words="/words/ug.json" defer></script>
 * <script src="https://rating.example.gov.cn/gov-rating.js" defer></script>
 */
import {changeAdded} from './page/added-languages.ts';
import {fileLimit, type LanguageData} from './messages/language-rules.ts';
import {registerLanguage} from './messages/register-language.ts';
import {warn} from './page/warn.ts';

/** The tags of this script: the running one; all of them where the script is evaluated as text. */
function ownTags(): readonly HTMLScriptElement[] {
  const all = [...document.querySelectorAll<HTMLScriptElement>('script[data-words]')];
  const running = all.filter(tag => tag === document.currentScript);
  return running.length > 0 ? running : all.filter(({src}) => /\/gov-rating-language\.js([?#]|$)/.test(src));
}

async function load(file: string, tag: HTMLScriptElement): Promise<void> {
  try {
    const answer = await fetch(file);
    const text = answer.ok ? await answer.text() : '';
    if (text.length > fileLimit) throw new Error('too long');
    registerLanguage(JSON.parse(text) as LanguageData);
  } catch {
    warn('words_unread', tag);
  }
}

for (const tag of ownTags())
  for (const file of (tag.dataset['words'] ?? '').split(/\s+/).filter(Boolean)) {
    changeAdded(registry => registry.loading++);
    void load(file, tag).then(() => changeAdded(registry => registry.loading--));
  }
