/** Pages that can be cited: their paths, and what is cited. */
import { type CitedKind, citedItems, citedPages, useStyles } from '../domain/export/citations.ts';
import type { Library } from '../domain/library.ts';
import { readCitationStyles } from '../library/citation-styles.ts';
import { siteLibrary } from '../library/site.ts';
import { fullAddress } from './href.ts';

/** For getStaticPaths: every page that can be cited. */
export async function citedPaths(): Promise<{ params: { kind: CitedKind; id: string } }[]> {
  return citedPages(await siteLibrary()).map((params) => ({ params }));
}

/** What is cited by the page to which a path leads. */
export async function cited(params: Record<string, string | undefined>): Promise<{
  library: Library;
  kind: CitedKind;
  id: string;
  items: ReturnType<typeof citedItems>;
}> {
  const library = await siteLibrary();
  const kind = params['kind'] as CitedKind;
  const id = params['id'] ?? '';
  return { library, kind, id, items: citedItems(library, kind, id, fullAddress) };
}

let ready = false;

/** Reads the styles of citation, once per process. */
export function prepareStyles(): void {
  if (!ready) useStyles(readCitationStyles(process.cwd()));
  ready = true;
}
