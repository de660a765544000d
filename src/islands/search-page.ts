/** The search page: query and facets, kept in the address. */
import { find, hitItem, keepQuery, nearItems, recentList, resultCount, type Choice } from './search.ts';

const form = document.querySelector<HTMLFormElement>('[data-search-page]');
const input = form?.querySelector<HTMLInputElement>('input[name=q]');
const status = document.querySelector<HTMLElement>('[data-search-status]');
const before = document.querySelector<HTMLElement>('[data-search-recent]');
const list = document.querySelector<HTMLElement>('[data-search-hits]');
const more = document.querySelector<HTMLButtonElement>('[data-search-more]');
const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-facet] input[type=checkbox]')];
const step = 20;

if (form && input && status && before && list && more) {
  let shown = step;
  let asked = 0;

  const choice = (): Choice => {
    const chosen: Record<string, string[]> = {};
    for (const box of boxes) if (box.checked) (chosen[box.name] ??= []).push(box.value);
    return chosen;
  };

  /** Puts the address into the form; what the page does not know is named, not dropped in silence. */
  const read = (): string[] => {
    const address = new URLSearchParams(location.search);
    input.value = address.get('q') ?? '';
    const unknown: string[] = [];
    for (const box of boxes) box.checked = address.getAll(box.name).includes(box.value);
    const names = new Set(boxes.map((b) => b.name));
    for (const [name, value] of address) {
      if (name === 'q') continue;
      if (!names.has(name) || !boxes.some((b) => b.name === name && b.value === value)) unknown.push(`${name}=${value}`);
    }
    for (const details of document.querySelectorAll<HTMLDetailsElement>('[data-facet]'))
      if (details.querySelector('input:checked')) details.open = true;
    return unknown;
  };

  const write = (push: boolean) => {
    const address = new URLSearchParams();
    if (input.value.trim()) address.set('q', input.value.trim());
    for (const [name, values] of Object.entries(choice())) for (const value of values) address.append(name, value);
    const query = address.toString();
    const url = query ? `?${query}` : location.pathname;
    if (push) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  };

  const answer = async (unknown: readonly string[] = []) => {
    const mine = ++asked;
    const chosen = choice();
    try {
      const found = await find(input.value, chosen);
      if (mine !== asked) return;
      const { hits, more: after } = await found.hits(shown);
      if (mine !== asked) return;
      const idle = input.value.trim() === '' && Object.keys(chosen).length === 0;
      const left = unknown.length > 0 ? [`The address asks for ${unknown.join(', ')}, which is not known here; it was left out.`] : [];
      const nothing =
        hits.length > 0
          ? []
          : [
              found.near.length > 0
                ? 'The nearest names stand below.'
                : 'Try other words or fewer facets, or browse patterns, deals and terms above.',
            ];
      status.textContent = (idle ? ['Type a word, or choose a facet.', ...left] : [resultCount(found), ...found.notes, ...nothing, ...left]).join(
        ' ',
      );
      const recent = idle
        ? recentList((q) => {
            input.value = q;
            input.focus();
            write(true);
            void answer();
          })
        : undefined;
      before.replaceChildren(...(recent ? [recent] : []));
      list.replaceChildren(...hits.map(hitItem), ...nearItems(found));
      more.hidden = !after;
      // The facets are large where the library is, and are loaded only now that the results stand there.
      const counts = await found.counts([...new Set(boxes.map((b) => b.name))]);
      if (mine !== asked) return;
      for (const box of boxes) {
        const n = counts[box.name]?.[box.value] ?? 0;
        const place = box.parentElement?.querySelector('span');
        if (place) place.textContent = n.toLocaleString('en-GB');
        box.closest('label')?.classList.toggle('none', n === 0 && !box.checked);
      }
    } catch {
      status.textContent = 'The search could not be loaded. Try again, or browse patterns, deals and terms above.';
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    shown = step;
    keepQuery(input.value);
    write(true);
    void answer();
  });
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) keepQuery(input.value);
  });
  // The answer comes with every key; the address waits for a pause, because browsers refuse to change it a hundred times in a row.
  let waiting: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    shown = step;
    void answer();
    clearTimeout(waiting);
    waiting = setTimeout(() => write(false), 300);
  });
  for (const box of boxes)
    box.addEventListener('change', () => {
      shown = step;
      write(true);
      void answer();
    });
  more.addEventListener('click', () => {
    shown += step;
    void answer();
  });
  addEventListener('popstate', () => void answer(read()));

  for (const button of form.querySelectorAll('button')) button.disabled = false;
  void answer(read());
}
