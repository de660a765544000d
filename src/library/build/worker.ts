/** The second thread of a build. Begins with the cache of compiled modules, which a thread does not have from the one that starts it. */
import { enableCompileCache } from 'node:module';

enableCompileCache('.cache/compiled');
await import('./second-thread.ts');
