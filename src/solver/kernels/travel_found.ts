/** Clusters one after another, as many as are added: cluster k is `members[starts[k]..starts[k + 1]]`, worth `values[k]`. */
export class FoundClusters {
  count = 0;
  starts: Int32Array = new Int32Array(64);
  members: Int32Array = new Int32Array(512);
  values: Float64Array = new Float64Array(64);

  /** Adds the first `length` of `cluster`. */
  add(value: number, cluster: Int32Array, length: number): void {
    const at = this.count++;
    if (at + 1 === this.starts.length) {
      this.starts = copied(this.starts, new Int32Array(2 * (at + 1)));
      this.values = copied(this.values, new Float64Array(2 * (at + 1)));
    }
    const start = this.starts[at]!;
    if (start + length > this.members.length) {
      this.members = copied(this.members, new Int32Array(2 * (start + length)));
    }
    for (let k = 0; k < length; k++) this.members[start + k] = cluster[k]!;
    this.values[at] = value;
    this.starts[at + 1] = start + length;
  }

  clear(): void {
    this.count = 0;
  }
}

function copied<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
