import type { Random } from './random.ts';

const surnames = [...'林黄蔡许庄郭洪吴谢罗邱潘魏蒋沈韩杨朱秦许何吕施张孔曹严华金陶姜戚谢邹喻柏水窦章云苏葛奚范彭郎'];
const given = [...'安和平静秀梅兰竹菊松柏春夏秋冬晨曦文武德仁义礼智信勤敏慧婉如若水清泉石岩山川海洋'];

/** An invented person: names are put together by dice, and any likeness is chance. */
export function inventedName(random: Random): string {
  const first = random.pick(given);
  return `${random.pick(surnames)}${first}${random.chance(0.7) ? random.pick(given.filter((one) => one !== first)) : ''}`;
}

/** A number no operator has given out (the 199 0000 range), different for each position. */
export function inventedPhone(county: number, position: number): string {
  return `199${String(county % 1000)
    .padStart(3, '0')
    .slice(-2)}${String(position).padStart(6, '0')}`;
}
