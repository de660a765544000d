/** The table of deals as a reader works with it: questions answered from the address, three views, columns, ranges, downloads, the keyboard. */
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectLibrary } from '../../src/testing/vocabulary.ts';
import { open } from './site.ts';
import { violations, visitor } from './visit.ts';

let site: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  site = await open();
});
afterAll(() => site.close());
const visit = visitor(() => site);

const all = projectLibrary.entries.deals.size;
const rowsOf = (page: Page) => page.locator('[data-rows] tr');
const statusOf = (page: Page) => page.locator('[data-status]').first().innerText();
/** The status once the page has answered: "16 of 226 deals." */
async function answered(page: Page): Promise<string> {
  await expect.poll(() => statusOf(page)).toMatch(/ of /);
  await expect.poll(() => statusOf(page)).not.toContain('being loaded');
  return statusOf(page);
}
/** The words of each row, cell by cell. */
const cells = (page: Page) =>
  rowsOf(page).evaluateAll((rows) => rows.map((r) => [...(r as HTMLTableRowElement).cells].map((c) => c.innerText.trim())));
const heads = (page: Page) => page.locator('[data-shown] thead th').allInnerTexts();

/** Opens an address of the page of deals, and waits for its answer. */
async function ask(query: string, options: Parameters<typeof visit>[1] = {}) {
  const visited = await visit(`/deals/${query}`, options);
  return { ...visited, status: await answered(visited.page) };
}

describe('questions answered from the address alone', () => {
  it('which deals had a right of first refusal on 1 March 2025', async () => {
    const { page, wrong, status, close } = await ask('?on=2025-03-01&term=first-refusal&state=in-force');
    expect(status).toContain('as they stood on 1 Mar 2025');
    expect(await heads(page)).toEqual(['Deal', 'Since', 'Status now', 'Rests on', 'Terms on 1 Mar 2025']);
    const found = await cells(page);
    const row = found.find(([name]) => name === 'Microsoft and OpenAI');
    expect(row?.[4]).toContain('Right of first refusal, new compute capacity: In force since 21 Jan 2025');
    expect(wrong).toEqual([]);
    await close();
  });

  it('compute commitments over 10 billion dollars since 2024, also those in older deals', async () => {
    const { page, wrong, close } = await ask('?term=compute-commitment&min=10b&from=2024&sort=amount');
    const found = await cells(page);
    expect(found.map(([name]) => name)).toEqual(expect.arrayContaining(['OpenAI and Oracle', 'Microsoft and OpenAI']));
    const billions = found.map((row) => Number(/\$([\d.]+) (billion|trillion)/.exec(row[4] ?? '')?.[1]));
    expect(Math.min(...billions)).toBeGreaterThanOrEqual(10);
    expect(billions).toEqual([...billions].sort((a, b) => b - a));
    expect(await page.locator('input[name=min]').inputValue()).toBe('10b');
    expect(wrong).toEqual([]);
    await close();
  });

  it('data licences with news publishers and their yearly price', async () => {
    const { page, close } = await ask('?term=licence-fee&kind=publisher&sort=amount');
    const found = await cells(page);
    expect(found.length).toBeGreaterThan(3);
    expect(found.map((row) => row.at(-1)).join('\n')).toMatch(/Licence fee, .*\$[\d.]+ million per year/);
    await close();
  });

  it('what has Oracle signed', async () => {
    const { page, close } = await ask('?party=oracle');
    const oracle = [...projectLibrary.entries.deals.values()].filter((d) => d.data.parties.some((p) => p.party === 'oracle'));
    expect((await cells(page)).map(([name]) => name).sort()).toEqual(oracle.map((d) => d.data.name).sort());
    await close();
  });
});

describe('what terms cover is loaded kind by kind', () => {
  const textsAsked = (page: Page) => {
    const kinds: string[] = [];
    page.on('request', (r) => kinds.push(...[...(/explorer-texts\/(.+)\.json$/.exec(r.url())?.slice(1) ?? [])]));
    return kinds;
  };
  const kinds = new Set([...projectLibrary.entries.deals.values()].flatMap((d) => d.data.terms.map((t) => t.term)));
  it('a term chosen asks for its own alone, another for one more, and no question of terms for none', async () => {
    const { page, close } = await visit('/deals/');
    const asked = textsAsked(page);
    await page.goto(site.at('/deals/?confidence=primary'));
    await answered(page);
    expect(asked).toEqual([]);
    await page.goto(site.at('/deals/?term=exclusivity&party=microsoft'));
    await answered(page);
    expect(asked).toEqual(['exclusivity']);
    expect((await cells(page)).every((row) => /Exclusivity, \S/.test(row.at(-1) ?? ''))).toBe(true);
    await page.locator('details[data-facet=term] input[value=first-refusal]').check();
    await page.waitForURL(/term=first-refusal/);
    await expect.poll(async () => (await cells(page)).flat().join(' ')).toMatch(/Right of first refusal, \S/);
    expect(asked).toEqual(['exclusivity', 'first-refusal']);
    await close();
  });
  it('words ask for all; until all are there the answer says that it rests on names, and a download waits', async () => {
    const { page, wrong, close } = await ask('?term=exclusivity');
    const asked = textsAsked(page);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/explorer-texts/capacity.json', async (route) => {
      await held;
      await route.continue();
    });
    const named = (withTexts: boolean) =>
      [...projectLibrary.entries.deals.values()].filter(
        ({ data }) =>
          data.terms.some((t) => t.term === 'exclusivity') &&
          [
            data.name,
            ...data.parties.map((p) => projectLibrary.entries.parties.get(p.party)!.data.name),
            ...(withTexts ? data.terms.map((t) => t.on) : []),
          ]
            .join('\n')
            .toLowerCase()
            .includes('cloud'),
      );
    expect(named(true).length).toBeGreaterThan(named(false).length);
    await page.locator('[data-explorer] input[name=q]').fill('cloud');
    await expect.poll(() => statusOf(page)).toBe(`${named(false).length} of ${all} deals. So far by names alone; what terms cover is being loaded.`);
    expect(new Set(asked)).toEqual(new Set([...kinds].filter((k) => k !== 'exclusivity')));
    const download = page.waitForEvent('download');
    await page.locator('[data-download=csv]').click();
    letGo();
    expect(
      readFileSync((await (await download).path()) ?? '', 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(named(true).length + 1);
    expect(await statusOf(page)).toBe(`${named(true).length} of ${all} deals.`);
    expect(wrong).toEqual([]);
    await close();
  });
  it('without what terms cover, the answer says that it may not be the one asked for, and no part of it is downloaded', async () => {
    const { page, close } = await ask('?term=exclusivity');
    await page.route('**/explorer-texts/capacity.json', (route) => route.abort());
    await page.locator('[data-explorer] input[name=q]').fill('cloud');
    await expect.poll(() => statusOf(page)).toContain('may not be what was asked for. Try again.');
    await page.locator('[data-download=csv]').click();
    await expect.poll(() => statusOf(page)).toBe('The file could not be made. Try again.');
    await page.unroute('**/explorer-texts/capacity.json');
    await page.locator('[data-explorer] input[name=q]').fill('clouds');
    await expect.poll(() => statusOf(page)).toMatch(/^\d+ of \d+ deals\.( Remove a condition to see more\.)?$/);
    await close();
  });
});

describe('views', () => {
  it('the timeline draws every deal found with words, and chosen terms by state', async () => {
    const { page, wrong, close } = await ask('?view=timeline&term=first-refusal&party=microsoft');
    const item = page.locator('.timeline > ol > li').filter({ has: page.locator('a', { hasText: /^Microsoft and OpenAI$/ }) });
    expect(await item.locator('p').first().innerText()).toMatch(
      /^Right of first refusal, .*: In force from 21 Jan 2025 to 28 Oct 2025; Ended since 28 Oct 2025$/,
    );
    expect(await item.locator('svg').first().getAttribute('aria-label')).toContain('In force from 21 Jan 2025 to 28 Oct 2025');
    expect(await item.locator('rect').evaluateAll((r) => r.map((x) => x.getAttribute('class')))).toEqual(['seg in-force', 'seg ended']);
    expect(await page.locator('.timeline .axis').first().textContent()).toMatch(/20\d\d/);
    expect(wrong).toEqual([]);
    await close();
  });
  it('cards say who, since when, which pattern and how much', async () => {
    const { page, close } = await ask('?view=cards&term=compute-commitment&min=10b');
    const text = await page.locator('.cards > li').filter({ hasText: 'OpenAI and Oracle' }).first().innerText();
    for (const word of ['Since', 'Status', 'Patterns', 'Parties', 'Largest figure', '$300 billion', 'Terms now']) expect(text).toContain(word);
    await close();
  });
  it('are chosen by radio buttons, kept in the address, and gone back from', async () => {
    const { page, close } = await ask('?confidence=primary');
    await page.getByLabel('Cards').check();
    await page.waitForURL(/view=cards/);
    expect(await page.locator('.cards > li').count()).toBeGreaterThan(10);
    await page.getByLabel('Timeline').check();
    await page.waitForURL(/view=timeline/);
    await page.locator('.timeline').waitFor();
    await page.goBack();
    await page.locator('.cards').waitFor();
    expect(await page.getByLabel('Cards').isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => rowsOf(page).count()).toBeGreaterThan(10);
    await page.goForward();
    await page.locator('.cards').waitFor();
    await close();
  });

  describe.each(['table', 'timeline', 'cards'])('%s', (view) => {
    it.each([
      { width: 390, colorScheme: 'light' },
      { width: 1440, colorScheme: 'dark' },
    ] as const)('is accessible by axe and stays within the screen at $width px', async (setting) => {
      for (const query of [`?view=${view}`, `?view=${view}&term=exclusivity&on=2025-03-01&columns=since,figure,parties,terms,states`]) {
        const { page, close } = await ask(query, { ...setting, bypassCSP: true });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await violations(page)).toEqual([]);
        await close();
      }
    });
  });
});

it('without JavaScript is the complete table', async () => {
  const { page, close } = await visit('/deals/?view=cards&confidence=primary', { javaScriptEnabled: false });
  expect(await rowsOf(page).count()).toBe(all);
  expect(await heads(page)).toEqual(['Deal', 'Since', 'Status', 'Rests on', 'Patterns']);
  await close();
});

describe('narrowing', () => {
  it('by keyboard says so in the address, keeps the focus, and goes back', async () => {
    const { page, close } = await visit('/deals/');
    expect(await rowsOf(page).count()).toBe(all);
    await page.locator('details[data-facet=confidence] summary').focus();
    await page.keyboard.press('Enter');
    const box = page.locator('input[name=confidence]').first();
    await box.focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/confidence=/);
    const some = Number(/^(\d+) of/.exec(await answered(page))?.[1]);
    expect(some).toBeLessThan(all);
    expect(await box.evaluate((b) => b === document.activeElement)).toBe(true);
    await page.goBack();
    await expect.poll(() => statusOf(page)).toContain(`${all} of ${all} deals`);
    await page.locator('button[type=reset]').click();
    expect(page.url()).toMatch(/\/deals\/$/);
    await close();
  });
  it('by words answers at every key, and a run of keys is one step back', async () => {
    const { page, close } = await visit('/deals/');
    await page.locator('[data-explorer] input[name=q]').pressSequentially('oracle');
    await expect.poll(() => page.url()).toContain('q=oracle');
    const deals = [...projectLibrary.entries.deals.values()].filter(({ data }) =>
      [data.name, ...data.parties.map((p) => projectLibrary.entries.parties.get(p.party)!.data.name), ...data.terms.map((t) => t.on)]
        .join('\n')
        .toLowerCase()
        .includes('oracle'),
    );
    await expect.poll(() => statusOf(page)).toBe(`${deals.length} of ${all} deals.`);
    await expect.poll(() => rowsOf(page).count()).toBe(deals.length);
    await page.locator('[data-explorer] input[name=q]').fill('an');
    await page.locator('[data-more]').waitFor();
    await expect.poll(() => rowsOf(page).count()).toBe(100);
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain('q=');
    await close();
  });
  it('by dollars leaves out what has no public figure, until asked for it', async () => {
    const { page, close } = await visit('/deals/');
    await page.locator('input[name=min]').fill('$1 billion');
    await page.locator('input[name=min]').press('Enter');
    await page.waitForURL(/min=1b/);
    const known = Number(/^(\d+) of/.exec(await answered(page))?.[1]);
    expect((await cells(page)).every((row) => row.some((c) => /\$.*(?:billion|trillion)/.test(c)))).toBe(true);
    await page.getByLabel('Also those without a public figure').check();
    await page.waitForURL(/unknown=yes/);
    await expect.poll(async () => Number(/^(\d+) of/.exec(await statusOf(page))?.[1])).toBeGreaterThan(known);
    await close();
  });
  it('by dates as precise as they are given', async () => {
    const { page, close } = await ask('?from=2024-05&to=2024-05&sort=oldest');
    const may = [...projectLibrary.entries.deals.values()].filter((d) => d.data.announced.startsWith('2024-05'));
    expect(await rowsOf(page).count()).toBe(may.length);
    await close();
  });
  it('marks a field that it does not understand, and says so', async () => {
    const { page, close } = await visit('/deals/');
    await page.locator('input[name=max]').fill('lots');
    await page.locator('input[name=max]').press('Enter');
    await expect.poll(() => statusOf(page)).toContain('"lots" is not an amount of dollars such as 500m or 2.5 billion');
    expect(await page.locator('input[name=max]').getAttribute('aria-invalid')).toBe('true');
    await close();
  });
  it('names what it does not know in an address that was edited by hand, and shows the nearest view', async () => {
    const { page, status, close } = await ask('?status=broken&on=2025-02-30&confidence=primary&view=map&columns=since,colour&min=much&sort=best');
    for (const note of [
      'Not everything asked for could be used: no deal has status "broken"',
      '"2025-02-30" is not a day such as 2025-03-01',
      '"map" is no view; there are table, timeline, cards',
      '"colour" is no column',
      '"much" is not an amount of dollars',
      '"best" is no order',
    ])
      expect(status).toContain(note);
    expect(await page.locator('input[name=confidence][value=primary]').isChecked()).toBe(true);
    expect(await heads(page)).toEqual(['Deal', 'Since']);
    expect(await rowsOf(page).count()).toBeGreaterThan(10);
    await close();
  });
  it('shows a hundred at once; more come when asked for, and the focus goes to the first of them', async () => {
    const { page, close } = await ask('?sort=oldest');
    expect(await statusOf(page)).toBe(`${all} of ${all} deals. The first 100 are shown.`);
    expect(await rowsOf(page).count()).toBe(100);
    await page.locator('[data-more]').click();
    expect(await rowsOf(page).count()).toBe(200);
    expect(await statusOf(page)).toBe(`${all} of ${all} deals. The first 200 are shown.`);
    expect(
      await rowsOf(page)
        .nth(100)
        .locator('th a')
        .evaluate((a) => a === document.activeElement),
    ).toBe(true);
    await close();
  });
  it('on a phone is folded, so that results come first', async () => {
    const { page, close } = await visit('/deals/', { width: 390 });
    expect(await page.locator('input[name=min]').isVisible()).toBe(false);
    const top = (await rowsOf(page).first().boundingBox())?.y ?? Infinity;
    expect(top).toBeLessThan(900);
    await page.locator('.fold > summary').click();
    expect(await page.locator('input[name=min]').isVisible()).toBe(true);
    await close();
  });
});

describe('columns and order', () => {
  it('columns are chosen by boxes and are in the address', async () => {
    const { page, close } = await ask('?confidence=primary');
    await page.locator('[data-columns] summary').click();
    await page.getByLabel('Countries').check();
    await page.waitForURL(/columns=deal,since,status,confidence,patterns,countries/);
    expect(await heads(page)).toEqual(['Deal', 'Since', 'Status', 'Rests on', 'Patterns', 'Countries']);
    await page.getByLabel('Countries').uncheck();
    await expect.poll(() => page.url()).not.toContain('columns=');
    await page.goBack();
    await expect.poll(() => heads(page)).toContain('Countries');
    await close();
  });
  it('a heading sorts, turns, says so, agrees with the list of orders and keeps the focus', async () => {
    const { page, close } = await visit('/deals/');
    const head = page.locator('thead th').first();
    await head.locator('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=name$/);
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
    expect(await page.locator('select[name=sort]').inputValue()).toBe('name');
    await answered(page);
    const names = (await cells(page)).map(([name]) => (name ?? '').toLowerCase());
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)));
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=name-reversed/);
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    expect(await head.locator('button').evaluate((b) => b === document.activeElement)).toBe(true);
    await page.locator('select[name=sort]').selectOption('oldest');
    await expect.poll(() => page.locator('thead th').nth(1).getAttribute('aria-sort')).toBe('ascending');
    expect(await head.getAttribute('aria-sort')).toBeNull();
    await close();
  });
});

describe('downloads hold exactly what is shown', () => {
  const query = '?on=2025-09-30&term=compute-commitment&sort=amount&columns=deal,since,status,parties,figure,terms,states';
  async function downloaded(page: Page, kind: string): Promise<Download> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-download=${kind}]`).click()]);
    return download;
  }
  const contentOf = async (download: Download) => readFileSync((await download.path()) ?? '');

  it('as CSV', async () => {
    const { page, close } = await ask(query);
    const shown = await cells(page);
    const download = await downloaded(page, 'csv');
    expect(download.suggestedFilename()).toBe('dealshape-deals-2025-09-30.csv');
    const lines = (await contentOf(download)).toString().trimEnd().split('\r\n').map(parseLine);
    expect(lines[0]).toEqual([
      'Id',
      'Deal',
      'Since',
      'Status now',
      'Parties',
      'Largest figure, US dollars',
      'Terms on 30 Sep 2025',
      'Dated states',
      'As of',
    ]);
    expect(lines.slice(1).map((l) => [l[1], l[3], l[4]?.replaceAll('; ', ', '), l[7], l[8]])).toEqual(
      shown.map((c) => [c[0], c[2], c[3], c[6], '2025-09-30']),
    );
    await close();
  });
  it('as JSON', async () => {
    const { page, close } = await ask(query);
    const shown = await cells(page);
    const data = JSON.parse((await contentOf(await downloaded(page, 'json'))).toString()) as {
      about: { query: string; address: string; asOf: string; licence: string };
      columns: string[];
      deals: { deal: string; states: number; terms: { on: string; state: string }[] }[];
    };
    expect(data.columns).toEqual(['deal', 'since', 'status', 'parties', 'figure', 'terms', 'states']);
    expect(data.deals.map((d) => [d.deal, String(d.states)])).toEqual(shown.map((c) => [c[0], c[6]]));
    for (const [i, deal] of data.deals.entries()) for (const term of deal.terms) expect(shown[i]?.[5]).toContain(`${term.on}: ${term.state}`);
    expect(data.about).toMatchObject({ asOf: '2025-09-30', query: 'Term: Compute commitment' });
    expect(new URL(data.about.address).search).toBe(new URL(page.url()).search);
    await close();
  });
  it('as a spreadsheet, with real dates and numbers and a sheet about itself, loaded only then', async () => {
    const { page, wrong, close } = await ask(query);
    const loaded: string[] = [];
    page.on('request', (r) => loaded.push(r.url()));
    const shown = await cells(page);
    const sheets = unzipSync(await contentOf(await downloaded(page, 'xlsx')));
    expect(loaded.some((u) => u.includes('spreadsheet'))).toBe(true);
    const deals = sheetRows(sheets, 'xl/worksheets/sheet1.xml');
    expect(deals.slice(1).map((r) => [r[1]?.value, r[3]?.value, r[7]?.value])).toEqual(shown.map((c) => [c[0], c[2], Number(c[6])]));
    for (const [i, row] of deals.slice(1).entries()) {
      const words = shown[i]?.[4] ?? '';
      if (words === 'none public') expect(row[5]?.value).toBeUndefined();
      else expect(row[5]).toMatchObject({ type: 'number' });
    }
    const dates = deals.slice(1).filter((r) => r[2]?.type === 'number');
    expect(dates.length).toBeGreaterThan(3);
    const iso = (serial: number) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
    const announced = new Map([...projectLibrary.entries.deals.values()].map((d) => [d.id, d.data.announced]));
    for (const row of dates) expect(iso(row[2]?.value as number)).toBe(announced.get(String(row[0]?.value)));
    const about = Object.fromEntries(sheetRows(sheets, 'xl/worksheets/sheet2.xml').map((r) => [r[0]?.value, r[1]?.value]));
    expect(about).toMatchObject({
      Question: 'Term: Compute commitment',
      'As of': '30 Sep 2025',
      Licence: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
    });
    expect(about['Address']).toContain(new URL(page.url()).search);
    for (const file of Object.values(sheets)) expect(strFromU8(file)).not.toContain('<f>');
    expect(wrong).toEqual([]);
    await close();
  });
  it('as a spreadsheet also where it is large', async () => {
    const { page, wrong, close } = await ask('?columns=since,status,confidence,patterns,parties,kinds,countries,figure,terms,states');
    const sheets = unzipSync(await contentOf(await downloaded(page, 'xlsx')));
    expect(sheetRows(sheets, 'xl/worksheets/sheet1.xml')).toHaveLength(all + 1);
    expect(wrong).toEqual([]);
    await close();
  });
});

/** One line of CSV without line breaks in its cells. */
function parseLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2] ?? '').replaceAll('""', '"'));
}

/** The cells of a sheet with their types, empty ones kept in their places. */
function sheetRows(files: Record<string, Uint8Array>, sheet: string): ({ type: 'text' | 'number'; value: string | number } | undefined)[][] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['row', 'c', 'si'].includes(name),
    trimValues: false,
    parseTagValue: false,
  });
  const parse = (name: string) => parser.parse(strFromU8(files[name] ?? new Uint8Array())) as Record<string, never>;
  interface Text {
    t?: string | { '#text'?: string };
  }
  const plain = (t: Text['t']) => (typeof t === 'object' ? (t['#text'] ?? '') : (t ?? ''));
  const shared = ((parse('xl/sharedStrings.xml')['sst'] as { si?: Text[] } | undefined)?.si ?? []).map((si) => plain(si.t));
  const rows = (parse(sheet)['worksheet'] as unknown as { sheetData: { row: { c?: { '@_r': string; '@_t'?: string; v?: string; is?: Text }[] }[] } })
    .sheetData.row;
  return rows.map(({ c = [] }) => {
    const line: ({ type: 'text' | 'number'; value: string | number } | undefined)[] = [];
    for (const cell of c) {
      const column = cell['@_r'].charCodeAt(0) - 65;
      if (cell['@_t'] === 's') line[column] = { type: 'text', value: shared[Number(cell.v)] ?? '' };
      else if (cell.is) line[column] = { type: 'text', value: plain(cell.is.t) };
      else if (cell.v !== undefined) line[column] = { type: 'number', value: Number(cell.v) };
    }
    return line;
  });
}
