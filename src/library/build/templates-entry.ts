/** What Astro compiles the templates into: something that makes a page from a request with its view. */
import { createApp } from 'astro/app/entrypoint';

export const app = createApp({ streaming: false });
