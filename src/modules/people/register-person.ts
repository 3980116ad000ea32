import { z } from 'zod';
import { command } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../activity/index.ts';
import { findPerson } from './access.ts';
import { addPerson } from './add-person.ts';
import { findPersonByPhone } from './find-person-by-phone.ts';
import { checkHome, personName } from './join.ts';
import { mobile } from './send-code.ts';

/** Writes a worker or a resident down; they themselves accept the notice when they first sign in by phone. */
export const registerPerson = command(
  z.object({ name: personName, phone: mobile.optional(), homePlaceId: z.uuid('请从列表里选。').optional() }),
  async (ctx, { name, phone, homePlaceId }) => {
    if (homePlaceId) await checkHome(ctx, homePlaceId);
    const personId = await addPerson(ctx, { name, phone, homePlaceId });
    await record(ctx, {
      kind: 'person.joined',
      thingId: personId,
      detail: { placeId: homePlaceId ?? null, by: 'worker' },
    });
    return { personId };
  },
  { output: z.object({ personId: z.uuid() }) },
);

/**
 * Finds who left exactly this phone, within reach. A command, though it changes nothing: a number in an address would stay
 * in logs and in the browser's history.
 */
export const lookUpPhone = command(
  z.object({ phone: mobile }),
  async (ctx, { phone }) => {
    const personId = await findPersonByPhone(ctx, phone);
    if (!personId) throw new NotFound('没有人登记过这个手机号，或者不在您的范围内。');
    return { personId: (await findPerson(ctx, personId)).id };
  },
  { secret: true, output: z.object({ personId: z.uuid() }) },
);
