import type pg from 'pg';

const vocabulary =
  '楼道 路灯 不亮 停车 车位 消防 通道 电梯 异响 漏水 屋顶 垃圾 清运 噪音 烧烤 油烟 下水道 堵塞 暖气 水压 停电 老人 孩子 托管 物业 收费 公共 收益 广场舞 装修 井盖 坑洼 路面 健身 器材 树枝 遮挡 蚊子 老鼠 快递 充电桩 门禁 监控 小区 东门 西门 北门 花园 台阶 扶手 坡道'.split(
    ' ',
  );

/**
 * Fills a county with closed and open cases by plain SQL, as the product's commands would have left them: the case, its
 * place in the search index, its reporter and its lines in the record.
 */
export async function fill(client: pg.Client, county: number, count: number, step: (done: number) => void) {
  const places = await client.query<{ id: string; town_id: string; community_id: string }>(
    "select id, town_id, community_id from places.places where county = $1 and level = 'community' order by id",
    [county],
  );
  const units = await client.query<{ id: string }>(
    'select id from organizations.organizations where county = $1 order by id',
    [county],
  );
  const people = await client.query<{ id: string }>('select id from people.persons where county = $1 order by id', [
    county,
  ]);
  await client.query('drop index cases.search_document');
  const batch = 20_000;
  const from = Number((await client.query('select last_value from cases.numbers')).rows[0].last_value);
  for (let done = 0; done < count; done += batch) {
    const size = Math.min(batch, count - done);
    await client.query(batchSql, [
      county,
      from + done + 1,
      from + done + size,
      places.rows.map((row) => row.id),
      places.rows.map((row) => row.town_id),
      units.rows.map((row) => row.id),
      people.rows.map((row) => row.id),
      vocabulary,
      count,
    ]);
    step(done + size);
  }
  await client.query('select setval($1, $2)', ['cases.numbers', from + count]);
  await client.query(
    'create index search_document on cases.search using gin (county, bucket, era, document) with (fastupdate = off)',
  );
  for (const table of ['cases.cases', 'cases.search', 'cases.reporters', 'activity.entries']) {
    await client.query(`vacuum analyze ${table}`);
  }
  // Nobody is told of cases that were never reported; counting and sealing catch up as they would.
  await client.query(
    `insert into activity.cursors (county, consumer, xid, id)
     select county, 'reactions', xid, id from activity.entries where county = $1 order by xid desc, id desc limit 1
     on conflict (county, consumer) do update set xid = excluded.xid, id = excluded.id`,
    [county],
  );
  await client.query('checkpoint');
}

// One in fifty is still open. Words repeat as they do in life: some in every tenth case, some in every thousandth.
const batchSql = `
with raw as (
  select n, gen_random_uuid() as random, 1 + n % cardinality($4::uuid[]) as p, 1 + n % cardinality($6::uuid[]) as u,
    1 + n % cardinality($7::uuid[]) as r, n % 50 = 0 as open,
    now() - make_interval(secs => ($9::int - (n - $2::int)) * 30.0 / 1) as at
  from generate_series($2::int, $3::int) n),
made as (
  select raw.*, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(replace(random::text, '-', ''), 14, 3) ||
    '8' || substr(replace(random::text, '-', ''), 18, 15))::uuid as id,
    array(select ($8::text[])[1 + floor(power(random(), 2) * 50)::int + 0 * raw.n] from generate_series(1, 14)) as words
  from raw),
kept as (
  insert into cases.cases (county, id, number, kind, category, urgency, title, words, place_id, town_id, community_id, audience,
    reporter_id, reporter_shown, channel, state, unit_id, rules_version, received_at, dispatched_at, signed_at, answered_at,
    closed_at, due_at, handle_due_at, certainty, outcome, changed_at)
  select $1::int, id, to_char(at, 'YYMM') || '-' || lpad(n::text, greatest(4, length(n::text)), '0'), 'complaint', 'repairs.light', 'ordinary',
    array_to_string(words[1:3], ''), array_to_string(words, ' '), ($4::uuid[])[p], ($5::uuid[])[p], ($4::uuid[])[p], 'private', ($7::uuid[])[r], 'named', 'web',
    case when open then 'handling' else 'closed' end, ($6::uuid[])[u], 0, at, at, at, case when not open then at + interval '1 day' end,
    case when not open then at + interval '2 days' end, at + interval '7 days', at + interval '7 days', 'final',
    case when not open then 'solved' end, at
  from made),
found as (
  insert into cases.search (county, case_id, bucket, document)
  select $1::int, id, n / 256, array_to_tsvector(array(select distinct unnest(words || array['@all', '@p' || ($4::uuid[])[p], '@p' || ($5::uuid[])[p],
    '@u' || ($6::uuid[])[u], '@kcomplaint', '@crepairs', '@crepairs.light', '@wweb'])))
  from made),
told as (
  insert into cases.reporters (county, case_id, person_id, joined_at, via) select $1::int, id, ($7::uuid[])[r], at, 'report' from made)
insert into activity.entries (county, id, at, actor_id, actor_role, kind, thing_id, detail)
select $1::int, gen_random_uuid(), at, ($7::uuid[])[r], null, 'case.reported', id, jsonb_build_object('kind', 'complaint', 'category', 'repairs.light',
  'town', ($5::uuid[])[p], 'community', ($4::uuid[])[p], 'unit', null, 'cycle', 1, 'from', null, 'to', 'to-dispatch', 'channel', 'web', 'urgency', 'ordinary')
from made`;
