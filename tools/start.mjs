// `npm start -- [options]` is `motcua start [options]`, which builds what is stale.
process.argv.splice(2, 0, 'start');
await import('../apps/motcua/bin/motcua.mjs');
