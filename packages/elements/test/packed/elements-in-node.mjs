/**
 * Runs in the project that has the packs installed, in plain Node: importing the elements leaves nothing behind but what
 * lit leaves, and React renders their tags on a server as a page needs them.
 */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

const before = new Set(Reflect.ownKeys(globalThis));
const classes = await import('@gov-rating/elements');
for (const entry of ['define.js', 'react', 'react-18', 'vue']) await import(`@gov-rating/elements/${entry}`);
// Lit notes its versions, and off a page it brings the few things of a page that its classes need. The rest is Node's own.
const ofLit = /^(customElements|lit\w+|reactiveElementVersions)$/;
const ofNode = /^Symbol\(undici\./;
const added = Reflect.ownKeys(globalThis)
  .filter(name => !before.has(name))
  .map(String)
  .filter(name => !ofLit.test(name) && !ofNode.test(name));
assert.deepEqual(added, [], 'Importing the elements changed the globals.');
assert.equal(typeof classes.GovRatingElement, 'function');
assert.equal(classes.registerLanguage({language: 'bo', direction: 'ltr', words: {满意: 'ཀ'}}), true);

// The command that checks a language runs from the pack.
const {checkLanguage, parts} = await import('@gov-rating/elements/check-language.js');
const command = 'node_modules/@gov-rating/elements/dist/check-language-command.js';
assert.ok(
  readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node'),
  'npm makes it a command only with this line.',
);
const asked = spawnSync(process.execPath, [command, 'none.json', 'no-part']);
assert.equal(asked.status, 1);
assert.ok(String(asked.stderr).includes(parts.join(', ')), String(asked.error ?? asked.stderr));
assert.ok(checkLanguage({language: 'bo', direction: 'ltr', words: {}}).findings.length > 100);

const {createElement} = await import('react');
const {renderToString} = await import('react-dom/server');
const rating = createElement('gov-rating', {
  endpoint: '/',
  variant: 'faces',
  'shared-device': true,
  'ongov-rating-received': () => undefined,
});
assert.equal(renderToString(rating), '<gov-rating endpoint="/" variant="faces" shared-device=""></gov-rating>');
const scale = createElement('gov-rating-scale', {name: 'level', required: true, disabled: false});
assert.equal(renderToString(scale), '<gov-rating-scale name="level" required=""></gov-rating-scale>');
