import { z } from 'zod';

const count = z.coerce
  .number('请填数字。')
  .int('请填整数。')
  .min(0, '不能小于 0。')
  .max(1_000_000, '数字太大，请核对。');

/** One a line as people type it; an API client sends a list. */
const lines = z.preprocess(
  (given) => (typeof given === 'string' ? given.split('\n') : given),
  z
    .array(z.string().trim().max(60, '每行最多 60 个字。'))
    .max(60, '最多 60 行。')
    .transform((all) => all.filter((line) => line !== '')),
);

/** What a compound is and has, for everybody to read: no person in it. Counts that were not given are counted from the register. */
export const compoundProfile = z.object({
  about: z.string().trim().max(400, '最多 400 个字。').optional(),
  builtIn: z.coerce
    .number('请填年份。')
    .int('请填年份。')
    .min(1900, '年份请写四位。')
    .max(2100, '年份请写四位。')
    .optional(),
  buildings: count.optional(),
  homes: count.optional(),
  households: count.optional(),
  shops: count.optional(),
  parkingSpaces: count.optional(),
  chargingPoints: count.optional(),
  facilities: lines.default([]),
  services: lines.default([]),
});
export type CompoundProfile = z.output<typeof compoundProfile>;

/** A stored profile; what an older shape left there is passed over. */
export function readProfile(stored: unknown): CompoundProfile {
  const read = compoundProfile.safeParse(stored ?? {});
  return read.success ? read.data : { facilities: [], services: [] };
}
