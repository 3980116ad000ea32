import { sql } from 'kysely';
import type { Ctx } from '../../platform/context.ts';
import { Invalid } from '../../platform/errors.ts';
import type { Place } from './structure.ts';

/**
 * The next grid code of a community: its 12 digits and a serial of three. Codes of closed grids are never given again.
 * GB/T 30428.1: 6 county + 3 town + 3 community + 3 serial.
 */
export async function nextGridCode(ctx: Ctx, community: Place): Promise<string> {
  if (!/^\d{12}$/.test(community.code ?? '')) {
    throw new Invalid({ parentId: '这个社区没有 12 位统计代码，不能编网格号。' });
  }
  const found = await sql<{ last: number }>`select coalesce(max(right(p.code, 3)::int), 0) as last from places.places p
    where p.county = ${ctx.county} and p.level = 'grid' and p.code like ${`${community.code}___`}`.execute(ctx.db);
  const next = (found.rows[0]?.last ?? 0) + 1;
  if (next > 999) throw new Invalid({ parentId: '这个社区的网格号已经用完（最多 999 个）。' });
  return `${community.code}${String(next).padStart(3, '0')}`;
}
