/** What a reader meets: in Chromium, on a phone and on a desk, light and dark, with and without JavaScript, by keyboard and on paper. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneOfEachKind, open } from './site.ts';
import { violations, visitor } from './visit.ts';

let site: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  site = await open();
});
afterAll(() => site.close());
const visit = visitor(() => site);

const settings = [
  { width: 1440, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

describe.each(oneOfEachKind())('%s', (address) => {
  it.each(settings)('is accessible by axe, stays within the screen and breaks no policy at $width px, $colorScheme', async (setting) => {
    // The engine of the check is put in from outside, which the policy of the page would rightly refuse.
    const { page, wrong, close } = await visit(address, setting);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
    await close();
    const checked = await visit(address, { ...setting, bypassCSP: true });
    expect(await violations(checked.page)).toEqual([]);
    await checked.close();
  });

  it('can be read without JavaScript', async () => {
    const { page, close } = await visit(address, { javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    expect(text.length).toBeGreaterThan(100);
    expect(await page.locator('main h1').isVisible()).toBe(true);
    await close();
  });
});

describe('search', () => {
  it('loads only when it is used', async () => {
    const { page, close } = await visit('/patterns/oem-with-third-party-model/');
    const loaded: string[] = [];
    page.on('request', (r) => loaded.push(r.url()));
    await page.waitForTimeout(300);
    expect(loaded.filter((u) => u.includes('/search-index/'))).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('right of first refusal');
    await page.locator('[data-hits] li').first().waitFor();
    expect(loaded.filter((u) => u.includes('/search-index/')).length).toBeGreaterThan(0);
    await close();
  });

  it('opens with Ctrl K, finds, and leads to the result by keyboard alone', async () => {
    const { page, wrong, close } = await visit('/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('microsoft openai first refusal');
    await page.locator('[data-hits] li').first().waitFor();
    await expect.poll(() => page.locator('[data-status]').innerText()).toMatch(/^\d+ results?/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const [url] = await Promise.all([page.evaluate(() => (document.activeElement as HTMLAnchorElement).href), page.waitForTimeout(50)]);
    await page.keyboard.press('Enter');
    await page.waitForURL(url);
    expect(wrong).toEqual([]);
    await close();
  });

  it('keeps its state in the address, narrows by facets, and works with back and forward', async () => {
    const { page, wrong, close } = await visit('/search/?q=first+refusal&kind=term-state');
    const hits = page.locator('[data-search-hits] li');
    await hits.first().waitFor();
    expect(await hits.first().innerText()).toContain('Term state');
    await page.locator('summary', { hasText: 'Party' }).click();
    await page
      .locator('label', { hasText: /^Microsoft/ })
      .locator('input')
      .check();
    await page.waitForURL(/party=microsoft/);
    await expect.poll(() => hits.count()).toBeGreaterThan(0);
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain('party=');
    expect(await page.locator('input[name=party][value=microsoft]').isChecked()).toBe(false);
    expect(wrong).toEqual([]);
    await close();
  });

  it('mends a spelling and says so, names the other name that it searched, and says which words a result lacks', async () => {
    const { page, wrong, close } = await visit('/search/?q=ROFR+exclusivty+oracle');
    await page.locator('[data-search-hits] li').first().waitFor();
    const status = await page.locator('[data-search-status]').innerText();
    expect(status).toContain('Did you mean “exclusivity”? Nothing here says “exclusivty”, so that was searched.');
    expect(status).toContain('“rofr” was also searched as “right of first refusal”.');
    expect(await page.locator('[data-search-hits]').innerText()).toMatch(/Without .*(?:oracle|rofr|exclusivty)/);
    expect(wrong).toEqual([]);
    await close();
  });

  it('finds a phrase in quotes inside a longer question', async () => {
    const { page, close } = await visit('/search/?q=microsoft+"right+of+first+refusal"+openai');
    await page.locator('[data-search-hits] li').first().waitFor();
    const first = page.locator('[data-search-hits] li').first();
    expect(await first.innerText()).toContain('Microsoft and OpenAI');
    expect(await first.innerText()).not.toContain('Without');
    await close();
  });

  it('marks the words on the page that a result leads to, and clears them', async () => {
    const { page, wrong, close } = await visit('/search/?q=equity+"first+refusal"');
    await page.locator('[data-search-hits] a').first().click();
    await page.waitForURL(/find=/);
    const bar = page.locator('.marked');
    await bar.waitFor();
    expect(await bar.innerText()).toMatch(/places marked: .*first refusal/);
    expect(await page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(0);
    await bar.locator('button', { hasText: 'Clear' }).click();
    expect(page.url()).not.toContain('find=');
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });

  it('goes on from the first place where no word is marked after the target of the address', async () => {
    const { page, close } = await visit('/deals/microsoft-openai/?find=exclusivity#cite');
    const bar = page.locator('.marked');
    await bar.locator('button', { hasText: 'Next' }).click();
    expect(await bar.innerText()).toMatch(/^1 of \d+ places marked: exclusivity/);
    await close();
  });

  it('keeps recent questions on the device until they are forgotten', async () => {
    const { page, close } = await visit('/search/');
    await page.locator('[data-search-page] input[name=q]').fill('take or pay');
    await page.keyboard.press('Enter');
    await page.locator('[data-search-hits] li').first().waitFor();
    await page.goto(page.url().replace(/\?.*/, ''));
    const recent = page.locator('[data-search-recent]');
    await expect.poll(() => recent.innerText()).toContain('take or pay');
    await recent.locator('button', { hasText: 'Forget them' }).click();
    expect(await page.evaluate(() => localStorage.getItem('recent-queries'))).toBeNull();
    await close();
  });

  it('offers the nearest names where nothing is found', async () => {
    const { page, close } = await visit('/search/?q="most+favorite+customer"');
    await expect.poll(() => page.locator('[data-search-status]').innerText()).toContain('No results.');
    expect(await page.locator('[data-search-status]').innerText()).toContain('The nearest names stand below.');
    await page.locator('[data-search-hits] a', { hasText: 'Most-favoured' }).first().click();
    await page.waitForURL(/most-favoured|mfn/);
    await close();
  });

  it('counts facets for a phrase, and each number is what choosing the value gives', async () => {
    const { page, close } = await visit('/search/?q="right+of+first+refusal"');
    const box = page.locator('label', { has: page.locator('input[name=kind][value=term-state]') });
    await expect.poll(() => box.locator('span').textContent()).toMatch(/^[1-9]/);
    const counted = await box.locator('span').textContent();
    await page.locator('summary', { hasText: 'Kind' }).click();
    await box.locator('input').check();
    await expect.poll(() => page.locator('[data-search-status]').innerText()).toMatch(new RegExp(`^${counted} results?\\.`));
    await close();
  });

  it('says so when the index cannot be loaded, and answers once it can', async () => {
    const { page, close } = await visit('/search/');
    await page.route('**/search-index/**', (route) => route.abort());
    await page.reload();
    const status = page.locator('[data-search-status]');
    await expect.poll(() => status.innerText()).toBe('The search could not be loaded. Try again, or browse patterns, deals and terms above.');
    await page.unroute('**/search-index/**');
    await page.locator('[data-search-page] input[name=q]').fill('exclusivity');
    await page.locator('[data-search-hits] li').first().waitFor();
    expect(await status.innerText()).toMatch(/^\d+ results/);
    await close();
  });

  it('marks in the excerpt what was found', async () => {
    const { page, close } = await visit('/search/?q="first+refusal"');
    const marks = page.locator('[data-search-hits] mark');
    await marks.first().waitFor();
    for (const text of await marks.allInnerTexts()) expect(text).toMatch(/first|refusal/i);
    await close();
  });

  it('says what a result is in one line, with one full stop between its parts', async () => {
    const { page, close } = await visit('/search/?q=first+refusal+capacity');
    await page.locator('[data-search-hits] li').first().waitFor();
    const lines = await page.locator('[data-search-hits] .note').allInnerTexts();
    expect(lines).toContain(
      'Term: The holder may take new business on the terms that a third party offers, before the third party gets it. Also called ROFR, first refusal, matching right, pre-emption, right of first offer. Without capacity',
    );
    expect(lines.filter((line) => line.includes('..'))).toEqual([]);
    await close();
  });

  it('finds by the beginning of a word, while it is typed', async () => {
    const { page, close } = await visit('/search/?q=exclus');
    await page.locator('[data-search-hits] li').first().waitFor();
    expect(await page.locator('[data-search-hits]').innerText()).toContain('Premature exclusivity');
    await close();
  });

  it('says what it does not know in an address that was edited by hand, and is honest about nothing', async () => {
    const { page, close } = await visit('/search/?q=zzzzqqq&kind=dael');
    await expect.poll(() => page.locator('[data-search-status]').innerText()).toContain('No results');
    expect(await page.locator('[data-search-status]').innerText()).toContain('The address asks for kind=dael, which is not known here');
    await close();
  });
});

it('a stranger goes from the OEM pattern to a move, to the deal where it was seen, to the paper, and learns who had a first refusal', async () => {
  const { page, close } = await visit('/patterns/oem-with-third-party-model/');
  await page.locator('.move h3 a').first().click();
  await page.waitForURL(/\/moves\//);
  const research = page.locator('h2#research + ul h3 a').first();
  const paper = await research.getAttribute('href');
  await page.goto(site.at('/patterns/oem-with-third-party-model/'));
  await page.locator('.move dt', { hasText: 'Seen in' }).first().locator('+ dd a').first().click();
  await page.waitForURL(/\/deals\//);
  expect(await page.locator('h2#moves').innerText()).toBe('Kill-list moves');
  await page.goto(site.at(paper ?? ''));
  expect(await page.locator('h2#finding').innerText()).toBe('Finding');
  await page.goto(site.at('/search/?q=right+of+first+refusal'));
  await page.locator('[data-search-hits] a', { hasText: 'who had one, and when' }).first().click();
  await page.waitForURL(/\/terms\/first-refusal\//);
  expect(await page.locator('main').innerText()).toContain('Microsoft and OpenAI (21 Jan 2025 to 28 Oct 2025)');
  await close();
});

it('keeps the chosen theme from page to page', async () => {
  const { page, close } = await visit('/');
  await page.locator('[data-theme-button]').click();
  await page.locator('[data-theme-button]').click();
  await page.goto(site.at('/deals/'));
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await close();
});

it('prints a pattern with its notes and without the furniture of the screen', async () => {
  const { page, close } = await visit('/patterns/oem-with-third-party-model/');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.bar').isVisible()).toBe(false);
  expect(await page.locator('.toc').isVisible()).toBe(false);
  expect(await page.locator('.notes li').first().isVisible()).toBe(true);
  await close();
});

it('answers an address that does not exist with the page that says so', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const response = await page.goto(site.at('/deals/no-such-deal/'));
  expect(response?.status()).toBe(404);
  expect(await page.locator('h1').innerText()).toBe('There is no page at this address');
  await context.close();
});
