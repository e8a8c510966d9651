import {copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import process from 'node:process';
import {build} from 'esbuild';
import {toEs2017} from '../build/es2017.mjs';
import type {aWechatApp} from './wechat-app.ts';

/** A component, or a native node, in the official simulator of WeChat. */
export interface Shown {
  readonly dom: HTMLElement;
  readonly data: Readonly<Record<string, unknown>>;
  querySelectorAll(selector: string): Shown[];
  dispatchEvent(name: string, options?: {detail: unknown}): void;
  addEventListener(name: string, listener: (event: {detail: unknown}) => void): void;
  attach(parent: Node): void;
  detach(): void;
  toJSON(): Tree;
  setData(data: object): void;
  readonly instance: Readonly<Record<string, (...values: unknown[]) => unknown>>;
}

/** A node with the attributes that the template gives it. */
export interface Tree {
  readonly tagName: string;
  readonly attrs: readonly {readonly name: string; readonly value: unknown}[];
  readonly children: readonly (Tree | string)[];
}

interface Simulate {
  load(path: string, tag: string, options: object): string;
  render(id: string, properties: object): Shown;
}

const require = createRequire(import.meta.url);
const {JSDOM} = require('jsdom') as {JSDOM: new (html: string, options: object) => {window: typeof globalThis}};
const {window} = new JSDOM('<!doctype html><body></body>', {pretendToBeVisual: true});
const parts = ['window', 'document', 'HTMLElement', 'Element', 'Node', 'Event', 'CustomEvent'] as const;
Object.assign(globalThis, Object.fromEntries(parts.map(name => [name, window[name]])), {window});
const simulate = require('miniprogram-simulate') as Simulate;

const folder = mkdtempSync(join(tmpdir(), 'gov-rating-mini-program-'));
process.once('exit', () => rmSync(folder, {recursive: true, force: true}));

/**
 * Builds a component, or a page written as one, as the package does, and loads it into the simulator.
 *
 * @param file Its path without an ending; `.ts`, `.wxml`, `.wxss` and `.json` lie there.
 * @param components The ids of components that it uses, by tag.
 */
export async function load(file: string, components: Readonly<Record<string, string>> = {}): Promise<string> {
  const name = basename(file);
  const place = join(folder, basename(dirname(file)), name);
  mkdirSync(dirname(place), {recursive: true});
  const {outputFiles} = await build({
    entryPoints: [`${file}.ts`],
    ...{bundle: true, write: false, format: 'cjs', conditions: ['@gov-rating/source']},
  });
  writeFileSync(`${place}.js`, await toEs2017(outputFiles[0]?.text ?? ''));
  for (const ending of ['wxml', 'wxss', 'json']) copyFileSync(`${file}.${ending}`, `${place}.${ending}`);
  return loadBuilt(place, components);
}

/** Loads what is built already. */
export const loadBuilt = (place: string, components: Readonly<Record<string, string>> = {}): string =>
  simulate.load(place, basename(place), {
    ...{compiler: 'simulate', rootPath: dirname(place), usingComponents: components},
  });

/** Shows a component on a page of an app; `open` again over the same app is a page that is created anew. */
export function open(id: string, {wx}: ReturnType<typeof aWechatApp>, properties: object = {}) {
  Object.assign(globalThis, {wx});
  const shown = simulate.render(id, properties);
  const page = window.document.createElement('div');
  window.document.body.append(page);
  shown.attach(page);
  return {
    ...hands(shown),
    /** Resolves once these words are shown. */
    reads: (words: string) => until(page, () => shown.dom.textContent?.includes(words) === true, words),
    /** The component of this tag on the page. */
    part(tag: string) {
      const [part] = shown.querySelectorAll(`.${tag}`);
      if (!part) throw new Error(`No ${tag}: ${shown.dom.innerHTML}`);
      return hands(part);
    },
    close(): void {
      shown.detach();
      page.remove();
    },
  };
}

/** What a person reads and does with a component. */
function hands(shown: Shown) {
  return {
    shown,
    text: () => shown.dom.textContent ?? '',
    /** Taps what has these words and no others; resolves when the page has heard it. */
    async tap(words: string): Promise<void> {
      // What is drawn below one another stands without a space in the tree.
      const bare = (text: string | null) => text?.replace(/\s/g, '');
      const boxes = shown.querySelectorAll('.box, .button, .call');
      const there = boxes.find(({dom}) => bare(dom.textContent) === bare(words));
      if (!there) throw new Error(`Nothing to tap says ${words}: ${shown.dom.textContent}`);
      there.dispatchEvent('tap');
      await afterEvents();
    },
    /** Writes a comment in place of what is there. */
    async write(comment: string): Promise<void> {
      const [field] = shown.querySelectorAll('.field');
      if (!field) throw new Error(`Nowhere to write: ${shown.dom.textContent}`);
      field.dispatchEvent('input', {detail: {value: comment}});
      await afterEvents();
    },
    /** Every node with this role, with all its attributes. */
    withRole: (role: string) =>
      nodes(shown.toJSON())
        .map(({attrs}) => Object.fromEntries(attrs.map(({name, value}) => [name, value])))
        .filter(attributes => attributes['aria-role'] === role),
  };
}

const nodes = (tree: Tree): Tree[] => [
  tree,
  ...tree.children.flatMap(child => (typeof child === 'string' ? [] : nodes(child))),
];

/** The simulator hands an event on after the promises that are settled already. */
const afterEvents = () => new Promise<void>(resolve => setImmediate(resolve));

/** Resolves at the change of a page after which something is so. */
function until(page: Element, isSo: () => boolean, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (isSo()) return resolve();
    const observer = new window.MutationObserver(() => {
      if (!isSo()) return;
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    });
    const timer = setTimeout(() => reject(new Error(`Not shown: ${what}, but ${page.textContent}`)), 20_000);
    observer.observe(page, {subtree: true, childList: true, characterData: true, attributes: true});
  });
}
