/** The table of deals, narrowed: the form is the query, the address says it, the rows of the page are shown, hidden and put in order. */
import {
  addressToQuery,
  emptyQuery,
  explore,
  explorerFacets,
  queryToAddress,
  type ExplorerDeal,
  type ExplorerFacet,
  type Exploration,
  type Query,
  type Sort,
} from '../domain/explorer.ts';
import { formatShortDate, formatUsd } from '../domain/money-and-dates.ts';

const form = document.querySelector<HTMLFormElement>('[data-explorer]');
const body = form?.querySelector<HTMLTableSectionElement>('[data-rows]');
const status = form?.querySelector<HTMLElement>('[data-status]');
const last = form?.querySelector<HTMLElement>('[data-last]');

if (form && body && status && last) {
  const text = form.elements.namedItem('q') as HTMLInputElement;
  const on = form.elements.namedItem('on') as HTMLInputElement;
  const sort = form.elements.namedItem('sort') as HTMLSelectElement;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const rows = new Map([...body.rows].map((r) => [r.dataset['id'] ?? '', r]));
  const patterns = new Map([...rows].map(([id, r]) => [id, [...(r.cells[4]?.childNodes ?? [])]]));
  const words = new Map(boxes.map((b) => [`${b.name} ${b.value}`, b.parentElement?.querySelector('b')?.textContent ?? b.value]));
  const known = Object.fromEntries(explorerFacets.map((f) => [f, new Set(boxes.filter((b) => b.name === f).map((b) => b.value))])) as Record<
    ExplorerFacet,
    Set<string>
  >;
  const columnWords = last.textContent;
  let loading: Promise<ExplorerDeal[]> | undefined;
  let shown: Exploration | undefined;

  const load = () => {
    loading ??= fetch(form.dataset['source'] ?? '').then((r) => {
      if (!r.ok) throw new Error(String(r.status));
      return r.json() as Promise<ExplorerDeal[]>;
    });
    loading.catch(() => (loading = undefined));
    return loading;
  };

  const toQuery = (): Query => {
    const facets: Query['facets'] = {};
    for (const box of boxes) if (box.checked) facets[box.name as ExplorerFacet] = [...(facets[box.name as ExplorerFacet] ?? []), box.value];
    return { text: text.value, on: on.value, facets, sort: sort.value as Sort };
  };
  const toForm = (query: Query) => {
    text.value = query.text;
    on.value = query.on;
    sort.value = query.sort;
    for (const box of boxes) box.checked = query.facets[box.name as ExplorerFacet]?.includes(box.value) ?? false;
    for (const details of form.querySelectorAll('details')) if (details.querySelector('input:checked')) details.open = true;
  };

  const show = async (query: Query, notes: readonly string[] = []) => {
    let deals;
    try {
      deals = await load();
    } catch {
      status.textContent = 'The data could not be loaded, so the table shows every deal. Try again.';
      return;
    }
    shown = explore(deals, query);
    const detailed = query.on !== '' || (query.facets.term?.length ?? 0) > 0 || (query.facets.state?.length ?? 0) > 0 || query.sort === 'amount';
    last.textContent = detailed ? (query.on ? `Terms on ${formatShortDate(query.on)}` : 'Terms now') : columnWords;
    const list: HTMLTableRowElement[] = [];
    for (const { deal, terms, usd } of shown.rows) {
      const row = rows.get(deal.id);
      const cell = row?.cells[4];
      if (!row || !cell) continue;
      if (detailed) {
        const wanted = terms.filter(
          (t) => (!query.facets.term || query.facets.term.includes(t.term)) && (!query.facets.state || query.facets.state.includes(t.state)),
        );
        const lines = wanted.slice(0, 4).map((t) => {
          const line = document.createElement('div');
          const state = Object.assign(document.createElement('span'), {
            className: `state ${t.state}`,
            textContent: words.get(`state ${t.state}`) ?? t.state,
          });
          line.append(
            `${words.get(`term ${t.term}`) ?? t.term}, ${t.on}: `,
            state,
            ` since ${formatShortDate(t.since)}${t.usd === undefined ? '' : `, ${formatUsd(t.usd)}`}`,
          );
          return line;
        });
        const rest = document.createElement('div');
        rest.className = 'soft';
        if (wanted.length > 4) rest.textContent = `and ${wanted.length - 4} more`;
        if (query.sort === 'amount')
          rest.textContent = `${rest.textContent ?? ''} Largest figure: ${usd === undefined ? 'none public' : formatUsd(usd)}.`.trim();
        cell.replaceChildren(...lines, rest);
      } else cell.replaceChildren(...(patterns.get(deal.id) ?? []));
      list.push(row);
    }
    body.replaceChildren(...list);
    const note = notes.length > 0 ? ` Left out of the address: ${notes.join('; ')}.` : '';
    status.textContent = `${shown.rows.length} of ${deals.length} deals${query.on ? `, as they stood on ${formatShortDate(query.on)}` : ''}.${shown.rows.length === 0 ? ' Remove a condition to see more.' : ''}${note}`;
    for (const box of boxes) {
      const n = shown.counts[box.name as ExplorerFacet][box.value] ?? 0;
      const place = box.parentElement?.querySelector('span');
      if (place) place.textContent = String(n);
      box.parentElement?.classList.toggle('none', n === 0 && !box.checked);
    }
  };

  const changed = (push: boolean) => {
    const query = toQuery();
    const url = `${location.pathname}${queryToAddress(query)}`;
    if (push) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    void show(query);
  };
  const fromAddress = () => {
    const { query, notes } = addressToQuery(location.search, known);
    toForm(query);
    return show(query, notes);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    changed(true);
  });
  form.addEventListener('change', (event) => {
    if (event.target !== text) changed(true);
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  text.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => changed(false), 60);
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    toForm(emptyQuery);
    changed(true);
  });
  addEventListener('popstate', () => void fromAddress());

  const table = () =>
    (shown?.rows ?? []).map(({ deal, terms, usd }) => ({
      id: deal.id,
      name: deal.name,
      announced: deal.announced,
      status: deal.status,
      confidence: deal.confidence,
      patterns: deal.patterns,
      parties: deal.parties,
      largest_usd: usd ?? null,
      terms: terms.map((t) => ({ term: t.term, on: t.on, state: t.state, since: t.since, usd: t.usd ?? null })),
    }));
  /** RFC 4180, with formulas made harmless: what a spreadsheet would run is led by an apostrophe. */
  const cell = (value: string) => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const toCsv = () => {
    const columns = ['id', 'name', 'announced', 'status', 'confidence', 'patterns', 'parties', 'largest_usd', 'terms'] as const;
    const lines = table().map((d) =>
      columns.map((c) =>
        c === 'terms' ? d.terms.map((t) => `${t.term} (${t.on}): ${t.state} since ${t.since}`).join('; ') : [d[c] ?? ''].flat().join('; '),
      ),
    );
    return [[...columns], ...lines].map((line) => line.map((v) => cell(String(v))).join(',')).join('\r\n');
  };
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-download]')) {
    button.addEventListener('click', () => {
      void (async () => {
        if (!shown) await show(toQuery());
        const csv = button.dataset['download'] === 'csv';
        const file = new Blob([csv ? toCsv() : `${JSON.stringify(table(), null, 2)}\n`], { type: csv ? 'text/csv' : 'application/json' });
        const link = Object.assign(document.createElement('a'), {
          href: URL.createObjectURL(file),
          download: `dealshape-deals${on.value ? `-${on.value}` : ''}.${csv ? 'csv' : 'json'}`,
        });
        link.click();
        URL.revokeObjectURL(link.href);
      })();
    });
  }
  for (const button of form.querySelectorAll('button')) button.disabled = false;
  if (location.search) void fromAddress();
}
