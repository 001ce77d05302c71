import { completeLinkageLabels } from "./baselines/complete_linkage.ts";
import { turfDbscanLabels } from "./baselines/turf_dbscan.ts";
import { turfKmeansLabels } from "./baselines/turf_kmeans.ts";
import { POOL } from "./kernels/clustering.ts";
import type { Aim, Incumbent } from "./kernels/incumbent.ts";
import type { Rank } from "./kernels/rank.ts";
import { isBetter } from "./kernels/rank.ts";
import type { Problem } from "./problem.ts";
import type { ObjectiveKind } from "./proposal.ts";
import { STREAMS, seededRandom, streamSeed } from "./random.ts";
import type { Stream, StreamSettings } from "./stream.ts";
import { startStream } from "./stream.ts";

/** What a search is asked for, and how long it may take. */
export interface SearchSettings {
  readonly kind: ObjectiveKind;
  readonly aim: Aim;
  /** How many clusters the starts are made with. */
  readonly clusters: number;
  readonly targetSchools: number;
  readonly seed: number;
  /** The share of the full number of moves to make. */
  readonly effort: number;
}

/** How far a search is: its best so far and the share of its moves that are made. */
export interface SearchState {
  readonly best: Incumbent;
  readonly share: number;
}

/** The same with the best of each stream that has its start, in the order of the streams asked for. */
export interface StreamsState extends SearchState {
  readonly incumbents: readonly Incumbent[];
}

const ALL_STREAMS: readonly number[] = Array.from({ length: STREAMS }, (_, stream) => stream);
/** Moves between two looks at the clock: a few milliseconds. */
const SLICE = 2000;

/**
 * Searches over a fixed number of seeded streams in turn, each from a start of its own: Turf's k-means, Turf's
 * DBSCAN, complete linkage, and k-means shuffled anew. Yields after every few milliseconds' work; ends when the moves are
 * used up. The first steps, of share 0, are the starts. Streams learn nothing of each other, so that `streams` can be
 * some of them, and the rest be run elsewhere.
 */
export function* search(
  problem: Problem,
  settings: SearchSettings,
  streams: readonly number[] = ALL_STREAMS,
): Generator<StreamsState, void> {
  const moves = Math.ceil(movesFor(problem, settings.kind) * settings.effort);
  const stream = { kind: settings.kind, aim: settings.aim, moves };
  yield* runStreams(problem, settings, stream, streams);
}

/** Makes a clustering, as `slotOf` has it, cheap to travel in without more clusters or fewer schools placed. */
export function* polish(
  problem: Problem,
  slotOf: Int32Array,
  settings: Pick<SearchSettings, "seed" | "effort">,
): Generator<SearchState, void> {
  const clusters = new Set(slotOf.filter((slot) => slot !== POOL)).size;
  const aim = { countFirst: false, target: clusters };
  const moves = Math.ceil(movesFor(problem, "travel") * settings.effort);
  const random = seededRandom(streamSeed(settings.seed, STREAMS));
  const stream = startStream(problem, { kind: "travel", aim, moves }, slotOf, random);
  const unplaced = stream.incumbent.unplaced;
  while (stream.left > 0) {
    stream.advance(SLICE);
    const { incumbent } = stream;
    if (incumbent.unplaced > unplaced || incumbent.clusters > clusters) continue;
    yield { best: incumbent, share: 1 - stream.left / moves };
  }
}

function* runStreams(
  problem: Problem,
  settings: SearchSettings,
  stream: StreamSettings,
  numbers: readonly number[],
): Generator<StreamsState, void> {
  const streams: Stream[] = [];
  for (const number of numbers) {
    const labels = startLabels(problem, settings, number);
    const random = seededRandom(streamSeed(settings.seed, number));
    streams.push(startStream(problem, stream, labels, random));
    yield stateOf(streams, 0);
  }
  const total = stream.moves * streams.length;
  const left = () => streams.reduce((sum, each) => sum + each.left, 0);
  while (left() > 0) {
    for (const each of streams) {
      each.advance(SLICE);
      yield stateOf(streams, 1 - left() / total);
    }
  }
}

function startLabels(problem: Problem, settings: SearchSettings, stream: number): Int32Array {
  const { clusters, targetSchools, seed } = settings;
  if (stream === 1) return turfDbscanLabels(problem, targetSchools);
  if (stream === 2) return completeLinkageLabels(problem);
  return turfKmeansLabels(problem, clusters, streamSeed(seed, stream));
}

function stateOf(streams: readonly Stream[], share: number): StreamsState {
  const incumbents = streams.map((stream) => stream.incumbent);
  return { best: bestOf(incumbents), share, incumbents };
}

/** The best of a few clusterings; the first of those that are as good. */
export function bestOf<Ranked extends { readonly rank: Rank }>(found: readonly Ranked[]): Ranked {
  return found.reduce((best, next) => (isBetter(next.rank, best.rank) ? next : best));
}

/** Moves for each stream: growing with the pairs of schools, then, from about 100 schools, with the schools. */
function movesFor(problem: Problem, kind: ObjectiveKind): number {
  const { size } = problem;
  const perSchool = kind === "fewest" ? 5000 : 6000;
  return Math.min(12_000_000, perSchool * size, 100 * size * size + 20_000);
}
