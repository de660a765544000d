/** The Markdown and JSON twins of entries' pages. */
import { all, type Entry, get, type Library } from '../domain/library.ts';
import { kinds, type Kind } from '../schema/index.ts';
import { siteLibrary } from '../library/site.ts';

/** For getStaticPaths: every entry of every kind. */
export async function twinPaths(): Promise<{ params: { kind: Kind; id: string } }[]> {
  const library = await siteLibrary();
  return kinds.flatMap((kind) => all(library, kind).map(({ id }) => ({ params: { kind, id } })));
}

/** The entry to which a twin's path leads. */
export async function twin(params: Record<string, string | undefined>): Promise<{ library: Library; entry: Entry }> {
  const library = await siteLibrary();
  return { library, entry: get(library, params['kind'] as Kind, params['id'] ?? '') as Entry };
}
