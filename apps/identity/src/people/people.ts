import { Injectable } from '@nestjs/common';
import type { Person } from './person.js';

/** Everybody who can sign in. */
@Injectable()
export class People {
  /** Undefined: there is nobody of this id who may act. */
  async find(_id: string): Promise<Person | undefined> {
    return undefined;
  }
}
