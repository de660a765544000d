/** Prose as HTML: Markdown and the listed components, from the tree that the reader has checked. */
import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading, Nodes, Paragraph, Parents, Root } from 'mdast';
import { defaultHandlers, type State, toHast } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { asideLead } from '../schema/prose.ts';

interface Component {
  type: string;
  name: string | null;
  attributes: { name?: string; value?: unknown }[];
  children: Nodes[];
}

/**
 * The HTML of prose. Headings have ids made from their words, quotation marks are typographic, and links to pages of the site begin with "/",
 * without the base at which the site is published. Texts are escaped and raw HTML is left out, whatever the tree holds.
 * @throws Error for a component that is not listed; the reader refuses those before
 */
export function proseHtml(tree: Root): string {
  const slugs = new GithubSlugger();
  setQuotes(tree);
  const html = toHast(tree, {
    handlers: {
      heading: (state: State, node: Heading) => {
        const heading = defaultHandlers.heading(state, node);
        heading.properties['id'] = slugs.slug(toString(node));
        return heading;
      },
      // A component that stands alone on its line is a block, also where the line makes it the text of a paragraph.
      paragraph: (state: State, node: Paragraph) => (standsAlone(node) ? state.all(node) : defaultHandlers.paragraph(state, node)),
      mdxJsxFlowElement: component,
      mdxJsxTextElement: component,
    },
  });
  return toHtml(html);
}

function standsAlone({ children }: Paragraph): boolean {
  const types = children.filter((c) => c.type !== 'text' || c.value.trim() !== '').map((c): string => c.type);
  return types.length > 0 && types.every((type) => type === 'mdxJsxTextElement');
}

const components: Record<string, (attributes: Record<string, string>, content: ElementContent[]) => Element> = {
  Aside: ({ kind = '', title = '' }, content) =>
    element('aside', { className: ['aside', kind], ariaLabel: title }, [
      element('p', {}, [{ type: 'text', value: `${asideLead(kind)}${title}` }]),
      ...content,
    ]),
};

function component(state: State, node: Component): Element {
  const make = components[node.name ?? ''];
  if (!make) throw new Error(`Prose uses <${node.name}>, which is no component.`);
  const attributes = node.attributes.map(({ name, value }) => [name ?? '', typeof value === 'string' ? value : '']);
  const flow = node.type === 'mdxJsxFlowElement';
  const children = state.all(node as unknown as Parents);
  return make(Object.fromEntries(attributes), flow ? state.wrap(children, true) : children);
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/**
 * Makes straight quotation marks and apostrophes of texts typographic, as well as "--", "---" and "...". A mark opens where white space,
 * an opening bracket or a dash stands before it and a word after it; everywhere else it closes. Code stays as it is.
 */
function setQuotes(node: Nodes, before = ''): string {
  if (node.type === 'text') {
    const dashed = node.value.replace(/---?/g, (d) => (d.length === 3 ? '—' : '–')).replace(/\.\.\./g, '…');
    node.value = dashed.replace(/["']/g, (mark, at: number) => {
      const left = at > 0 ? dashed[at - 1]! : before;
      const right = dashed[at + 1] ?? 'x';
      const opens = (left === '' || /[\s([{“‘–—"']/.test(left)) && /\S/.test(right);
      return mark === '"' ? (opens ? '“' : '”') : opens ? '‘' : '’';
    });
    return node.value.at(-1) ?? before;
  }
  if (node.type === 'inlineCode') return 'x';
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return before;
  const inline = ['emphasis', 'strong', 'delete', 'link', 'linkReference', 'mdxJsxTextElement'].includes(node.type);
  let last = inline ? before : '';
  for (const child of node.children) last = setQuotes(child, last);
  return inline ? last : '';
}
