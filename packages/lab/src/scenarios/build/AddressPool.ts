/**
 * Hands out the addresses of a cluster: nodes, pods per node, Services.
 *
 * @internal
 */
export class AddressPool {
  readonly #second: number;
  #pods = 0;
  #services = 9;

  /** @param second - the second number of the pod range `10.SECOND.0.0/16`. */
  constructor(second: number) {
    this.#second = second;
  }

  node(index: number): string {
    return `192.168.${this.#second}.${11 + index}`;
  }

  /** Consecutive, and beyond 65,000 pods in the next range. */
  nextPod(): string {
    this.#pods += 1;
    const range = (this.#second + 100 * Math.floor(this.#pods / 65_000)) % 256;
    const inRange = this.#pods % 65_000;
    return `10.${range}.${inRange >> 8}.${inRange & 255}`;
  }

  nextService(): string {
    this.#services += 1;
    return `10.96.${this.#services >> 8}.${this.#services & 255}`;
  }
}
