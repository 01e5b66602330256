import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '@motcua/service-kit';
import type { DossierRecord, SealedPerson } from '../domain/dossier-record.js';
import { SubjectKeyRepository, type Subject } from '../persistence/subject-key.repository.js';
import { ownerPlace, submitterPlace, type People, type Person, type PersonOrErased } from './person.js';

export type SealedOwner = Pick<DossierRecord, 'code' | 'ownerSubject' | 'ownerSealed'>;
export type SealedPeople = SealedOwner & Pick<DossierRecord, 'submitterSubject' | 'submitterSealed'>;

type Owner = Person & { readonly idNumber: string };

/** Seals what is known of people, each with their own key, and opens it again. */
@Injectable()
export class Persons {
  constructor(private readonly subjects: SubjectKeyRepository) {}

  /** Whose keys a new dossier needs: a submitter without a number is sealed with the owner's. */
  async take(owner: Owner, submitter: Person | undefined): Promise<{ owner: Subject; submitter: Subject }> {
    const [own, other] = await Promise.all([this.subjects.take(owner.idNumber), this.ofSubmitter(submitter)]);
    return { owner: own, submitter: other ?? own };
  }

  /** @param fallback id of who is meant when the person has no number. */
  async seal(person: Person, place: Place, fallback: string | null): Promise<SealedPerson> {
    if (person.idNumber !== undefined) return sealed(person, place, await this.subjects.take(person.idNumber));
    const key = fallback === null ? undefined : (await this.subjects.keys([fallback])).get(fallback);
    if (fallback === null || key === undefined) return { subject: null, sealed: Buffer.alloc(0) };
    return sealed(person, place, { id: fallback, key });
  }

  /** @throws BrokenSeal when a value was changed or moved. */
  async open(values: readonly (SealedPerson & { readonly place: Place })[]): Promise<PersonOrErased[]> {
    const keys = await this.subjects.keys(values.flatMap(({ subject }) => subject ?? []));
    return values.map(({ subject, sealed: closed, place }) => {
      const key = subject === null ? undefined : keys.get(subject);
      return key === undefined ? null : (JSON.parse(unseal(key, closed, place).toString()) as Person);
    });
  }

  /** Who stands on a dossier. */
  async of(dossier: SealedPeople): Promise<People> {
    const [owner, submitter] = await this.open([ownerOf(dossier), ...submitterOf(dossier)]);
    return { owner: owner!, submitter };
  }

  /** In the order of the dossiers. */
  ownersOf(dossiers: readonly SealedOwner[]): Promise<PersonOrErased[]> {
    return this.open(dossiers.map(ownerOf));
  }

  /** The id the person with this number has here; undefined: nobody has it. */
  find(idNumber: string): Promise<string | undefined> {
    return this.subjects.find(idNumber);
  }

  private async ofSubmitter(submitter: Person | undefined): Promise<Subject | undefined> {
    return submitter?.idNumber === undefined ? undefined : this.subjects.take(submitter.idNumber);
  }
}

export function sealed(person: Person, place: Place, { id, key }: Subject): SealedPerson {
  return { subject: id, sealed: seal(key, Buffer.from(JSON.stringify(person)), place) };
}

function ownerOf({ code, ownerSubject: subject, ownerSealed }: SealedOwner) {
  return { subject, sealed: ownerSealed, place: ownerPlace(code) };
}

function submitterOf({ code, submitterSubject: subject, submitterSealed }: SealedPeople) {
  return submitterSealed === null ? [] : [{ subject, sealed: submitterSealed, place: submitterPlace(code) }];
}
