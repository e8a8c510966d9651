/** Marks a text as a style sheet for editors and formatters. */
export const css = (text: TemplateStringsArray, ...values: readonly string[]): string =>
  String.raw({raw: text}, ...values);
