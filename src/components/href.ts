/** The base under which the site is published, without a slash at its end: "/dealshape", or nothing. */
export const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The address of a page of this site under the base at which it is published; other addresses as they are. */
export function href(address: string): string {
  return address.startsWith('/') ? `${base}${address}` : address;
}

/** The full address of a page of this site, for canonical links, citations and exports. */
export function fullAddress(address: string): string {
  return new URL(href(address), import.meta.env.SITE).href;
}
