import { isIPv4, isIPv6 } from 'node:net';

/**
 * What stands for the caller at an address. Of IPv6 the first 64 bits: the rest is the caller's own to choose. A port that a
 * proxy has left behind the address is dropped.
 */
export function addressKey(address: string): string {
  if (isIPv4(address)) return address;
  if (isIPv6(address)) return ofSix(address);
  const { host } = /^\[?(?<host>[^\]]+?)\]?:\d{1,5}$/.exec(address)?.groups ?? {};
  if (host !== undefined && isIPv4(host)) return host;
  return host !== undefined && isIPv6(host) ? ofSix(host) : address.slice(0, 64);
}

function ofSix(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [front = '', back] = (address.split('%', 1)[0] ?? '').toLowerCase().split('::');
  const groups = front === '' ? [] : front.split(':');
  // "::" stands for at least one group of zeros; what comes behind it matters only when the front is short
  const behind = back === undefined || back === '' ? [] : back.split(':');
  const wide = behind.at(-1)?.includes('.') ? behind.length + 1 : behind.length;
  const zeros = Array<string>(Math.max(0, 8 - groups.length - wide)).fill('0');
  const all = back === undefined ? groups : [...groups, ...zeros, ...behind];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
