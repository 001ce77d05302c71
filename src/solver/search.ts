import { completeLinkageLabels } from "./baselines/complete_linkage.ts";
import { turfDbscanLabels } from "./baselines/turf_dbscan.ts";
import { turfKmeansLabels } from "./baselines/turf_kmeans.ts";
import { POOL } from "./kernels/clustering.ts";
import type { Aim, Incumbent } from "./kernels/incumbent.ts";
import { isBetter } from "./kernels/incumbent.ts";
import type { Problem } from "./problem.ts";
import type { ObjectiveKind } from "./proposal.ts";
import { seededRandom, streamSeed } from "./random.ts";
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

const STREAMS = 4;
/** Moves between two looks at the clock: a few milliseconds. */
const SLICE = 2000;

/**
 * Searches over a fixed number of seeded streams in turn, each from a start of its own: Turf's k-means, Turf's
 * DBSCAN, complete linkage, and k-means shuffled anew. Yields after every few milliseconds' work; ends when the moves are
 * used up. The first steps, of share 0, are the starts.
 */
export function* search(problem: Problem, settings: SearchSettings): Generator<SearchState, void> {
  const moves = Math.ceil(movesFor(problem, settings.kind) * settings.effort);
  const stream = { kind: settings.kind, aim: settings.aim, moves };
  yield* runStreams(problem, settings, stream);
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
): Generator<SearchState, void> {
  const streams: Stream[] = [];
  for (let i = 0; i < STREAMS; i++) {
    const labels = startLabels(problem, settings, i);
    const random = seededRandom(streamSeed(settings.seed, i));
    streams.push(startStream(problem, stream, labels, random));
    yield { best: bestOf(streams), share: 0 };
  }
  const total = stream.moves * STREAMS;
  const left = () => streams.reduce((sum, each) => sum + each.left, 0);
  while (left() > 0) {
    for (const each of streams) {
      each.advance(SLICE);
      yield { best: bestOf(streams), share: 1 - left() / total };
    }
  }
}

function startLabels(problem: Problem, settings: SearchSettings, stream: number): Int32Array {
  const { clusters, targetSchools, seed } = settings;
  if (stream === 1) return turfDbscanLabels(problem, targetSchools);
  if (stream === 2) return completeLinkageLabels(problem);
  return turfKmeansLabels(problem, clusters, streamSeed(seed, stream));
}

function bestOf(streams: readonly Stream[]): Incumbent {
  const incumbents = streams.map((stream) => stream.incumbent);
  return incumbents.reduce((best, next) => (isBetter(next.rank, best.rank) ? next : best));
}

/** Moves for each stream: growing with the pairs of schools, then, from about 100 schools, with the schools. */
function movesFor(problem: Problem, kind: ObjectiveKind): number {
  const { size } = problem;
  const perSchool = kind === "fewest" ? 5000 : 6000;
  return Math.min(12_000_000, perSchool * size, 100 * size * size + 20_000);
}
