/** A rectangle of a table: its rows and its columns, from `start` to before `end`. */
export interface TablePart {
  readonly rows: readonly [start: number, end: number];
  readonly columns: readonly [start: number, end: number];
}

/** How many cells `part` has. */
export function cellsOf({ rows, columns }: TablePart): number {
  return (rows[1] - rows[0]) * (columns[1] - columns[0]);
}

/** How many sources and destinations `part` has together. */
export function placesOf({ rows, columns }: TablePart): number {
  return rows[1] - rows[0] + columns[1] - columns[0];
}

/** `part` cut in two across its longer side, the larger first; `null` for a single cell. */
export function halves({ rows, columns }: TablePart): readonly [TablePart, TablePart] | null {
  const [height, width] = [rows[1] - rows[0], columns[1] - columns[0]];
  if (height <= 1 && width <= 1) return null;
  if (height >= width) {
    const middle = rows[0] + Math.ceil(height / 2);
    return [
      { rows: [rows[0], middle], columns },
      { rows: [middle, rows[1]], columns },
    ];
  }
  const middle = columns[0] + Math.ceil(width / 2);
  return [
    { rows, columns: [columns[0], middle] },
    { rows, columns: [middle, columns[1]] },
  ];
}

/** A question to the `table` service. */
export interface TableQuestion {
  readonly path: string;
  /** The different places in it, in the order in which OSRM counts them. */
  readonly places: readonly string[];
}

/** The question for a table between `sources` and `destinations`; a place in both is sent once. */
export function tableQuestion(
  sources: readonly string[],
  destinations: readonly string[],
): TableQuestion {
  const places = [...new Set([...sources, ...destinations])];
  const indexes = new Map(places.map((place, i) => [place, i]));
  const side = (name: string, wanted: readonly string[]) => {
    const isAll =
      wanted.length === places.length && wanted.every((place, i) => place === places[i]);
    return isAll ? "" : `&${name}=${wanted.map((place) => indexes.get(place)).join(";")}`;
  };
  const path = `table/v1/driving/${places.join(";")}?annotations=duration,distance${side("sources", sources)}${side("destinations", destinations)}`;
  return { path, places };
}
