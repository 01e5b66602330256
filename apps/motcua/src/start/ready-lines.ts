/** What a user needs to know of a system that has come up. */
export function readyLines({ url, home, seconds }: { url: string; home: string; seconds: number }): string {
  return [
    `Một Cửa is ready (${seconds.toFixed(1)} s).`,
    `  API      ${url}/v1`,
    `  Docs     ${url}/docs`,
    `  Portal   ${url}/simulators/dvcqg  (simulated national portal)`,
    `  Token    npx motcua token --position centre  (all positions: npx motcua positions)`,
    `  Sign in  npx motcua sign-in  (citizens by the simulated national login; officers: npx motcua staff)`,
    `  Demo     npm run demo`,
    `  Data     ${home}`,
    '',
  ].join('\n');
}
