import { maskAddress, maskIdNumber, maskName, maskPhone } from '../../platform/identifiers/index.ts';
import type { Sealer } from '../../platform/sealing/index.ts';

export const personFields = ['name', 'phone', 'id-number', 'address'] as const;
export type PersonField = (typeof personFields)[number];

/** The place a sealed value is bound to: moved to another row, county or column, it does not open. */
export const sealContext = (field: PersonField, county: number, personId: string) =>
  `people.persons.${field}:${county}:${personId}`;

export function seal(sealer: Sealer, field: PersonField, county: number, personId: string, plain: string): Buffer {
  return sealer.seal(plain, sealContext(field, county, personId));
}

export function open(sealer: Sealer, field: PersonField, county: number, personId: string, sealed: Uint8Array): string {
  return sealer.open(sealed, sealContext(field, county, personId));
}

export const masks: Record<PersonField, (plain: string) => string> = {
  name: maskName,
  phone: maskPhone,
  'id-number': maskIdNumber,
  address: maskAddress,
};

/** What lists show of a person: surname and stars. */
export function maskedName(sealer: Sealer, county: number, personId: string, sealed: Uint8Array): string {
  return maskName(open(sealer, 'name', county, personId, sealed));
}
