import { hash, randomBytes } from 'node:crypto';

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** A code that a person types: groups of five, 4.95 bits a character. */
export function newCode(groups: number): string {
  return Array.from({ length: groups }, () => group()).join('-');
}

/** How a code is compared: without the strokes and blanks of whoever typed it. 100 bits need no slow hash. */
export function codeDigest(given: string): Buffer {
  return hash('sha256', given.toLowerCase().replace(/[^a-z0-9]/g, ''), 'buffer');
}

function group(): string {
  let text = '';
  while (text.length < 5) {
    const byte = randomBytes(1)[0]!;
    if (byte < 248) text += ALPHABET[byte % ALPHABET.length]!; // 8 × 31: every character is as likely
  }
  return text;
}
