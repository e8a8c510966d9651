/** What comes from the register and from people is Chinese, whatever language the element speaks. */
export const languageOfNames = 'zh-CN';
