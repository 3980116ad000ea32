import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

// The bare limit: the same rows as a report, written by nothing but node:http and one transaction of prepared statements.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE ?? 8) });
const county = 350605;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const input = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
      const made = await write(input);
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(made));
    } catch (problem) {
      response.writeHead(500).end(String(problem));
    }
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));

async function write(input: Record<string, string>) {
  const client = await pool.connect();
  try {
    const id = randomUUID();
    await client.query('begin');
    const serial = (await client.query({ name: 'n', text: "select nextval('cases.numbers') as n" })).rows[0]
      .n as number;
    await client.query({
      name: 'c',
      text: `insert into cases.cases (county, id, number, kind, category, urgency, title, words, place_id, town_id, community_id, audience,
        reporter_id, reporter_shown, channel, state, rules_version, received_at, due_at, certainty, changed_at)
        values ($1, $2, $3, 'complaint', 'repairs.light', 'ordinary', $4, $4, $5, $6, $5, 'private', $7, 'named', 'web', 'to-dispatch', 0,
        now(), now() + interval '7 days', 'final', now())`,
      values: [county, id, `B-${serial}`, input.words, input.placeId, input.townId, input.reporterId],
    });
    await client.query({
      name: 's',
      text: 'insert into cases.search (county, case_id, bucket, document) values ($1, $2, $3, array_to_tsvector($4::text[]))',
      values: [
        county,
        id,
        Math.floor(serial / 256),
        ['楼道', '路灯', '不亮', '老人', '晚上', '看不清', '@all', `@p${input.placeId}`],
      ],
    });
    await client.query({
      name: 'r',
      text: "insert into cases.reporters (county, case_id, person_id, joined_at, via) values ($1, $2, $3, now(), 'report')",
      values: [county, id, input.reporterId],
    });
    await client.query({
      name: 'a',
      text: "insert into activity.entries (county, id, at, actor_id, kind, thing_id, detail) values ($1, $2, now(), $3, 'case.reported', $4, $5)",
      values: [
        county,
        randomUUID(),
        input.reporterId,
        id,
        JSON.stringify({
          kind: 'complaint',
          category: 'repairs.light',
          town: input.townId,
          community: input.placeId,
          unit: null,
          cycle: 1,
          from: null,
          to: 'to-dispatch',
          channel: 'web',
          urgency: 'ordinary',
        }),
      ],
    });
    await client.query({
      name: 'k',
      text: 'insert into platform.idempotency_keys (county, person_id, key, request, result, made_at) values ($1, $2, $3, $4, $5, now())',
      values: [county, input.reporterId, randomUUID(), Buffer.alloc(32), '{}'],
    });
    await client.query('commit');
    return { caseId: id };
  } catch (problem) {
    await client.query('rollback');
    throw problem;
  } finally {
    client.release();
  }
}
