/** The key that presses a button, shown beside its word and left unread by screen readers. */
export function Key({ letter }: { letter: string }) {
  return (
    <span class="key" aria-hidden="true">
      <kbd>{letter.toUpperCase()}</kbd>
    </span>
  );
}
