/** Serves a built site on this machine. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { securityHeaders } from '../src/library/security.ts';

/**
 * Serves the site in `folder` as a static host would: with its headers, its 404 page, and under the base at which it was built.
 * @param port the port wanted; 0 for any that is free, and the next free one where it is taken
 * @param changing whether files may change while they are served
 */
export async function serveSite(
  folder: string,
  { port, base = '/', changing = false }: { port: number; base?: string; changing?: boolean },
): Promise<{ server: Server; address: string }> {
  const prefix = base.replace(/\/$/, '');
  const files = sirv(folder, {
    dev: changing,
    etag: true,
    gzip: true,
    setHeaders: (response, file) => {
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      if (file.includes('/_astro/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
      if (file.endsWith('.bib') || file.endsWith('.ris')) response.setHeader('content-type', 'text/plain; charset=utf-8');
    },
  });
  const missing = readFileSync(path.join(folder, '404.html'));
  const server = createServer((request, response) => {
    if (prefix) {
      if (!request.url?.startsWith(`${prefix}/`)) {
        response.writeHead(302, { location: `${prefix}/` }).end();
        return;
      }
      request.url = request.url.slice(prefix.length);
    }
    files(request, response, () => {
      response.writeHead(404, { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' }).end(missing);
    });
  });
  const listen = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.removeListener('error', reject);
        const at = server.address();
        resolve(typeof at === 'object' && at ? at.port : wanted);
      });
    });
  for (let wanted = port; ; wanted++) {
    try {
      return { server, address: `http://localhost:${await listen(wanted)}${prefix}/` };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || wanted > port + 20) throw error;
    }
  }
}
