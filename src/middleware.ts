/** Which page is asked for, and what it shows: a build gives it with each request, and the dev server finds it out. */
import type { MiddlewareHandler } from 'astro';

export const onRequest: MiddlewareHandler = async (context, next) => {
  const { locals, routePattern, url } = context;
  if (import.meta.env.DEV) {
    const { pageAt } = await import('./domain/views/pages.ts');
    const { addressBelow } = await import('./library/addresses.ts');
    const { siteLibrary } = await import('./library/site.ts');
    const library = await siteLibrary();
    const page = pageAt(library, addressBelow(url.pathname)) ?? pageAt(library, '/404.html');
    if (page) locals.page = { template: page.template, view: page.view() };
  }
  // Pages that stand at addresses of which another template could be thought.
  const route = { ended: '/ended', former: '/former', missing: '/404' }[locals.page.template as string];
  return route && route !== routePattern ? next(route) : next();
};
