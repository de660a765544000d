import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { formatProblem } from '../domain/problem.ts';
import { readerWords } from '../testing/builders.ts';
import { readLibrary } from './read.ts';

const party = 'name: A party\nkind: ai-lab\n';
const guide = (body: string) => `---\ntitle: A guide\ngist: A gist.\norder: 1\n---\n${body}`;

describe('data that is not as the schema wants it', () => {
  it('says nothing of an entry that is right', () => {
    expect(readerWords('parties', party)).toEqual([]);
  });

  test.each([
    ['a misspelt key, with the nearest known one', 'parties', `${party}alias: [X]\n`],
    ['a key that nothing resembles, with all that are known', 'parties', `${party}zzzzzz: 1\n`],
    ['a missing field, with what it is for', 'parties', 'name: A party\n'],
    ['a version that YAML read as a number', 'moves', 'version: 1.10\n'],
    ['a text where a list is wanted', 'parties', `${party}aliases: X\n`],
    ['a day that is not in the calendar', 'precedents', 'date: 2025-02-30\n'],
    ['a year that YAML read as a number', 'precedents', 'date: 2025\n'],
    [
      'an address that is not https',
      'precedents',
      'sources:\n  - { id: s1, url: "http://example.org", title: T, publisher: P, tier: press, evidence: read }\n',
    ],
    [
      'an address with a user in it',
      'precedents',
      'sources:\n  - { id: s1, url: "https://bank.example@evil.example/", title: T, publisher: P, tier: press, evidence: read }\n',
    ],
    ['a DOI that is none', 'anchors', 'DOI: https://doi.org/10.1000/x\n'],
    ['a claim without sources', 'deals', 'events:\n  - { date: 2024-01-01, kind: formed, says: It began., sources: [] }\n'],
    ['a text with white space at its end', 'parties', 'name: "A party "\nkind: ai-lab\n'],
    [
      'an amount with two currencies',
      'deals',
      'terms:\n  - term: pricing\n    on: x\n    held: [a]\n    owed: [b]\n    states:\n      - from: 2024-01-01\n        state: in-force\n        says: It costs.\n        amount: { usd: 1, other: { value: 1, currency: EUR }, firmness: firm }\n        sources: [s1]\n',
    ],
  ] as const)('%s', (_, kind, text) => {
    // The fragments of other kinds lack many fields; only what is said of the field in question is compared.
    const field = /^(\w+)/.exec(text)?.[1] ?? '';
    const said = readerWords(kind, kind === 'moves' ? `---\n${text}---\n` : text);
    expect(said.filter((w) => kind === 'parties' || w.includes(`"${field}`))).toMatchSnapshot();
  });
});

describe('YAML that is more than data, or less', () => {
  test.each([
    ['what does not parse', 'name: "A party\nkind: ai-lab\n'],
    ['a key that stands twice', `${party}name: Again\n`],
    ['an alias, as in a bomb that grows without end', 'name: &a A party\nkind: ai-lab\naliases: [*a, *a]\n'],
    ['a key that touches prototypes', `${party}__proto__:\n  polluted: yes\n`],
    ['a tag', `name: !!js/function "function () {}"\nkind: ai-lab\n`],
    ['two documents in one file', `${party}---\n${party}`],
    ['an empty file', ''],
  ])('%s', (_, text) => {
    expect(readerWords('parties', text)).toMatchSnapshot();
  });

  it('pollutes no prototype on the way', () => {
    readerWords('parties', `${party}__proto__:\n  polluted: "yes"\n`);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('reports every mistake of a file in one run', () => {
    expect(readerWords('parties', 'nme: A party\nkind: [ai-lab]\ncountry: usa\n').map((w) => w.split('\n')[0])).toMatchInlineSnapshot(`
      [
        "content/parties/an-entry.yaml:1:1  error  missing-field",
        "content/parties/an-entry.yaml:2:1  error  wrong-type",
        "content/parties/an-entry.yaml:3:1  error  wrong-value",
        "content/parties/an-entry.yaml:1:1  error  unknown-key",
      ]
    `);
  });
});

describe('prose that is more than prose', () => {
  it('lets Markdown, links to pages of the site, https links and the listed component pass', () => {
    expect(
      readerWords(
        'guides',
        guide(
          '## A heading\n\nText with **weight**, a [deal](/deals/x/), a [page](https://example.org/) and a [place](#here).\n\n<Aside kind="note" title="A title">Text.</Aside>\n',
        ),
      ),
    ).toEqual([]);
  });

  test.each([
    ['an import', 'import fs from "node:fs"\n\nText.'],
    ['an export', 'export const x = 1\n\nText.'],
    ['an expression', 'Text {process.env.HOME} text.'],
    ['an unlisted component', '<Asid kind="note" title="T">x</Asid>'],
    ['a raw script', '<script>alert(1)</script>'],
    ['a raw style', '<style>body</style>'],
    ['an iframe', '<iframe src="https://example.org"></iframe>'],
    ['an event handler', '<Aside kind="note" title="T" onclick="x()">x</Aside>'],
    ['an attribute that is an expression', '<Aside kind={"note"} title="T">x</Aside>'],
    ['spread attributes', '<Aside {...x}>x</Aside>'],
    ['a value that is not listed', '<Aside kind="warn" title="T">x</Aside>'],
    ['a missing attribute', '<Aside kind="note">x</Aside>'],
    ['a javascript: address', '[x](javascript:alert(1))'],
    ['a javascript: address in capitals and with a line break', '[x](<JAVA&#10;script:alert(1)>)'],
    ['a data: address', '[x](data:text/html,x)'],
    ['an address without a scheme', '[x](//example.org/)'],
    ['an http address', '[x](http://example.org/)'],
    ['an unsafe address in a definition', '[x][y]\n\n[y]: vbscript:x'],
    ['an image', '![x](https://example.org/x.png)'],
    ['a heading of the first level', '# A heading'],
    ['what MDX cannot read', 'a < b and <'],
  ])('%s', (_, body) => {
    expect(readerWords('guides', guide(`\n${body}\n`))).toMatchSnapshot();
  });
});

describe('files', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'dealshape-'));
    await mkdir(path.join(root, 'content/parties'), { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true }));
  const write = (name: string, text: string | Uint8Array) => writeFile(path.join(root, 'content/parties', name), text);
  const said = async () => (await readLibrary(root)).problems.map(formatProblem);

  it('reads an entry and keeps the place of each value', async () => {
    await write('a-party.yaml', party);
    const { library, problems } = await readLibrary(root);
    expect(problems).toEqual([]);
    expect(library.entries.parties.get('a-party')?.at(['kind'])).toEqual({ line: 2, column: 1 });
  });

  it('refuses a file that is not UTF-8, and says where', async () => {
    await write('a-party.yaml', new Uint8Array([...new TextEncoder().encode('name: A\nkind: '), 0xe9, 0x0a]));
    expect(await said()).toMatchInlineSnapshot(`
      [
        "content/parties/a-party.yaml:2:7  error  not-utf8
        The file is not UTF-8.
        Save it with the encoding UTF-8.",
      ]
    `);
  });

  it('refuses a name that is no kebab-case id, and offers one', async () => {
    await write('Müller & Söhne.yaml', party);
    expect(await said()).toMatchInlineSnapshot(`
      [
        "content/parties/Müller & Söhne.yaml:1:1  error  file-name
        The file name "Müller & Söhne" is no kebab-case id.
        Rename the file to muller-sohne.yaml; the file name is the id, for good.",
      ]
    `);
  });

  it('reports a file that would not be read', async () => {
    await write('a-party.yml', party);
    expect(await said()).toMatchInlineSnapshot(`
      [
        "content/parties/a-party.yml:1:1  error  stray-file
        The file is not read, because entries of content/parties end in .yaml.
        Rename it to end in .yaml, or move it elsewhere.",
      ]
    `);
  });

  it('follows no link out of the folder', async () => {
    await symlink('/etc/hostname', path.join(root, 'content/parties/a-party.yaml'));
    expect(await said()).toMatchInlineSnapshot(`
      [
        "content/parties/a-party.yaml:1:1  error  stray-file
        This is not a plain file.
        Replace links and folders by plain files.",
      ]
    `);
  });

  it('sorts problems by file, line and column', async () => {
    await write('b-party.yaml', 'kind: ai-lab\nzzz: 1\n');
    await write('a-party.yaml', 'zzz: 1\nyyy: 2\n');
    const places = (await readLibrary(root)).problems.map((p) => `${p.file}:${p.line}:${p.column}`);
    expect(places).toEqual([...places].sort());
  });
});
