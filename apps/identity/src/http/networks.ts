import { BlockList, isIP } from 'node:net';
import { makeValidator } from '@motcua/service-kit';

/** `10.0.0.0/8,192.0.2.7/32`. */
export const networkList = makeValidator<readonly string[]>((input) => {
  const networks = input.split(',').map((network) => network.trim());
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong !== undefined) throw new TypeError(`"${wrong}" is no network such as 10.0.0.0/8`);
  return networks;
});

/** An address with the length of its prefix, IPv4 or IPv6. */
export function isNetwork(text: string): boolean {
  const [address, prefix, ...more] = text.split('/');
  const family = isIP(address ?? '');
  return (
    family !== 0 && more.length === 0 && /^\d{1,3}$/.test(prefix ?? '') && Number(prefix) <= (family === 4 ? 32 : 128)
  );
}

/** @param networks each of which `isNetwork`. */
export function inNetworks(networks: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [net, prefix] = network.split('/') as [string, string];
    list.addSubnet(net, Number(prefix), isIP(net) === 4 ? 'ipv4' : 'ipv6');
  }
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
