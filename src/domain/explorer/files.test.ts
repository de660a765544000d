import { describe, expect, it } from 'vitest';
import { projectLibrary } from '../../testing/vocabulary.ts';
import { explorerFiles } from '../views/explorer.ts';
import { readAllTexts, readCorpus } from './corpus.ts';
import { explore } from './explore.ts';
import { aboutOf, fileName, toCsv, toJson, toSheets } from './files.ts';
import { columns, emptyQuery, type Query } from './query.ts';
import { type Row, rowsOf } from './rows.ts';

const row: Row = {
  id: 'a-b',
  name: '=HYPERLINK("http://example.org")',
  since: '2024-05-17',
  status: ['active', 'Active'],
  confidence: 'Primary',
  patterns: [
    ['p', 'One, two'],
    ['q', 'Other'],
  ],
  parties: [['a', '+A']],
  kinds: ['AI lab'],
  countries: [],
  figure: 10e9,
  terms: [{ kind: 'Licence fee', on: 'articles', state: ['in-force', 'In force'], since: '2024-05', money: '$60 million per year' }],
  states: 3,
};
const query: Query = { ...emptyQuery, on: '2025-03-01', columns: [...columns] };
const labels = { term: [], status: [] } as unknown as Parameters<typeof aboutOf>[1];
const about = aboutOf(query, labels, 'https://example.org/deals/', '2026-11-21', 1);

describe('downloads', () => {
  it('as CSV hold the columns shown and the day, and run no formula', () => {
    expect(toCsv([row, { ...row, figure: undefined, since: '2024' }], query).split('\r\n')).toMatchInlineSnapshot(`
      [
        "Id,Deal,Since,Status now,Rests on,Patterns,Parties,Kinds of party,Countries,"Largest figure, US dollars",Terms on 1 Mar 2025,Dated states,As of",
        "a-b,"'=HYPERLINK(""http://example.org"")",2024-05-17,Active,Primary,"One, two; Other",'+A,AI lab,,10000000000,"Licence fee, articles: In force since 2024-05, $60 million per year",3,2025-03-01",
        "a-b,"'=HYPERLINK(""http://example.org"")",2024,Active,Primary,"One, two; Other",'+A,AI lab,,,"Licence fee, articles: In force since 2024-05, $60 million per year",3,2025-03-01",
        "",
      ]
    `);
  });
  it('as JSON say where they come from and keep the parts of terms', () => {
    const data = JSON.parse(toJson([row], { ...query, columns: ['deal', 'figure', 'terms'] }, about)) as Record<string, unknown>;
    expect(data).toMatchInlineSnapshot(`
      {
        "about": {
          "address": "https://example.org/deals/?on=2025-03-01&columns=deal,since,status,confidence,patterns,parties,kinds,countries,figure,terms,states",
          "asOf": "2025-03-01",
          "deals": 1,
          "licence": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
          "order": "Newest first",
          "query": "All deals",
          "source": "https://example.org/deals/",
          "title": "Public AI deals, from Dealshape",
        },
        "columns": [
          "deal",
          "figure",
          "terms",
        ],
        "deals": [
          {
            "deal": "=HYPERLINK("http://example.org")",
            "figure": 10000000000,
            "id": "a-b",
            "terms": [
              {
                "amount": "$60 million per year",
                "on": "articles",
                "since": "2024-05",
                "state": "In force",
                "term": "Licence fee",
              },
            ],
          },
        ],
      }
    `);
  });
  it('as a spreadsheet hold real dates and numbers, and texts as texts', () => {
    const [deals, sheet] = toSheets(
      [row, { ...row, since: '2024-05', figure: undefined }],
      { ...query, columns: ['deal', 'since', 'figure'] },
      about,
    );
    expect(deals!.data.slice(1)).toEqual([
      [
        { type: String, value: 'a-b' },
        { type: String, value: '=HYPERLINK("http://example.org")' },
        { type: Date, value: new Date('2024-05-17T00:00:00Z'), format: 'yyyy-mm-dd' },
        { type: Number, value: 10e9, format: '#,##0' },
      ],
      [{ type: String, value: 'a-b' }, { type: String, value: '=HYPERLINK("http://example.org")' }, { type: String, value: '2024-05' }, null],
    ]);
    expect(sheet!.data.map((line) => line.map((cell) => cell?.value))).toMatchInlineSnapshot(`
      [
        [
          "Title",
          "Public AI deals, from Dealshape",
        ],
        [
          "Question",
          "All deals",
        ],
        [
          "As of",
          "1 Mar 2025",
        ],
        [
          "Order",
          "Newest first",
        ],
        [
          "Deals",
          1,
        ],
        [
          "Address",
          "https://example.org/deals/?on=2025-03-01&columns=deal,since,status,confidence,patterns,parties,kinds,countries,figure,terms,states",
        ],
        [
          "Source",
          "https://example.org/deals/",
        ],
        [
          "Licence",
          "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        ],
      ]
    `);
  });
  it('are named after the day', () => {
    expect(fileName(query, 'csv')).toBe('dealshape-deals-2025-03-01.csv');
    expect(fileName(emptyQuery, 'xlsx')).toBe('dealshape-deals.xlsx');
  });
});

describe('a deal in words', () => {
  const files = explorerFiles(projectLibrary);
  const corpus = readCorpus(files.corpus);
  const texts = readAllTexts(corpus, files.texts);
  const wordsOf = (asked: Query, id: string) => rowsOf(corpus, texts, asked, explore(corpus, asked).figures)(corpus.ids.indexOf(id));
  it('says what a term was on a day, and what a licence pays each year', () => {
    const refusal = { ...emptyQuery, on: '2025-03-01', facets: { term: ['first-refusal'], state: ['in-force'] } };
    expect(wordsOf(refusal, 'microsoft-openai').terms).toMatchInlineSnapshot(`
      [
        {
          "kind": "Right of first refusal",
          "money": "",
          "on": "new compute capacity",
          "since": "2025-01-21",
          "state": [
            "in-force",
            "In force",
          ],
        },
      ]
    `);
    expect(wordsOf({ ...emptyQuery, facets: { term: ['licence-fee'] } }, 'openai-news-corp').terms).toMatchInlineSnapshot(`
      [
        {
          "kind": "Licence fee",
          "money": "$250 million total over the term",
          "on": "current and archived news content",
          "since": "2024-05-22",
          "state": [
            "reported",
            "Reported",
          ],
        },
      ]
    `);
  });
});
