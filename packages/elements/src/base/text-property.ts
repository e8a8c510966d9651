import type {ComplexAttributeConverter} from 'lit';

/**
 * Converts a text property to an attribute and back: a missing attribute means the empty text, and the empty text
 * removes the attribute.
 */
export const text: ComplexAttributeConverter<string> = {
  fromAttribute: value => value ?? '',
  toAttribute: value => value || null,
};
