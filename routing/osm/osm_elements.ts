/** The tags of an element, by key. */
export type Tags = ReadonlyMap<string, string>;

/** A point of OpenStreetMap, in degrees of WGS84. */
export interface OsmNode {
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly tags: Tags;
}

/** A line of OpenStreetMap through the nodes of `refs`, in order. */
export interface OsmWay {
  readonly id: number;
  readonly tags: Tags;
  readonly refs: readonly number[];
}

/** What a relation has as a part, and as what. */
export interface OsmMember {
  readonly type: "node" | "way" | "relation";
  readonly ref: number;
  readonly role: string;
}

/** A set of elements that mean something together, such as a turn that is not allowed. */
export interface OsmRelation {
  readonly id: number;
  readonly tags: Tags;
  readonly members: readonly OsmMember[];
}

/** A few thousand elements that stand together in an extract; kinds that were not asked for are empty. */
export interface OsmBlock {
  readonly nodes: readonly OsmNode[];
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
}

/** What an extract says of itself in its head. */
export interface ExtractHead {
  /** Seconds since 1970 of the state of OpenStreetMap it was cut from; `null` where it does not say. */
  readonly replicatedAt: number | null;
}

/** No tags. */
export const NO_TAGS: Tags = new Map();
