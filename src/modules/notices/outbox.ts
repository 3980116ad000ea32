import { sql } from 'kysely';
import { z } from 'zod';
import { query, type ReadCtx } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { maskPhone } from '../../platform/identifiers/index.ts';
import { type DeliveryState, deliveryStates } from './delivery-states.ts';
import { messageName } from './message-names.ts';
import { addressContext, textContext } from './notify.ts';

const states = Object.keys(deliveryStates) as [DeliveryState, ...DeliveryState[]];
const pageSize = 50;

interface Row {
  id: string;
  kind: string;
  channel: string;
  address: Buffer | null;
  text: Buffer;
  state: DeliveryState;
  tries: number;
  reason: string | null;
  madeAt: Date;
  nextAt: Date | null;
  sentAt: Date | null;
}

/** What left the house, to a masked address, and what became of it. The words themselves are not shown: they are the receiver's. */
export const outbox = query(
  z.object({ state: z.enum(states).optional(), before: z.uuid().optional() }),
  async (ctx, { state, before }) => {
    const rows = await read(ctx, state, before);
    const shown = rows.slice(0, pageSize);
    return {
      filter: { state: state ?? null },
      items: shown.map((row) => present(ctx, row)),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    };
  },
);

/** The demo's own letter box: the newest messages with their words, so that a visitor can sign in. It does not exist elsewhere. */
export const demoOutbox = query(z.object({}), async (ctx) => {
  if (!ctx.means.demo) throw new NotFound();
  const rows = await read(ctx, undefined, undefined);
  return {
    items: rows.slice(0, 20).map((row) => ({
      ...present(ctx, row),
      text: ctx.means.sealer.open(row.text, textContext(ctx.county, row.id)),
    })),
  };
});

async function read(ctx: ReadCtx, state: string | undefined, before: string | undefined): Promise<Row[]> {
  // Only what was asked stands in the statement, so that a prepared plan walks the right index from the mark on.
  const ofState = state ? sql`and state = ${state}` : sql``;
  const older = before ? sql`and id < ${before}::uuid` : sql``;
  const found = await sql<Row>`select id, kind, channel, address, text, state, tries, reason, made_at, next_at, sent_at
    from notices.deliveries where county = ${ctx.county} ${ofState} ${older}
    order by id desc limit ${pageSize + 1}`.execute(ctx.db as never);
  return found.rows;
}

function present(ctx: ReadCtx, row: Row) {
  const { text: _text, address, ...rest } = row;
  return {
    ...rest,
    stateLabel: deliveryStates[row.state],
    kindLabel: messageName(row.kind),
    to: address ? maskPhone(ctx.means.sealer.open(address, addressContext(ctx.county, row.id))) : '—',
  };
}
