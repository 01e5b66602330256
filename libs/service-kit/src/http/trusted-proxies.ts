import proxyAddr from '@fastify/proxy-addr';

/**
 * Tells whether an address is one of these proxies, so that its `X-Forwarded-For` is believed.
 *
 * @param networks addresses, networks such as `10.0.0.0/8`, or `loopback`, `linklocal`, `uniquelocal`.
 * @throws TypeError naming what is none of them.
 */
export function trustIn(networks: readonly string[]): (address: string | undefined) => boolean {
  const trusted = proxyAddr.compile([...networks]);
  return (address) => address !== undefined && trusted(address, 0);
}
