/** node compile-templates.ts <folder>: Astro compiles the pages into a program that makes them, and what browsers load. A process of its own, because its memory is wanted later. */
import { build } from 'astro';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to compile into.');
await build({ outDir: folder, logLevel: 'error' });
