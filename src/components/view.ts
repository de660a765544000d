/** What a page shows. */
import type { TemplateName, View } from '../domain/views/pages.ts';

/**
 * The view of the page that is being made, which the build or the dev server has worked out.
 * @throws Error where the address belongs to another template, which is a defect of ours
 */
export function viewOf<T extends TemplateName>({ locals: { page } }: { locals: App.Locals }, template: T): View<T> {
  if (page.template !== template) throw new Error(`The page "${template}" stands at an address of "${page.template}".`);
  return page.view as View<T>;
}
