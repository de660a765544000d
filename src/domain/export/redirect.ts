/** The page at a former address, which leads to the present one. */
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** HTML that leads on at once, to an address that may have the site's base; search engines get the full one. */
export function redirectPage(to: string, full: string): string {
  const link = escape(to);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<title>This entry has another name now</title>`,
    `<meta http-equiv="refresh" content="0;url=${link}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${escape(full)}">`,
    `<p>This entry has another name now: <a href="${link}">${link}</a></p>`,
    '</html>',
    '',
  ].join('\n');
}
