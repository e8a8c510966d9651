import type {ComplexAttributeConverter} from 'lit';

/** How a text property travels as an attribute: no attribute is the empty text, and the empty text is no attribute. */
export const text: ComplexAttributeConverter<string> = {
  fromAttribute: value => value ?? '',
  toAttribute: value => value || null,
};
