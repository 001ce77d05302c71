import type { Area } from "./area.ts";
import { schoolAt } from "./area.ts";
import { reachedHost } from "./judge_cluster.ts";
import type { JudgedCluster, JudgedPair } from "./judgement.ts";
import type { SchoolIndex } from "./school.ts";

/** One school of a cluster, with the drive that matters for meeting the others. */
export interface MeetingDrive {
  readonly school: SchoolIndex;
  /** The slower way between it and the host, or, where none is known, its longest drive; `null` for the host and for a school alone. */
  readonly drive: JudgedPair | null;
}

/** The schools of a cluster in its order, and where they meet. */
export interface MeetingDrives {
  /** The host that was chosen, else the easiest to meet at; `null` where no school is known to be. */
  readonly host: SchoolIndex | null;
  readonly schools: readonly MeetingDrive[];
}

/** What each school of a cluster drives to meet: to its host and back, or, without one, to its worst partner. */
export function meetingDrives(area: Area, judged: JudgedCluster): MeetingDrives {
  const { cluster, members, pairs } = judged;
  const urn = cluster.host ?? reachedHost(area, judged);
  const host = members.find((member) => schoolAt(area, member).urn === urn) ?? null;
  const schools = members.map((school) => {
    const own = pairs.filter(
      ({ from, to }) =>
        (from === school || to === school) && (host === null || from === host || to === host),
    );
    return { school, drive: school === host ? null : slowest(own) };
  });
  return { host, schools };
}

function slowest(pairs: readonly JudgedPair[]): JudgedPair | null {
  return pairs.reduce<JudgedPair | null>(
    (worst, pair) => (worst === null || pair.seconds > worst.seconds ? pair : worst),
    null,
  );
}
