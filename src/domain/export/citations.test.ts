import { beforeAll, describe, expect, it } from 'vitest';
import { readCitationStyles } from '../../library/citation-styles.ts';
import { aDeal, aLibrary, aParty, aPattern, anAnchor, aPrecedent } from '../../testing/builders.ts';
import { after, released } from '../../testing/releases.ts';
import { vocabulary } from '../../testing/vocabulary.ts';
import { toBibtex, toRis } from './bibliography.ts';
import { citationTexts, useStyles } from './citation-words.ts';
import { type CitedKind, cited, citedItems, citedPage } from './citations.ts';

const work = {
  title: 'Exclusive contracts and protection of investments',
  author: [
    { family: 'Segal', given: 'Ilya R.' },
    { family: 'Whinston', given: 'Michael D.' },
  ],
  issued: '2000',
  'container-title': 'The RAND Journal of Economics',
  volume: '31',
  issue: '4',
  page: '603-633',
  DOI: '10.2307/2696352',
};
const library = aLibrary(
  [
    aPattern({ title: 'Licence & hire', version: '1.2.0', changes: [{ version: '1.2.0', date: '2026-10-30', note: 'A case more.' }] }),
    aDeal({ name: 'Microsoft and OpenAI' }),
    aParty({ name: 'OpenAI' }),
    aParty({ name: 'Microsoft' }, 'b-party'),
    aPrecedent(),
    anAnchor(work, 'segal-whinston-2000'),
  ],
  vocabulary,
);
const full = (path: string) => `https://example.org${path}`;
const items = (kind: CitedKind, id: string) => citedItems(cited(library, kind, id), full).map(({ item }) => item);
const texts = (kind: CitedKind, id: string) => items(kind, id).flatMap((item) => citationTexts(item).map(({ label, text }) => `${label}: ${text}`));

beforeAll(() => useStyles(readCitationStyles(process.cwd())));

describe('a citation', () => {
  it('of a pattern says its version in every style', () => {
    expect(texts('patterns', 'a-pattern')).toMatchInlineSnapshot(`
      [
        "APA (7th edition): Dealshape contributors. (2026, October 30). Licence & hire (pattern, version 1.2.0). Dealshape. https://example.org/patterns/a-pattern/",
        "Chicago (17th edition, note): Dealshape contributors, “Licence & Hire (Pattern, Version 1.2.0),” Dealshape, October 30, 2026, https://example.org/patterns/a-pattern/.",
        "Bluebook (law review): Dealshape contributors, Licence & Hire (Pattern, Version 1.2.0), Dealshape (2026), https://example.org/patterns/a-pattern/.",
        "OSCOLA (note): Dealshape contributors, ‘Licence & Hire (Pattern, Version 1.2.0)’ (Dealshape, 30 October 2026) <https://example.org/patterns/a-pattern/>.",
      ]
    `);
  });
  it('of a deal says on which day it was checked', () => {
    expect(texts('deals', 'a-deal')).toMatchInlineSnapshot(`
      [
        "APA (7th edition): Dealshape contributors. (2026, November 1). Microsoft and OpenAI (deal, checked 1 November 2026). Dealshape. https://example.org/deals/a-deal/",
        "Chicago (17th edition, note): Dealshape contributors, “Microsoft and OpenAI (Deal, Checked 1 November 2026),” Dealshape, November 1, 2026, https://example.org/deals/a-deal/.",
        "Bluebook (law review): Dealshape contributors, Microsoft and OpenAI (Deal, Checked 1 November 2026), Dealshape (2026), https://example.org/deals/a-deal/.",
        "OSCOLA (note): Dealshape contributors, ‘Microsoft and OpenAI (Deal, Checked 1 November 2026)’ (Dealshape, 1 November 2026) <https://example.org/deals/a-deal/>.",
      ]
    `);
  });
  it('of an anchor gives the work first and then our page about it', () => {
    expect(texts('anchors', 'segal-whinston-2000')).toMatchInlineSnapshot(`
      [
        "APA (7th edition): Segal, I. R., & Whinston, M. D. (2000). Exclusive contracts and protection of investments. The RAND Journal of Economics, 31(4), 603–633. https://doi.org/10.2307/2696352",
        "Chicago (17th edition, note): Ilya R. Segal and Michael D. Whinston, “Exclusive Contracts and Protection of Investments,” The RAND Journal of Economics 31, no. 4 (2000): 603–33, https://doi.org/10.2307/2696352.",
        "Bluebook (law review): Ilya R. Segal & Michael D. Whinston, Exclusive Contracts and Protection of Investments, 31 The RAND Journal of Economics 603 (2000).",
        "OSCOLA (note): Ilya R Segal and Michael D Whinston, ‘Exclusive Contracts and Protection of Investments’ (2000) 31 The RAND Journal of Economics 603.",
        "APA (7th edition): Dealshape contributors. (2026, November 1). Segal and Whinston 2000: Exclusive contracts and protection of investments (anchor, as of 1 November 2026). Dealshape. https://example.org/anchors/segal-whinston-2000/",
        "Chicago (17th edition, note): Dealshape contributors, “Segal and Whinston 2000: Exclusive Contracts and Protection of Investments (Anchor, as of 1 November 2026),” Dealshape, November 1, 2026, https://example.org/anchors/segal-whinston-2000/.",
        "Bluebook (law review): Dealshape contributors, Segal and Whinston 2000: Exclusive Contracts and Protection of Investments (Anchor, as of 1 November 2026), Dealshape (2026), https://example.org/anchors/segal-whinston-2000/.",
        "OSCOLA (note): Dealshape contributors, ‘Segal and Whinston 2000: Exclusive Contracts and Protection of Investments (Anchor, as of 1 November 2026)’ (Dealshape, 1 November 2026) <https://example.org/anchors/segal-whinston-2000/>.",
      ]
    `);
  });
  it('of a party, a precedent or a term says up to which day the library speaks', () => {
    const [kinds, ids] = [['parties', 'precedents', 'terms'] as const, ['a-party', 'a-precedent', 'exclusivity']];
    expect(kinds.map((kind, i) => texts(kind, ids[i]!)[0])).toMatchInlineSnapshot(`
      [
        "APA (7th edition): Dealshape contributors. (2026, November 1). OpenAI (party, as of 1 November 2026). Dealshape. https://example.org/parties/a-party/",
        "APA (7th edition): Dealshape contributors. (2026, November 1). A v. B (precedent, as of 1 November 2026). Dealshape. https://example.org/precedents/a-precedent/",
        "APA (7th edition): Dealshape contributors. (2026, November 1). Exclusivity (term, as of 1 November 2026). Dealshape. https://example.org/terms/exclusivity/",
      ]
    `);
  });
  it('is the same whatever was cited before it: one author and year do not become 2026a and 2026b', () => {
    const before = texts('deals', 'a-deal');
    texts('parties', 'a-party');
    expect(texts('deals', 'a-deal')).toEqual(before);
    expect(before.join()).not.toMatch(/2026[a-z]/);
  });
});

describe('the address that is cited', () => {
  const first = released(library);
  it('is the page of the version, once a release has it', () => {
    expect(citedPage(first, 'patterns', 'a-pattern').address).toBe('/patterns/a-pattern/1.2.0/');
  });
  it('is the page itself for a version that no release has yet', () => {
    const raised = after(first, [aPattern({ version: '1.3.0', changes: [{ version: '1.3.0', date: '2026-11-01', note: 'A word.' }] })]);
    expect(citedPage(raised, 'patterns', 'a-pattern').address).toBe('/patterns/a-pattern/');
    expect(citedPage(library, 'patterns', 'a-pattern').address).toBe('/patterns/a-pattern/');
  });
});

describe('for reference managers', () => {
  it('a page is a web page with a key that tells versions apart', () => {
    expect(items('patterns', 'a-pattern')).toMatchInlineSnapshot(`
      [
        {
          "URL": "https://example.org/patterns/a-pattern/",
          "author": [
            {
              "literal": "Dealshape contributors",
            },
          ],
          "container-title": "Dealshape",
          "id": "dealshape-pattern-a-pattern-1.2.0",
          "issued": {
            "date-parts": [
              [
                2026,
                10,
                30,
              ],
            ],
          },
          "title": "Licence & hire (pattern, version 1.2.0)",
          "type": "webpage",
          "version": "1.2.0",
        },
      ]
    `);
  });
  it('as BibTeX', () => {
    expect(toBibtex(items('patterns', 'a-pattern'))).toMatchInlineSnapshot(`
      "@misc{dealshape-pattern-a-pattern-1.2.0,
      	author = {{Dealshape contributors}},
      	year = {2026},
      	month = {oct 30},
      	title = {Licence \\& hire (pattern, version 1.2.0)},
      	url = {https://example.org/patterns/a-pattern/},
      	howpublished = {https://example.org/patterns/a-pattern/},
      }
      "
    `);
  });
  it('as RIS', () => {
    expect(toRis(items('patterns', 'a-pattern'))).toMatchInlineSnapshot(`
      "TY  - ELEC
      AU  - Dealshape contributors
      DA  - 2026/10/30/
      PY  - 2026
      ID  - dealshape-pattern-a-pattern-1.2.0
      TI  - Licence & hire (pattern, version 1.2.0)
      UR  - https://example.org/patterns/a-pattern/
      ER  -
      "
    `);
  });
});
