import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import type { Root } from 'mdast';
import { unified } from 'unified';
import { expect, it, describe } from 'vitest';
import { all } from '../domain/library.ts';
import { components } from '../schema/prose.ts';
import { proseHtml } from './prose-html.ts';
import { parseProse, readProse } from './prose.ts';
import { readLibrary } from './read.ts';

const html = (body: string) => {
  const { prose, problems } = readProse(body, 'content/guides/a-guide.mdx', 0);
  expect(problems).toEqual([]);
  return prose.html;
};

describe('prose becomes HTML', () => {
  it('with an id for each heading, made from its words and never given twice', () => {
    expect(html("## Who pays\n\n### The *lab's* part\n\n## Who pays")).toBe(
      '<h2 id="who-pays">Who pays</h2>\n<h3 id="the-labs-part">The <em>lab’s</em> part</h3>\n<h2 id="who-pays-1">Who pays</h2>',
    );
  });
  it('with links to pages of the site, to places of the page and to other sites', () => {
    expect(html('[a](/deals/x/) [b](#who "Title") [c](https://example.org/?a=1&b=2) [d][e]\n\n[e]: /terms/')).toBe(
      '<p><a href="/deals/x/">a</a> <a href="#who" title="Title">b</a> <a href="https://example.org/?a=1&#x26;b=2">c</a> <a href="/terms/">d</a></p>',
    );
  });
  it.each([
    ['note', 'A word'],
    ['caution', 'Caution: A word'],
    ['claim', 'Claim without evidence: A word'],
  ])('with an Aside of the kind %s, whose title begins with what it is', (kind, title) => {
    expect(html(`<Aside kind="${kind}" title="A word">\nOne.\n\nTwo.\n</Aside>`)).toBe(
      `<aside class="aside ${kind}" aria-label="A word"><p>${title}</p>\n<p>One.</p>\n<p>Two.</p>\n</aside>`,
    );
  });
  it('with an Aside on one line as a block and not as part of a paragraph', () => {
    expect(html('<Aside kind="note" title="A word">One.</Aside>')).toBe('<aside class="aside note" aria-label="A word"><p>A word</p>One.</aside>');
  });
  it('with every component that prose may use', () => {
    for (const [name, { attributes }] of Object.entries(components)) {
      const given = Object.entries(attributes).map(([attribute, { values }]) => `${attribute}="${values?.[0] ?? 'x'}"`);
      expect(html(`<${name} ${given.join(' ')}>\nInside.\n</${name}>`)).toContain('Inside.');
    }
  });
  it('with tables, footnotes, strikethrough, boxes to tick and bare addresses', () => {
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td align="right">2</td>');
    expect(html('A claim.[^1]\n\n[^1]: Its note.')).toMatch(/<sup><a href="#user-content-fn-1".*Its note\./s);
    expect(html('~~gone~~')).toBe('<p><del>gone</del></p>');
    expect(html('- [x] done')).toContain('<input type="checkbox" checked disabled>');
    expect(html('See https://example.org/a.')).toBe('<p>See <a href="https://example.org/a">https://example.org/a</a>.</p>');
  });
  it.each([
    [`"A 'lab' said." The lab's model, and the labs' models.`, '“A ‘lab’ said.” The lab’s model, and the labs’ models.'],
    ['He said ("so") and **"so"** and *"so*."', 'He said (“so”) and <strong>“so”</strong> and <em>“so</em>.”'],
    ["[K2's](/deals/x/) licence", '<a href="/deals/x/">K2’s</a> licence'],
    ["`K2`'s licence", '<code>K2</code>’s licence'],
    ['from -- to --- so... "on"', 'from – to — so… “on”'],
    ['`"code" -- is\'nt changed`', '<code>"code" -- is\'nt changed</code>'],
  ])('with typographic marks: %s', (body, text) => {
    expect(html(body)).toBe(`<p>${text}</p>`);
  });
});

describe('nothing but prose passes', () => {
  it('texts, code and titles are escaped', () => {
    expect(html('&lt;script&gt;alert(1)&lt;/script&gt; `<img src=x onerror=alert(1)>`')).toBe(
      '<p>&#x3C;script>alert(1)&#x3C;/script> <code>&#x3C;img src=x onerror=alert(1)></code></p>',
    );
    expect(html('[a](/b/ "&quot; onclick=&quot;x")')).toBe('<p><a href="/b/" title="&#x22; onclick=&#x22;x">a</a></p>');
    expect(html('<Aside kind="note" title="&quot; onclick=&quot;&lt;b&gt;">\nOne.\n</Aside>')).toBe(
      '<aside class="aside note" aria-label="&#x22; onclick=&#x22;<b>"><p>" onclick="&#x3C;b></p>\n<p>One.</p>\n</aside>',
    );
  });
  it.each(['<script>alert(1)</script>', '[x](javascript:alert(1))', '{alert(1)}', '<Other />', 'import x from "y"'])('%s has no HTML', (body) => {
    const { prose, problems } = readProse(body, 'content/guides/a-guide.mdx', 0);
    expect(problems).toHaveLength(1);
    expect(prose.html).toBe('');
  });
  it('raw HTML is left out and an unknown component refused, even in a tree that nobody checked', () => {
    expect(proseHtml({ type: 'root', children: [{ type: 'html', value: '<script>alert(1)</script>' }] })).toBe('');
    const unknown = { type: 'mdxJsxFlowElement', name: 'script', attributes: [], children: [] } as unknown as Root['children'][number];
    expect(() => proseHtml({ type: 'root', children: [unknown] })).toThrow('Prose uses <script>, which is no component.');
  });
});

describe('an extension of Markdown that a text has no mark of is left out, and the tree is the same', () => {
  const everything = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();
  const outcome = (parse: () => Root) => {
    try {
      return parse();
    } catch (error) {
      return (error as { reason?: string }).reason;
    }
  };
  const same = (body: string) =>
    expect(
      outcome(() => parseProse(body)),
      body,
    ).toEqual(outcome(() => everything.parse(body)));

  it('for the prose of this library', async () => {
    const { library } = await readLibrary(process.cwd());
    const bodies = (['patterns', 'clauses', 'moves', 'guides', 'architectures'] as const).flatMap((kind) => all(library, kind).map((e) => e.body));
    expect(bodies.length).toBeGreaterThan(100);
    bodies.forEach(same);
  }, 60_000);
  it('for texts put together at random from pieces of every construct', () => {
    const pieces = [
      ...['a', 'word', ' ', ' ', '\n', '\n', '\n\n', '    ', '\t', '*', '**', '_', '`', '```\n', '~', '~~', '|', '-', ':-', '-:', '---', '===', '> '],
      ...[
        '- ',
        '1. ',
        '[',
        ']',
        '(',
        ')',
        '[ ]',
        '[x]',
        '[^1]',
        '[^1]: ',
        '[a](/b/)',
        '[a]: /b/',
        '![',
        '#',
        '## ',
        '\\',
        '&lt;',
        '&#104;ttp:',
        '"',
        "'",
      ],
      ...[
        'http://a.b',
        'https://a.b/c',
        'www.a.b',
        'a@b.cd',
        'HTTPS://A.B',
        '](https://a.b)',
        '<',
        '>',
        '</',
        '<Aside kind="note">',
        '{',
        '}',
        '<!--',
      ],
      ...['import ', 'export ', 'import x from "y"', '<https://a.b>', '. ', ', '],
    ];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let n = 0; n < 4000; n++) same(Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join(''));
  }, 60_000);
});
