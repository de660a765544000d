/** Reads the prose of an entry and refuses whatever is more than prose, before anything compiles it. */
import type { Root } from 'mdast';
import { mdxMd } from 'micromark-extension-mdx-md';
import type { Node, Parent } from 'unist';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Prose } from '../domain/library.ts';
import { orList, suggestion } from '../domain/nearest.ts';
import type { Problem } from '../domain/problem.ts';
import { components } from '../schema/prose.ts';
import { proseHtml } from './prose-html.ts';

/** What MDX takes away from Markdown (indented code, <addresses>, raw HTML), without what it adds. */
function withoutHtml(this: Processor): void {
  (this.data().micromarkExtensions ??= []).push(mdxMd());
}

const parsers = {
  plain: { plain: unified().use(remarkParse).use(withoutHtml).freeze(), mdx: unified().use(remarkParse).use(remarkMdx).freeze() },
  gfm: {
    plain: unified().use(remarkParse).use(remarkGfm).use(withoutHtml).freeze(),
    mdx: unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze(),
  },
};

/** Marks without which a text has nothing of what MDX adds: components, expressions, import and export. */
const ofMdx = /[<{]|^(?:import|export)/m;
/** The same for tables, strikethrough, footnotes and boxes to tick. */
const ofGfm = /[|~]|:-|-:|\[\^|\[[\sxX]\]/;
/** The same for addresses that are links without being marked as such; they can stand in texts only. */
const ofAddress = /http|www|@/i;

/**
 * The syntax tree of Markdown with GFM and MDX. Each extension costs as much time as Markdown itself, and most bodies use none, so an extension
 * is left out where the body lacks every mark of it. The tree is the same.
 * @throws VFileMessage where MDX cannot be read
 */
export function parseProse(body: string): Root {
  const by = ofMdx.test(body) ? 'mdx' : 'plain';
  if (ofGfm.test(body)) return parsers.gfm[by].parse(body);
  try {
    const tree = parsers.plain[by].parse(body);
    if (!mayHoldAddress(tree)) return tree;
  } catch {
    // An address may hold what is an error elsewhere.
  }
  return parsers.gfm[by].parse(body);
}

function mayHoldAddress(node: Node): boolean {
  if (node.type === 'text') return ofAddress.test((node as Node & { value: string }).value);
  return ((node as Parent).children ?? []).some(mayHoldAddress);
}

interface JsxNode extends Parent {
  name: string | null;
  attributes: { type: string; name?: string; value?: unknown; position?: Node['position'] }[];
}

/** Reads a body, which becomes HTML unless it has problems. It begins after `linesBefore` lines of its file. */
export function readProse(body: string, file: string, linesBefore: number): { prose: Prose; problems: Problem[] } {
  const prose: Prose = { words: 0, links: [], text: plainProse(body), html: '' };
  const problems: Problem[] = [];
  const report = (node: Pick<Node, 'position'> | undefined, rule: string, what: string, todo: string) => {
    const start = node?.position?.start;
    problems.push({ rule, level: 'error', file, line: (start?.line ?? 1) + linesBefore, column: start?.column ?? 1, what, todo });
  };

  let tree: Root;
  try {
    tree = parseProse(body);
  } catch (error) {
    const message = error as { reason?: string; line?: number; column?: number };
    problems.push({
      rule: 'mdx-syntax',
      level: 'error',
      file,
      line: (message.line ?? 1) + linesBefore,
      column: message.column ?? 1,
      what: `The prose cannot be read here: ${(message.reason ?? String(error)).split('\n')[0]?.replace(/\.?$/, '.')}`,
      todo: 'Prose is Markdown. Write a literal < as &lt; and a literal { as &#123;.',
    });
    return { prose, problems };
  }

  const visit = (node: Node): void => {
    switch (node.type) {
      case 'mdxjsEsm':
        report(node, 'mdx-code', 'The prose contains an import or an export.', 'Remove it. Prose is data and never code; components need no import.');
        return;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        report(node, 'mdx-code', 'The prose contains an expression in braces.', 'Remove it. Write a literal { as &#123;.');
        return;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkComponent(node as JsxNode);
        break;
      case 'html':
        report(node, 'mdx-component', 'The prose contains raw HTML.', 'Use Markdown.');
        return;
      case 'image':
      case 'imageReference':
        report(
          node,
          'mdx-component',
          'The prose contains an image.',
          'Remove it. Drawings are made from the data, so that they stay true and readable.',
        );
        return;
      case 'link':
      case 'definition': {
        const { url } = node as Node & { url: string };
        if (isSafeAddress(url))
          prose.links.push({ url, line: (node.position?.start.line ?? 1) + linesBefore, column: node.position?.start.column ?? 1 });
        else
          report(
            node,
            'unsafe-address',
            `The link leads to ${JSON.stringify(url.slice(0, 80))}.`,
            'Use a full https address, a page of this site such as /deals/microsoft-openai/, or a #fragment of this page.',
          );
        break;
      }
      case 'heading': {
        const { depth } = node as Node & { depth: number };
        if (depth === 1)
          report(node, 'prose-heading', 'The prose has a heading of the first level.', 'Begin with ##; the page has its title already.');
        break;
      }
      case 'text':
      case 'inlineCode':
        prose.words += (node as Node & { value: string }).value.split(/\s+/).filter(Boolean).length;
        break;
    }
    for (const child of (node as Parent).children ?? []) visit(child);
  };

  const checkComponent = (node: JsxNode) => {
    const known = Object.keys(components);
    const rule = node.name === null ? undefined : components[node.name];
    if (!rule) {
      const name = node.name ?? '';
      const code = /^(?:script|style|iframe|object|embed|svg|link|meta|form|base)$/i.test(name);
      report(
        node,
        'mdx-component',
        code ? `The prose contains a raw <${name}>.` : `The prose uses <${name}>, which is not a component that prose may use.`,
        code ? 'Remove it. Prose is Markdown and never code.' : `${suggestion(name, known)} Everything else is Markdown.`.trim(),
      );
      return;
    }
    const given = new Set<string>();
    for (const attribute of node.attributes) {
      const where = attribute.position ? attribute : node;
      if (attribute.type !== 'mdxJsxAttribute' || (attribute.value !== null && typeof attribute.value !== 'string')) {
        report(where, 'mdx-attribute', `An attribute of <${node.name}> is an expression.`, 'Write it as a literal in quotes.');
        continue;
      }
      const name = attribute.name ?? '';
      given.add(name);
      const allowed = rule.attributes[name];
      if (/^on/i.test(name)) report(where, 'mdx-attribute', `<${node.name}> has the event handler "${name}".`, 'Remove it. Prose is never code.');
      else if (!allowed) report(where, 'mdx-attribute', `<${node.name}> has no attribute "${name}".`, suggestion(name, Object.keys(rule.attributes)));
      else if (allowed.values && !allowed.values.includes(String(attribute.value)))
        report(
          where,
          'mdx-attribute',
          `The attribute "${name}" of <${node.name}> is ${JSON.stringify(attribute.value)}.`,
          `It can be ${orList(allowed.values)}.`,
        );
    }
    for (const [name, { required, about }] of Object.entries(rule.attributes)) {
      if (required && !given.has(name)) report(node, 'mdx-attribute', `<${node.name}> lacks the attribute "${name}".`, `Add it. ${about}`);
    }
  };

  visit(tree);
  if (problems.length === 0) prose.html = proseHtml(tree);
  return { prose, problems };
}

/** Whether a link of prose is https, a page of this site or a fragment; nothing else is let through. */
function isSafeAddress(url: string): boolean {
  if (url.startsWith('#')) return true;
  if (url.startsWith('/')) return !url.startsWith('//') && !url.includes('\\');
  return URL.canParse(url) && new URL(url).protocol === 'https:' && url.toLowerCase().startsWith('https://');
}

/** Prose without its Markdown marks. */
function plainProse(body: string): string {
  return body
    .replace(/<[^>]+>/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^#+\s*/gm, '')
    .replace(/[*_`>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
