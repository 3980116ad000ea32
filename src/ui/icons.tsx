import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { raw } from 'hono/html';

const names = [
  ...['a-large-small', 'accessibility', 'arrow-left', 'arrow-right', 'baby', 'bell', 'book-open', 'bookmark'],
  ...['briefcase', 'building', 'building-2', 'calendar', 'calendar-days', 'calendar-plus', 'camera', 'car'],
  ...['chart-column', 'chart-line', 'check', 'chevron-down', 'chevron-left', 'chevron-right', 'circle-alert'],
  ...['circle-check', 'circle-dot', 'circle-help', 'circle-pause', 'clipboard-check', 'clipboard-list', 'clock'],
  ...['coins', 'copy', 'database', 'dog', 'download', 'droplets', 'external-link', 'eye', 'eye-off', 'factory'],
  ...['file-check', 'file-plus', 'file-text', 'flag', 'flame', 'folder', 'gift', 'graduation-cap', 'hand-heart'],
  ...['hand-helping', 'handshake', 'heart-handshake', 'history', 'hourglass', 'house', 'id-card', 'image', 'images'],
  ...['inbox', 'info', 'key-round', 'landmark', 'layers', 'link', 'list-checks', 'list-filter', 'locate', 'lock'],
  ...['log-in', 'log-out', 'map', 'map-pin', 'megaphone', 'menu', 'merge', 'message-circle', 'message-square'],
  ...['messages-square', 'mic', 'minus', 'newspaper', 'paperclip', 'party-popper', 'pause', 'pencil', 'phone'],
  ...['plus', 'printer', 'qr-code', 'receipt', 'recycle', 'refresh-cw', 'repeat', 'reply', 'rotate-ccw', 'scale'],
  ...['search', 'send', 'settings', 'shield', 'shield-check', 'signature', 'sliders-horizontal', 'speech', 'split'],
  ...['sprout', 'stamp', 'star', 'store', 'sun', 'tag', 'thumbs-down', 'thumbs-up', 'ticket', 'timer', 'trash-2'],
  ...['trees', 'trending-down', 'trending-up', 'triangle-alert', 'truck', 'undo-2', 'upload', 'user', 'user-check'],
  ...['user-plus', 'users', 'volume-2', 'vote', 'wallet', 'wifi-off', 'wrench', 'x', 'zap'],
] as const;

export type IconName = (typeof names)[number];

const require = createRequire(import.meta.url);

// Read once when the process starts, so that a name missing from the package stops it at once.
const drawings = new Map<IconName, string>(names.map((name) => [name, drawingOf(name)]));

/**
 * One line drawing of the Lucide family, as inline SVG in the colour and size of the text around it.
 * Silent for screen readers unless it carries a `label`, because a word nearly always stands beside it.
 */
export function Icon({ name, label }: { name: IconName; label?: string | undefined }) {
  const drawing = raw(drawings.get(name) ?? '');
  if (label === undefined) {
    return (
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        {drawing}
      </svg>
    );
  }
  return (
    <svg class="icon" viewBox="0 0 24 24" role="img" aria-label={label}>
      {drawing}
    </svg>
  );
}

function drawingOf(name: IconName): string {
  const file = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const inner = file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>'));
  return inner.replace(/\s+/g, ' ').replaceAll('> <', '><').replaceAll(' />', '/>').trim();
}
