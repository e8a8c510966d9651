import {createElement, useContext} from 'react';
import {Controls, Description, DocsContext, Markdown, Primary, Title} from '@storybook/addon-docs/blocks';
import {bothNames} from './labels.ts';
import {elementOf} from './markup.ts';

/**
 * The documentation page of an element: one live story, all settings, and every other state as a link with its markup.
 * All states at once would start dozens of servers on one page.
 */
export function ElementPage() {
  const context = useContext(DocsContext);
  const [first, ...others] = context.componentStories();
  if (!first) return null;
  const markups = new Set([elementOf({...first, args: first.initialArgs})]);
  const entries = others.map(story => {
    const markup = elementOf({...story, args: story.initialArgs});
    const isNew = !markups.has(markup);
    markups.add(markup);
    const {description} = story.parameters['docs'] as {description?: {story?: string}};
    const said = description?.story?.replace(/\s+/g, ' ') ?? '';
    const link = `**[${bothNames(story.name)}](?path=/story/${story.id})** ${said}`;
    return isNew ? `${link}\n\n\`\`\`html\n${markup}\n\`\`\`` : link;
  });
  const states = ['## 每种状态 States', ...entries].join('\n\n');
  return createElement(
    'div',
    null,
    createElement(Title),
    createElement(Description),
    createElement(Primary),
    createElement(Controls),
    others.length > 0 ? createElement(Markdown, null, states) : null,
  );
}
