import { fresh } from './elements.ts';

/** Fills the hidden degrees of a `data-position` part when its button is pressed, and says what became of it. */
export function findPosition(part: ParentNode) {
  for (const place of fresh(part, '[data-position]')) {
    const said = place.querySelector('[role=status]');
    const say = (words: string) => {
      if (said !== null) said.textContent = words;
    };
    const fill = (selector: string, degrees: number) => {
      const input = place.querySelector<HTMLInputElement>(selector);
      if (input !== null) input.value = degrees.toFixed(6);
    };
    place.querySelector('button')?.addEventListener('click', () => {
      if (!('geolocation' in navigator)) return say('这台设备给不出位置，请写一下在哪儿。');
      say('正在找…');
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          fill('[data-lon]', coords.longitude);
          fill('[data-lat]', coords.latitude);
          say(`已带上位置，误差约 ${Math.round(coords.accuracy)} 米`);
        },
        () => say('没有找到位置，请写一下在哪儿。'),
        { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
      );
    });
  }
}
