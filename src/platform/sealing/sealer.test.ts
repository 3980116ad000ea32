import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSealer } from './sealer.ts';

const key = createHash('sha256').update('the key of these tests').digest();
const olderKey = createHash('sha256').update('the key before').digest();
const context = 'people.persons.phone:350605:01890a5d-ac96-774b-bcce-b302099a8057';
const phone = '13812345678';
const suites = ['standard', 'sm'] as const;

describe.each(suites)('the %s suite', (suite) => {
  const sealer = createSealer({ key, suite });

  test('opens what it sealed, whatever the text and the place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary' }), (text, place) => {
        expect(sealer.open(sealer.seal(text, place), place)).toBe(text);
      }),
    );
  });

  test('seals one text into other bytes each time, and never in the clear', () => {
    const sealed = Array.from({ length: 50 }, () => sealer.seal(phone, context));
    expect(new Set(sealed.map((bytes) => bytes.toString('hex'))).size).toBe(50);
    for (const bytes of sealed) expect(bytes.includes(phone)).toBe(false);
  });

  test('refuses a value in which any one byte was changed', () => {
    const sealed = sealer.seal(phone, context);
    for (const at of sealed.keys()) {
      for (const flip of [0x01, 0x03, 0x80, 0xff]) {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
        expect(() => sealer.open(changed, context), `byte ${at}`).toThrow('did not open');
      }
    }
  });

  test('refuses a value that was cut short or made longer', () => {
    const sealed = sealer.seal(phone, context);
    for (const length of sealed.keys()) expect(() => sealer.open(sealed.subarray(0, length), context)).toThrow();
    expect(() => sealer.open(Buffer.concat([sealed, Buffer.alloc(1)]), context)).toThrow();
  });

  test('refuses a value that was moved to another place', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other);
        expect(() => sealer.open(sealer.seal(phone, one), other)).toThrow('did not open');
      }),
    );
  });

  test('says nothing of the value or its place when it refuses', () => {
    const refuse = () => sealer.open(sealer.seal(phone, context), 'elsewhere');
    expect(refuse).toThrow(/^(?!.*(?:138|350605|elsewhere)).*$/s);
  });

  test('opens what the other suite sealed', () => {
    for (const other of suites) {
      expect(sealer.open(createSealer({ key, suite: other }).seal(phone, context), context)).toBe(phone);
    }
  });

  test('opens what a previous key sealed in either suite, and nothing of a key it was not given', () => {
    const renewed = createSealer({ key, suite, previousKeys: [olderKey] });
    for (const other of suites) {
      const sealed = createSealer({ key: olderKey, suite: other }).seal(phone, context);
      expect(renewed.open(sealed, context)).toBe(phone);
      expect(() => sealer.open(sealed, context)).toThrow('another key');
    }
  });

  test('tells keys apart even when they share their one-byte id', () => {
    const ofKey = (n: number) => createHash('sha256').update(`key ${n}`).digest();
    const idOf = (each: Buffer) => createSealer({ key: each, suite }).seal('', '').readUInt8(2);
    const twin = Array.from({ length: 3000 }, (_, n) => ofKey(n)).find((each) => idOf(each) === idOf(key));
    if (!twin) throw new Error('no key with the same id in 3000');
    const sealed = createSealer({ key: twin, suite }).seal(phone, context);
    expect(() => sealer.open(sealed, context)).toThrow();
    expect(createSealer({ key, suite, previousKeys: [twin] }).open(sealed, context)).toBe(phone);
  });

  test('finds equal texts by one blind index, told apart by purpose and county', () => {
    const word = fc.tuple(fc.string(), fc.string(), fc.integer({ min: 100_000, max: 999_999 }));
    fc.assert(
      fc.property(word, word, (one, other) => {
        const [a, b] = [sealer.blindIndex(...one), sealer.blindIndex(...other)];
        expect(a).toHaveLength(16);
        expect(sealer.blindIndex(...one)).toEqual(a);
        expect(a.equals(b)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
    const index = sealer.blindIndex(phone, 'phone', 350605);
    expect(sealer.blindIndex(phone, 'contact', 350605)).not.toEqual(index);
    expect(sealer.blindIndex(phone, 'phone', 350606)).not.toEqual(index);
  });

  test('makes blind indexes and macs that need the key', () => {
    const stranger = createSealer({ key: olderKey, suite });
    expect(stranger.blindIndex(phone, 'phone', 350605)).not.toEqual(sealer.blindIndex(phone, 'phone', 350605));
    expect(stranger.mac(Buffer.from(phone))).not.toEqual(sealer.mac(Buffer.from(phone)));
    expect(stranger.digest(Buffer.from(phone))).toEqual(sealer.digest(Buffer.from(phone)));
    expect(sealer.mac(Buffer.from(phone))).toHaveLength(32);
    expect(sealer.mac(Buffer.from(phone))).toEqual(sealer.mac(Buffer.from(phone)));
  });
});

test('digests are those of the published standards', () => {
  const abc = Buffer.from('abc');
  expect(createSealer({ key, suite: 'standard' }).digest(abc).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', // FIPS 180-4
  );
  expect(createSealer({ key, suite: 'sm' }).digest(abc).toString('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0', // GB/T 32905 A.1
  );
});

test('values sealed by an earlier release still open', () => {
  const sealer = createSealer({ key, suite: 'standard' });
  const kept = {
    standard: 'AQEdqIo9Gc66nlACaNicm2KKQLaIROJlYYk7NBOVVO8pnyp9PE1qs6qH',
    sm: 'AQIdk2T/O/rhLpp8GRljMPIhJXW2pZHCyxRrNMlZKLkHwAzvN6AFuRcAXgwu7K8GIodzSInB39DRIhrNZnk=',
  };
  for (const suite of suites) expect(sealer.open(Buffer.from(kept[suite], 'base64'), context)).toBe(phone);
  expect(sealer.blindIndex(phone, 'phone', 350605).toString('hex')).toBe('497861f3ca34a55708cf1ec8f9a4e65c');
});

test('a key of another length is refused', () => {
  expect(() => createSealer({ key: key.subarray(1), suite: 'sm' })).toThrow('32 bytes');
  expect(() => createSealer({ key, suite: 'sm', previousKeys: [Buffer.alloc(33)] })).toThrow('32 bytes');
});
