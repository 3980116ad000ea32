/** Tells open pages that something they show has changed. It carries no content: the page asks again through its own gates. */
export class LiveHub {
  readonly #listeners = new Map<string, Set<() => void>>();

  listen(topic: string, heard: () => void): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set.add(heard));
    return () => {
      set.delete(heard);
      if (set.size === 0) this.#listeners.delete(topic);
    };
  }

  tell(topic: string) {
    for (const heard of this.#listeners.get(topic) ?? []) heard();
  }

  get size() {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }
}
