/** What is put into a page that is measured. */
export {measure, measureFocus, measureLanguage, measureStructure} from './measures.ts';
export {setPage} from './page-settings.ts';
