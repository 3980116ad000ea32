import type { HostileRequest } from './hostile-request.ts';

/** Name and phone of everybody, as the cast is written in test/support/cast.ts. */
const own: Record<string, readonly [name: string, phone: string]> = {
  grandmaWang: ['王桂兰', '13900000001'],
  neighbourChen: ['陈建国', '13900000002'],
  strangerZhao: ['赵远', '13900000003'],
  clerkLiu: ['刘敏', '13900000011'],
  secretaryHe: ['何芳', '13900000012'],
  gridWorkerSun: ['孙亮', '13900000013'],
  propertyMa: ['马强', '13900000014'],
  fireman: ['潘勇', '13900000015'],
  cityManager: ['郑平', '13900000016'],
  dispatcherQian: ['钱进', '13900000017'],
  supervisorLi: ['李督', '13900000018'],
  adminZhou: ['周全', '13900000019'],
  auditorWu: ['吴审', '13900000020'],
  otherClerk: ['高远', '13900000021'],
  'other site': ['周全', '13900000019'],
  farResident: ['远客', '13900000001'],
  farClerk: ['远人', '13900000011'],
  'clerk token that only reads': ['刘敏', '13900000011'],
  'resident token that only reports': ['王桂兰', '13900000001'],
};
const secrets = [...new Set(Object.values(own).flat())];
const innards =
  /node_modules|\.tsx?:\d+|\bat \w+ \(|violates|syntax error|select .+ from |PostgresError|Invalid URL|Cannot read/i;
const chinese = /[\u4e00-\u9fff]/;

/** What an answer does that no answer may do; nothing when it is in order. */
export async function whatIsWrong(asked: HostileRequest, answer: Response): Promise<string | null> {
  const type = answer.headers.get('content-type') ?? '';
  const text = await answer.text();
  if (answer.status >= 500) return `answered ${answer.status}`;
  const refused = answer.status >= 400;
  const location = answer.headers.get('location');
  if (location && !/^\/\d{6}(\/(?![/\\])|\?|$)/.test(location)) return `leads to ${location}`;
  if (answer.status < 400 && /image|csv|sheet/.test(type)) return null;
  if (refused && innards.test(withoutEcho(text, asked))) return 'shows its innards';
  if (refused && asked.headers.accept === 'application/json') {
    if (!type.startsWith('application/problem+json')) return `refuses an API client with ${type}`;
    const { title, status, fields = {} } = JSON.parse(text);
    if (status !== answer.status || !chinese.test(title)) return `refuses with the title ${title}`;
    const mute = Object.entries(fields).find(([, words]) => !chinese.test(String(words)));
    if (mute) return `says of the field ${mute.join(': ')}`;
  }
  if (refused && asked.headers.accept !== 'application/json') {
    if (!type.startsWith('text/html') || !chinese.test(text))
      return `refuses a browser with ${type}: ${text.slice(0, 80)}`;
  }
  return leakIn(asked, text);
}

/** Names and phones are masked everywhere, but for one's own and for what is revealed for a purpose. */
function leakIn(asked: HostileRequest, text: string): string | null {
  if (asked.route.includes('/reveal')) return null;
  const known = `${own[asked.who]?.join(' ')} ${sentText(asked)}`;
  const found = secrets.find((secret) => text.includes(secret) && !known.includes(secret));
  return found ? `shows ${found}` : null;
}

function sentText({ path, body }: HostileRequest): string {
  const raw = `${path} ${typeof body === 'string' ? body : Buffer.from(body ?? []).toString('latin1')}`;
  return `${raw} ${raw.replaceAll(/(%[0-9a-f]{2})+/gi, (part) => tryDecode(part))}`;
}

function tryDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What was typed comes back in its form: that is no leak of ours. */
function withoutEcho(text: string, asked: HostileRequest): string {
  return sentText(asked).includes('select') ? '' : text;
}
