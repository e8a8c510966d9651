import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {fieldSentences} from './field-sentences.ts';

const types = readFileSync(new URL('types.ts', import.meta.url), 'utf8');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** As the generated comments have it, on one line or wrapped. */
const written = types.replace(/\n\s*\*? ?/g, ' ');

for (const [name, sentence] of Object.entries(fieldSentences))
  test(`the sentence of ${name} reaches the developers who use the field`, () =>
    assert.ok(written.includes(capital(sentence))));
