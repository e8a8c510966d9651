/** What comes from the register and from people is Chinese, whatever language the element speaks. */
export const registerLanguage = 'zh-CN';
