import { createHash } from 'node:crypto';

/** Sets the theme that the reader chose before anything is painted. The only inline script; the policy names its hash. */
export const themeScript = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

/**
 * The content-security policy of every page. WebAssembly is compiled by the search alone; everything else is this site's own files.
 * Frames are refused by the headers file, because a policy in a page cannot say so.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`,
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');
