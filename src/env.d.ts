/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The page that is being made: its template, and what it shows. */
    page: { template: import('./domain/views/pages.ts').TemplateName; view: unknown };
  }
}
