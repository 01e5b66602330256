import { generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { SignJWT, type JWK } from 'jose';
import type { Claims, IdTokenDraft } from './login-fault.js';

const ALG = 'RS256';
const generate = promisify(generateKeyPair);

/** The keys of the login, made when they are first asked for; they do not outlive the process. */
export class LoginKeys {
  private constructor(
    private readonly privateKey: KeyObject,
    private readonly publicKey: KeyObject,
    private readonly kid: string,
  ) {}

  static async make(): Promise<LoginKeys> {
    const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
    return new LoginKeys(privateKey, publicKey, randomBytes(8).toString('hex'));
  }

  /** With the private part. */
  get jwk(): JWK {
    return { ...(this.privateKey.export({ format: 'jwk' }) as JWK), kid: this.kid, alg: ALG, use: 'sig' };
  }

  /** The token of a draft, signed as the draft says. */
  async sign({ claims, signing }: IdTokenDraft): Promise<string> {
    switch (signing) {
      case 'right':
        return this.signedWith(claims, this.privateKey);
      case 'otherKey':
        return this.signedWith(claims, (await generate('rsa', { modulusLength: 2048 })).privateKey);
      case 'none':
        return `${part({ alg: 'none', kid: this.kid })}.${part(claims)}.`;
      case 'publicKeyAsSecret': {
        const secret = Buffer.from(this.publicKey.export({ type: 'spki', format: 'pem' }));
        return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: this.kid }).sign(secret);
      }
    }
  }

  private signedWith(claims: Claims, key: KeyObject): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: ALG, kid: this.kid }).sign(key);
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
