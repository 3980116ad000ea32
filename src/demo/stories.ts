import { suggestUnit } from '../modules/cases/index.ts';
import type { Actor, Ctx } from '../platform/context.ts';
import type { DemoCounty } from './counties.ts';
import type { DemoCommunity, DemoGround } from './ground.ts';
import { type Matter, matters } from './matters.ts';
import { keepDemoPhotos } from './photos.ts';
import type { Random } from './random.ts';
import { Story } from './story.ts';

const day = 24;

/** Tells one case from its beginning to wherever it stands today. */
export async function tellStory(
  ctx: Ctx,
  plan: DemoCounty,
  ground: DemoGround,
  random: Random,
  begins: Date,
  until: Date,
) {
  const fitting = matters.filter((one) => !one.setting || one.setting === plan.setting);
  const matter = random.pick(fitting);
  const community = random.chance(0.6) ? (ground.communities[0] as DemoCommunity) : random.pick(ground.communities);
  const spot = random.pick(community.spots);
  const story = new Story(ctx, begins, until);
  // Whoever tries the demo as a resident finds matters of their own in these days, not only old ones.
  const isRecent = until.getTime() - begins.getTime() < 9 * 86_400_000;
  const isTheirs = isRecent && community === ground.communities[0] && random.chance(0.1);
  const reporter = isTheirs ? (community.residents[0] as Actor) : random.pick(community.residents);
  const words = random
    .pick(matter.words)
    .replaceAll('{n}', String(spot.number))
    .replaceAll('{t}', String(2 + random.below(5)));
  const isPublic = matter.kind !== 'tip-off' && matter.kind !== 'enterprise-demand' && random.chance(0.4);
  const made = await story.act(reporter, '/cases', {
    words,
    kind: matter.kind,
    category: matter.category,
    placeId: spot.placeId,
    audience: isPublic ? 'public' : 'private',
    reporterShown: matter.kind === 'tip-off' || random.chance(0.1) ? 'hidden' : 'named',
  });
  const caseId = String(made.caseId);
  const photoIds: string[] = [];
  if (matter.scene && random.chance(0.75))
    photoIds.push(await keepDemoPhotos(ctx, caseId, reporter, matter.scene, 'before', story.at, random));
  await goOn({ ctx, story, caseId, matter, community, ground, random, reporter, isPublic, photoIds });
}

interface Scene {
  ctx: Ctx;
  story: Story;
  caseId: string;
  matter: Matter;
  community: DemoCommunity;
  ground: DemoGround;
  random: Random;
  reporter: Actor;
  isPublic: boolean;
  photoIds: readonly string[];
}

async function goOn(scene: Scene) {
  const { story, caseId, random, community, reporter, ground } = scene;
  const { secretary } = community;
  if (random.chance(0.02) && story.wait(1)) {
    await story.attempt(reporter, '/cases/:caseId/withdrawal', { caseId, reason: '已经自己解决了' });
    return;
  }
  const pace = paceOf(scene.matter);
  if (!story.wait(pace * (random.chance(0.9) ? 0.2 + random.next() * 4 : 26 + random.next() * 20))) return;
  if (scene.isPublic && random.chance(0.8)) {
    await story.attempt(secretary, '/cases/:caseId/publication', { caseId, photoIds: scene.photoIds });
    await joinIn(scene);
  }
  const desk = scene.matter.kind === 'tip-off' ? ground.dispatcher : community.clerk;
  if (random.chance(0.015)) {
    await story.act(desk, '/cases/:caseId/decline', {
      caseId,
      where: '这件事已进入仲裁程序，请向仲裁委员会反映，电话 12348。',
    });
    return;
  }
  const unit = await dispatch(scene, desk);
  if (unit) await handle(scene, unit, 0);
}

/** Danger to life is met within the hour, water and lifts within the day; everything else takes its days. */
function paceOf(matter: Matter): number {
  if (['parking.fire-lane', 'safety.falling'].includes(matter.category)) return 0.02;
  return /^supply|lift|sewage/.test(matter.category) ? 0.2 : 1;
}

async function joinIn({ story, caseId, random, community, reporter }: Scene) {
  for (const neighbour of community.residents) {
    if (neighbour.id !== reporter.id && random.chance(0.03))
      await story.attempt(neighbour, '/cases/:caseId/join', { caseId });
  }
}

interface Unit {
  readonly id: string;
  readonly handler: Actor;
}

async function dispatch({ ctx, story, caseId, matter, community, ground }: Scene, desk: Actor): Promise<Unit | null> {
  const placeId = community.spots[0]?.placeId ?? community.id;
  const chain = {
    placeId,
    townId: null,
    communityId: community.id,
    gridId: null,
    compoundId: community.spots[0]?.publicId ?? null,
    buildingId: null,
  };
  const suggested = await suggestUnit(
    { ...ctx, actor: desk, now: story.at },
    { ...chain, category: matter.category, aboutUnitId: null },
  );
  const unitId = suggested.unit?.id ?? community.unitId;
  const handler = ground.handlers.get(unitId) ?? community.clerk;
  await story.act(desk, '/cases/:caseId/dispatch', { caseId, unitId, basis: 'catalogue' });
  return { id: unitId, handler };
}

async function handle(scene: Scene, unit: Unit, redone: number): Promise<void> {
  const { story, caseId, random, community, ground } = scene;
  const pace = paceOf(scene.matter);
  if (!story.wait(pace * (0.3 + random.next() * 5))) return;
  if (redone === 0 && random.chance(0.05) && unit.id !== community.unitId) return sendBack(scene, unit);
  await story.act(unit.handler, '/cases/:caseId/signature', { caseId });
  if (!story.wait(pace * (0.3 + random.next() * 6))) return;
  if (random.chance(0.85)) {
    await story.attempt(unit.handler, '/cases/:caseId/contacts', {
      caseId,
      way: random.pick(['phone', 'visit', 'message']),
      note: '已联系反映人，问清了情况和方便的时间。',
    });
  }
  if (random.chance(0.3)) {
    await story.attempt(unit.handler, '/cases/:caseId/notes', {
      caseId,
      audience: 'reporter',
      words: '已安排人到现场看过，材料今天备齐，会尽快处理。',
    });
  }
  if (random.chance(0.12)) {
    await story.attempt(unit.handler, '/cases/:caseId/helpers', {
      caseId,
      unitId: helperFor(scene, unit),
      note: '请一起到现场，协助处理。',
    });
  }
  if (random.chance(0.06))
    await story.attempt(ground.supervisor, '/cases/:caseId/supervisions', {
      caseId,
      level: 1,
      note: '同类问题反复，请限时办好。',
    });
  if (random.chance(0.05) && story.wait(10)) await extend(scene, unit);
  if (random.chance(0.03) && story.wait(8) && !(await suspend(scene))) return;
  const isLate = random.chance(0.09);
  if (!story.wait(pace * (isLate ? 8 * day + random.next() * 4 * day : 3 + random.next() * 3.2 * day))) return;
  if (scene.matter.scene && random.chance(0.5)) {
    await keepDemoPhotos(scene.ctx, caseId, unit.handler, scene.matter.scene, 'after', story.at, random);
  }
  const words = random.pick(scene.matter.answers).replaceAll('{t}', '3');
  await story.act(unit.handler, '/cases/:caseId/answer', {
    caseId,
    result: random.chance(0.85) ? 'done' : 'explained',
    words: `您好，${words}感谢您反映。`,
  });
  if (scene.matter.kind === 'tip-off') {
    if (!story.wait(6)) return;
    await story.act(ground.dispatcher, '/cases/:caseId/answer-pass', { caseId });
  }
  await rate(scene, unit, redone);
}

function helperFor({ community, ground, random }: Scene, unit: Unit): string {
  const others = [community.unitId, ...ground.handlers.keys()].filter((one) => one !== unit.id);
  return random.pick(others.slice(0, 6));
}

async function sendBack(scene: Scene, unit: Unit) {
  const { story, caseId, random, ground } = scene;
  await story.attempt(unit.handler, '/cases/:caseId/returns', {
    caseId,
    reason: 'not-our-duty',
    words: '经核实，此事不在本单位职责范围，建议转有关单位。',
  });
  if (!story.wait(0.5 + random.next() * 2)) return;
  if (random.chance(0.5)) {
    await story.act(ground.dispatcher, '/cases/:caseId/return-refusal', {
      caseId,
      note: '按职责清单应由你单位主办，请继续办理。',
    });
    return handle(scene, unit, 1);
  }
  await story.act(ground.dispatcher, '/cases/:caseId/return-acceptance', { caseId, note: '同意，改派社区。' });
  if (!story.wait(0.5)) return;
  const { community } = scene;
  await story.act(ground.dispatcher, '/cases/:caseId/dispatch', { caseId, unitId: community.unitId });
  return handle(scene, { id: community.unitId, handler: community.clerk }, 1);
}

async function extend({ story, caseId, ground, random }: Scene, unit: Unit) {
  const isAsked = await story.attempt(unit.handler, '/cases/:caseId/extensions', {
    caseId,
    days: 5,
    reason: '需要采购配件，厂家三天后到货。',
  });
  if (!isAsked || !story.wait(2)) return;
  const decision = random.chance(0.8) ? 'granted' : 'refused';
  await story.act(ground.dispatcher, '/cases/:caseId/extension-decision', {
    caseId,
    decision,
    note: decision === 'granted' ? '同意，请按期办好。' : '可先采取临时措施，不同意延期。',
  });
}

/** Puts a case off for some weeks; false while they have not gone by. */
async function suspend({ story, caseId, ground, random }: Scene): Promise<boolean> {
  const reviewOn = new Date(story.at.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  await story.attempt(ground.supervisor, '/cases/:caseId/suspensions', {
    caseId,
    reason: '管网改造列入年度计划，须等施工许可。',
    plan: '先装临时增压设备，改造开工后同步解决。',
    reviewOn,
  });
  if (!story.wait((18 + random.below(10)) * day)) return false;
  await story.attempt(ground.supervisor, '/cases/:caseId/resumption', { caseId, note: '施工许可已办妥，恢复办理。' });
  return true;
}

async function rate(scene: Scene, unit: Unit, redone: number): Promise<void> {
  const { story, caseId, random, reporter, community } = scene;
  const isSolved = redone > 0 || random.chance(0.9);
  const satisfied = isSolved
    ? random.pick(['very', 'very', 'very', 'basically', 'basically', 'no'])
    : random.pick(['basically', 'no', 'no']);
  const opinion = { solved: isSolved ? 'yes' : 'no', satisfied };
  if (random.chance(0.75)) {
    if (!story.wait(2 + random.next() * 40)) return;
    await story.act(reporter, '/cases/:caseId/ratings', {
      caseId,
      ...opinion,
      words: isSolved ? '' : '又坏了，请再看看。',
    });
  } else {
    if (!story.wait(3 * day + 20)) return;
    const isStrict = scene.matter.kind === 'tip-off';
    const caller = isStrict || unit.id === community.unitId ? scene.ground.dispatcher : community.clerk;
    if (!(await call(scene, caller, opinion))) return;
  }
  if (!isSolved) await handle(scene, unit, redone + 1);
}

/** Rings up to three times, as the rules ask; nobody reached closes the case with the calls as evidence. */
async function call({ story, caseId, random, reporter }: Scene, caller: Actor, opinion: Record<string, unknown>) {
  for (let tries = 0; tries < 3; tries++) {
    const isReached = random.chance(0.75);
    const outcome = isReached ? { outcome: 'reached', ...opinion } : { outcome: 'no-answer', note: '无人接听' };
    if (!(await story.attempt(caller, '/cases/:caseId/calls', { caseId, personId: reporter.id, ...outcome })))
      return false;
    if (isReached) return true;
    if (!story.wait(day)) return false;
  }
  return false;
}
