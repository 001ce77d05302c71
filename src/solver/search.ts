import { completeLinkageLabels } from "./baselines/complete_linkage.ts";
import { turfDbscanLabels } from "./baselines/turf_dbscan.ts";
import { turfKmeansLabels } from "./baselines/turf_kmeans.ts";
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
 * DBSCAN, complete linkage, and k-means shuffled anew. Yields after every few milliseconds' work; ends when the moves are used up.
 * As few clusters as possible are then made cheap to travel in, with their number kept.
 */
export function* search(problem: Problem, settings: SearchSettings): Generator<SearchState, void> {
  const moves = movesFor(problem, settings.kind);
  const stages = settings.kind === "fewest" ? 2 : 1;
  const stream = { kind: settings.kind, aim: settings.aim, moves };
  const streams = yield* runStreams(problem, settings, stream, (share) => share / stages);
  if (settings.kind !== "fewest") return;
  const fewest = bestOf(streams);
  const polished = startStream(
    problem,
    { kind: "travel", aim: { countFirst: false, target: fewest.clusters }, moves },
    fewest.slotOf,
    seededRandom(streamSeed(settings.seed, STREAMS)),
  );
  while (polished.left > 0) {
    polished.advance(SLICE);
    const { unplaced, clusters } = polished.incumbent;
    const kept = unplaced <= fewest.unplaced && clusters <= fewest.clusters;
    yield { best: kept ? polished.incumbent : fewest, share: 1 - polished.left / moves / stages };
  }
}

function* runStreams(
  problem: Problem,
  settings: SearchSettings,
  stream: StreamSettings,
  shareOf: (share: number) => number,
): Generator<SearchState, Stream[]> {
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
      yield { best: bestOf(streams), share: shareOf(1 - left() / total) };
    }
  }
  return streams;
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
