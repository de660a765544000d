/** Where the site is published. Both can be set by the host, for instance SITE=https://example.org BASE=/dealshape */
export const site = process.env['SITE'] ?? 'https://dealshape.github.io';

/** The base under which the site is published, without a slash at its end: "/dealshape", or nothing. */
export const base = (process.env['BASE'] ?? '').replace(/\/$/, '');

/** The address of a page of this site under the base at which it is published; other addresses as they are. */
export function href(address: string): string {
  return address.startsWith('/') ? `${base}${address}` : address;
}

/** The full address of a page of this site, for canonical links, citations and exports. */
export function fullAddress(address: string): string {
  return new URL(href(address), site).href;
}

/** The address of a page without the base, from the path of a request; a page's ends in a slash. */
export function addressBelow(path: string): string {
  const below = decodeURI(path.startsWith(`${base}/`) ? path.slice(base.length) : path);
  return below.endsWith('/') || /\.\w+$/.test(below) ? below : `${below}/`;
}
