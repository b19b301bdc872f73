/**
 * Lets equal objects be one object: label sets, pod templates. Whatever nobody holds any more is forgotten.
 *
 * @internal
 */
export class InternPool<T extends object> {
  readonly #known = new Map<string, WeakRef<T>>();
  readonly #gone = new FinalizationRegistry<string>(key => {
    // The key may have been taken again by a newer object.
    if (this.#known.get(key)?.deref() === undefined) {
      this.#known.delete(key);
    }
  });

  /** The object that was made for this key, or a new one. */
  intern(key: string, make: () => T): T {
    const known = this.#known.get(key)?.deref();
    if (known !== undefined) {
      return known;
    }
    const made = make();
    this.#known.set(key, new WeakRef(made));
    this.#gone.register(made, key);
    return made;
  }
}
