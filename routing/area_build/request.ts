/** What an area is to be built from. Plain text, as it is typed on the command line and sent by the page. */
export interface AreaBuildRequest {
  /** A local authority's three-digit code or its name. */
  readonly la: string;
  /** A GIAS extract or a `schools.csv`, or "latest". */
  readonly gias: string;
  /** "estimate", "osrm:URL[,URL…]", "embedded:FILE.osm.pbf" or "embedded:latest". */
  readonly engine: string;
  /**
   * Minutes, at free flow and the optimistic end of the estimate, within which schools of neighbouring authorities are taken
   * in; "none" for none of them. Where it is absent, `BORDER_MINUTES` for those that the schools' file lists.
   */
  readonly border?: number | "none";
  /** The folder that the area is written to. */
  readonly out: string;
  /** The folder that keeps what has been done, so that the same request goes on where it stopped. */
  readonly work: string;
}

/** An area that was built. */
export interface BuiltAreaSummary {
  readonly folder: string;
  readonly name: string;
  readonly title: string;
  readonly laCode: string;
  /** Its own. */
  readonly schools: number;
  /** Schools of neighbouring authorities that are in it beside them. */
  readonly borderSchools: number;
  readonly driveTimes: {
    readonly kind: string;
    readonly engine: string;
    readonly extract: string | null;
    /** Ordered pairs that were routed singly because they lie near the limit. */
    readonly routedSingly: number;
    /** Ordered pairs whose own route gave another time than the table; the route's was taken. */
    readonly rerouted: number;
  };
  /** How many stored routes it has. */
  readonly directions: number;
  /** The steps that were not done again because their inputs had not changed. */
  readonly kept: readonly string[];
  /** Of `notes`, those on rows of the file and on what was seen while it was built; the area itself holds the rest. */
  readonly buildNotes: readonly string[];
  /** What everyone who uses its figures must know, in sentences. */
  readonly notes: readonly string[];
}
