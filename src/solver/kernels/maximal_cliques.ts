/**
 * Every maximal clique of a graph of `size` items (1 in `allowed[a * size + b]` where adjacent), each in rising order;
 * `null` where there are more than `most`. Bron–Kerbosch with the pivot of Tomita, Tanaka & Takahashi (2006) over bit sets.
 */
export function maximalCliques(
  size: number,
  allowed: Uint8Array,
  most: number,
): readonly (readonly number[])[] | null {
  const words = Math.max(1, (size + 31) >>> 5);
  const adjacent = new Int32Array(size * words);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (allowed[a * size + b] === 1) adjacent[a * words + (b >>> 5)]! |= 1 << (b & 31);
    }
  }
  const cliques: (readonly number[])[] = [];
  const members: number[] = [];
  const all = new Int32Array(words);
  for (let item = 0; item < size; item++) all[item >>> 5]! |= 1 << (item & 31);

  const meet = (set: Int32Array, item: number) => {
    const result = new Int32Array(words);
    const row = item * words;
    for (let word = 0; word < words; word++) result[word] = set[word]! & adjacent[row + word]!;
    return result;
  };
  const pivotOf = (candidates: Int32Array, done: Int32Array): number => {
    let pivot = -1;
    let reached = -1;
    for (let word = 0; word < words; word++) {
      for (let bits = candidates[word]! | done[word]!; bits !== 0; bits &= bits - 1) {
        const item = (word << 5) + 31 - Math.clz32(bits & -bits);
        let count = 0;
        for (let at = 0; at < words; at++) {
          count += bitCount(candidates[at]! & adjacent[item * words + at]!);
        }
        if (count > reached) {
          reached = count;
          pivot = item;
        }
      }
    }
    return pivot;
  };
  const extend = (candidates: Int32Array, done: Int32Array): boolean => {
    const pivot = pivotOf(candidates, done);
    if (pivot < 0) {
      if (cliques.length === most) return false;
      cliques.push([...members].sort((a, b) => a - b));
      return true;
    }
    for (let word = 0; word < words; word++) {
      const outside = candidates[word]! & ~adjacent[pivot * words + word]!;
      for (let bits = outside; bits !== 0; bits &= bits - 1) {
        const bit = bits & -bits;
        const item = (word << 5) + 31 - Math.clz32(bit);
        members.push(item);
        const went = extend(meet(candidates, item), meet(done, item));
        members.pop();
        if (!went) return false;
        candidates[word]! &= ~bit;
        done[word]! |= bit;
      }
    }
    return true;
  };
  if (size === 0) return [];
  return extend(all, new Int32Array(words)) ? cliques : null;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
