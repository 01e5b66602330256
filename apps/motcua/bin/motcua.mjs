#!/usr/bin/env node
// The command line. Runs on the Node 24 of node_modules whatever Node started it, on a build of the sources as they are.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);

if (process.versions.node.startsWith('24.')) await main();
else runOnNode24();

async function main() {
  module.enableCompileCache(fileURLToPath(new URL('node_modules/.cache/motcua', root)));
  const build = new URL('tools/build.mjs', root); // an image has the build, and no sources
  if (existsSync(build) && existsSync(new URL('../src', import.meta.url))) {
    try {
      (await import(build.href)).buildIfStale();
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  }
  const { cli } = await import('../dist/cli.js');
  await cli(process.argv);
}

function runOnNode24() {
  const node = fileURLToPath(new URL('node_modules/.bin/node', root));
  if (!existsSync(node)) {
    process.stderr.write(
      `Node 24 is needed, this is ${process.versions.node}, and ${node} is missing: run "npm ci".\n`,
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
