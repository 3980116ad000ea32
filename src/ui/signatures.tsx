/** Lines to sign on paper: who signs, and room for name and date. */
export function Signatures({ people }: { people: readonly string[] }) {
  return (
    <ul class="signatures">
      {people.map((person) => (
        <li>
          <span>{person}（签字）</span>
          <span class="line" />
          <span>　　年　　月　　日</span>
        </li>
      ))}
    </ul>
  );
}
