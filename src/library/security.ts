import { createHash } from 'node:crypto';

/** Sets the theme that the reader chose before anything is painted. The only inline script; the policy names its hash. */
export const themeScript = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/**
 * The content-security policy of every page: this site's own files and nothing else. Frames are refused by the headers file, because a policy in a page cannot say so.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`,
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

/** Headers that a static host should send with every file. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `${contentSecurityPolicy}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** The headers in the form that Netlify and Cloudflare Pages read: the file _headers at the root of the site. */
export function headersFile(): string {
  const all = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...all, '/_astro/*', '  cache-control: public, max-age=31536000, immutable', ''].join('\n');
}
