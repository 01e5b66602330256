export default async function enginesDown() {
  for (const engine of globalThis.motcuaTestEngines ?? []) await engine.stop();
}
