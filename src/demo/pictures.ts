import type { Random } from './random.ts';

export type Scene =
  | 'lamp'
  | 'cars'
  | 'charging'
  | 'bins'
  | 'water'
  | 'lift'
  | 'road'
  | 'home'
  | 'square'
  | 'stall'
  | 'field';

const house = (x: number, w: number, h: number, fill: string, lit: string) => {
  const windows: string[] = [];
  for (let row = 0; row < Math.floor(h / 70); row++) {
    for (let column = 0; column < Math.floor(w / 60); column++) {
      windows.push(
        `<rect x="${x + 16 + column * 60}" y="${520 - h + 24 + row * 70}" width="32" height="38" rx="3" fill="${(row + column) % 3 ? '#f3ead9' : lit}"/>`,
      );
    }
  }
  return `<rect x="${x}" y="${520 - h}" width="${w}" height="${h}" rx="6" fill="${fill}"/>${windows.join('')}`;
};
const car = (x: number, y: number, fill: string) =>
  `<g transform="translate(${x} ${y})"><path d="M10 40q6-34 40-34h40q30 0 44 34h20q12 0 12 14v22H0V54q0-14 10-14z" fill="${fill}"/><path d="M34 38q6-20 22-20h14v20zM78 18h14q18 0 26 20H78z" fill="#dfeaf0"/><circle cx="36" cy="78" r="15" fill="#38322e"/><circle cx="130" cy="78" r="15" fill="#38322e"/></g>`;
const tree = (x: number, s: number) =>
  `<g transform="translate(${x} 520) scale(${s})"><rect x="-7" y="-60" width="14" height="60" fill="#8a6b4f"/><circle cx="0" cy="-95" r="48" fill="#7fa37a"/><circle cx="-30" cy="-72" r="32" fill="#8fb389"/><circle cx="30" cy="-76" r="34" fill="#719468"/></g>`;

const fronts: Record<Scene, string> = {
  lamp: '<rect x="385" y="180" width="10" height="360" fill="#564d46"/><path d="M390 184q0-34 60-34" stroke="#564d46" stroke-width="10" fill="none"/><path d="M430 150h50l-8 26h-34z" fill="#413a35"/><path d="M438 176h34l-6 20h-22z" fill="#9a928a"/>',
  cars: `${car(70, 470, '#b9322a')}${car(270, 486, '#4f7392')}${car(480, 468, '#d0a24c')}<path d="M40 575h720" stroke="#e5c04a" stroke-width="10" stroke-dasharray="46 28"/>`,
  charging:
    '<path d="M120 330h520l30 40H90z" fill="#5f7f95"/><rect x="130" y="370" width="10" height="170" fill="#4b443f"/><rect x="620" y="370" width="10" height="170" fill="#4b443f"/><g fill="none" stroke="#332d29" stroke-width="8"><circle cx="230" cy="520" r="34"/><circle cx="340" cy="520" r="34"/><path d="M230 520l40-70h40l30 70M270 450l-10-24h-24"/><circle cx="450" cy="520" r="34"/><circle cx="560" cy="520" r="34"/><path d="M450 520l40-70h40l30 70M490 450l-10-24h-24"/></g>',
  bins: '<g><rect x="220" y="400" width="110" height="140" rx="10" fill="#3f7a52"/><rect x="208" y="384" width="134" height="24" rx="8" fill="#2f5f40"/><rect x="370" y="400" width="110" height="140" rx="10" fill="#3f6f9a"/><rect x="358" y="384" width="134" height="24" rx="8" fill="#2f567a"/><path d="M500 540l30-60 60-6 40 66z" fill="#a08a72"/><path d="M150 540l20-44 44 4 12 40z" fill="#c2ad93"/></g>',
  water:
    '<path d="M90 540q120-60 300-40t320 40q-160 40-330 34T90 540z" fill="#8db6cd"/><path d="M200 536q100-26 190-10" stroke="#c9e0ec" stroke-width="8" fill="none"/><path d="M520 300q30 50 0 70-30-20 0-70zM570 350q22 38 0 54-22-16 0-54z" fill="#6d9fbd"/>',
  lift: '<rect x="260" y="150" width="280" height="390" rx="8" fill="#b8b0a6"/><rect x="290" y="190" width="106" height="350" fill="#d9d3ca"/><rect x="404" y="190" width="106" height="350" fill="#cdc6bc"/><path d="M400 190v350" stroke="#7d756d" stroke-width="6"/><circle cx="568" cy="370" r="12" fill="#b9322a"/><rect x="345" y="160" width="110" height="20" rx="4" fill="#3b3733"/><rect x="384" y="165" width="32" height="10" fill="#e0584b"/>',
  road: '<path d="M0 520h800v120H0z" fill="#8c857d"/><path d="M60 580h100M240 580h100M420 580h100M600 580h100" stroke="#ece5d8" stroke-width="10"/><path d="M330 560q60-30 120 0t90 10q-40 50-120 40t-90-50z" fill="#5a534c"/>',
  home: '<rect x="180" y="250" width="440" height="290" rx="10" fill="#efe4d2"/><path d="M150 262L400 120l250 142z" fill="#a5553f"/><rect x="350" y="380" width="100" height="160" rx="6" fill="#8c5a3c"/><rect x="220" y="320" width="90" height="80" rx="4" fill="#cfe0ea"/><rect x="490" y="320" width="90" height="80" rx="4" fill="#cfe0ea"/>',
  square:
    '<ellipse cx="400" cy="560" rx="340" ry="56" fill="#d8c7ac"/><g fill="#b9322a"><circle cx="220" cy="450" r="20"/><path d="M196 476h48l10 70h-68z"/></g><g fill="#4f7392"><circle cx="360" cy="440" r="20"/><path d="M336 466h48l10 74h-68z"/></g><g fill="#5b8a5f"><circle cx="500" cy="448" r="20"/><path d="M476 474h48l10 70h-68z"/></g><rect x="600" y="470" width="60" height="80" rx="6" fill="#3f3833"/>',
  stall:
    '<path d="M170 300h460l40 70H130z" fill="#c6483d"/><path d="M130 370h540v20H130z" fill="#a23a31"/><rect x="170" y="390" width="10" height="150" fill="#6b5a4c"/><rect x="620" y="390" width="10" height="150" fill="#6b5a4c"/><rect x="190" y="450" width="420" height="90" rx="6" fill="#d9b98c"/><g fill="#d97b3d"><circle cx="240" cy="442" r="18"/><circle cx="284" cy="442" r="18"/><circle cx="328" cy="442" r="18"/></g><g fill="#7fa37a"><circle cx="420" cy="442" r="18"/><circle cx="464" cy="442" r="18"/><circle cx="508" cy="442" r="18"/></g>',
  field:
    '<path d="M0 470h800v170H0z" fill="#a9b778"/><g stroke="#8c9b5d" stroke-width="8"><path d="M0 520l800-20M0 560l800-14M0 604l800-8"/></g><path d="M120 640q90-110 200-170" stroke="#7fb0c8" stroke-width="26" fill="none"/>',
};

const skies = [
  ['#f4e6cf', '#f9f3e8'],
  ['#dfeaf1', '#f6f4ef'],
  ['#f1dccb', '#faf2ea'],
  ['#e6ebdd', '#f8f6ee'],
] as const;

/** A picture drawn for the demo, so that no real street or person is in it; the same dice draw the same picture. */
export async function drawScene(scene: Scene, random: Random): Promise<Buffer> {
  const [top, low] = random.pick(skies);
  const walls = ['#e3d3bd', '#d6c2a8', '#e8dccb', '#cfc3b4'] as const;
  const lit = random.pick(['#f0c46a', '#cfe0ea', '#f5dfae']);
  const back =
    scene === 'field'
      ? `${tree(150, 0.8)}${tree(300, 0.6)}${tree(620, 0.9)}`
      : `${house(30 + random.below(40), 180, 250 + random.below(90), random.pick(walls), lit)}${house(280 + random.below(30), 240, 300 + random.below(110), random.pick(walls), lit)}${house(580, 190, 220 + random.below(120), random.pick(walls), lit)}${tree(250, 0.9)}${tree(560, 0.75)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 640" width="800" height="640"><defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs><rect width="800" height="640" fill="url(#s)"/><circle cx="${620 + random.below(100)}" cy="${90 + random.below(40)}" r="44" fill="#f7d58a" opacity=".8"/>${back}<path d="M0 520h800v120H0z" fill="#c9bca9"/>${fronts[scene]}</svg>`;
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}
