import type {Page} from 'puppeteer-core';
import {roles, type Met} from './states.ts';

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: {readonly value: string};
  readonly name?: {readonly value: string};
  readonly description?: {readonly value: string};
  readonly properties?: readonly {readonly name: string; readonly value: {readonly value?: unknown}}[];
  readonly childIds?: readonly string[];
}

/** All nodes of Chromium's accessibility tree that a person can reach, in order. */
export async function meetInChromium(page: Page): Promise<readonly Met[]> {
  const session = await page.createCDPSession();
  const {nodes} = (await session.send('Accessibility.getFullAXTree')) as {nodes: readonly Node[]};
  await session.detach();
  const byId = new Map(nodes.map(node => [node.nodeId, node]));
  const walk = (node: Node): readonly Node[] => [
    node,
    ...(node.childIds ?? []).flatMap(id => walk(byId.get(id) as Node)),
  ];
  return walk(nodes[0] as Node)
    .filter(node => !node.ignored && roles.includes(node.role?.value as Met['role']))
    .map(node => {
      const facts = new Map((node.properties ?? []).map(({name, value}) => [name, value.value]));
      return {
        role: node.role?.value as Met['role'],
        name: node.name?.value ?? '',
        checked: facts.get('checked') === 'true',
        required: facts.get('required') === true,
        invalid: facts.get('invalid') === 'true',
        described: node.description?.value ?? '',
        ...(facts.get('focused') === true && {focused: true as const}),
      };
    });
}
