import type { Urn } from "../domain/school.ts";
import type { Certificate, CertificateLeaf } from "../solver/exact/certificate.ts";
import type { Proposal, ProposalRequest, WishOutcome } from "../solver/proposal.ts";
import type { AskedWish } from "./wish_rules.ts";

/** What a proposal says of itself, as far as it is checked. */
export type Claims = Pick<
  Proposal,
  "status" | "stoppedBy" | "objective" | "bound" | "gap" | "method" | "travel" | "wishes"
> & {
  readonly clusters: readonly {
    readonly id: string;
    readonly schools: readonly Urn[];
    readonly host: Urn | null;
  }[];
  readonly unplaced: readonly Urn[];
  /** Whether the clusters are those of a plan that was repaired, so that their hosts are what that plan has. */
  readonly isRepair?: boolean;
  readonly request: ProposalRequest;
  readonly certificate: Certificate | null;
};

/** Something that is not as a proposal says. */
export interface CheckProblem {
  readonly what: string;
  readonly claimed: unknown;
  readonly found: unknown;
}

/** The claims of a proposal's JSON, or what keeps them from being read. */
export function readClaims(
  json: unknown,
): { readonly claims: Claims } | { readonly problems: readonly CheckProblem[] } {
  const problems: CheckProblem[] = [];
  const wrong = (what: string, claimed: unknown, found: string) => {
    problems.push({ what, claimed, found });
  };
  const proposal = fieldsOf(json);
  const objective = fieldsOf(proposal["objective"]);
  const kind = objective["kind"];
  if (kind !== "fewest" && kind !== "travel" && kind !== "host") {
    wrong("objective.kind", kind, "it must be fewest, travel or host");
  }
  if (!isNumber(objective["value"])) wrong("objective.value", objective["value"], "not a number");
  for (const field of ["bound", "gap"] as const) {
    const value = proposal[field];
    if (value !== null && !isNumber(value)) wrong(field, value, "neither a number nor null");
  }
  const { status, stoppedBy } = proposal as { status?: unknown; stoppedBy?: unknown };
  if (!STATUSES.includes(String(status)))
    wrong("status", status, `not one of ${STATUSES.join(", ")}`);
  if (!STOPS.includes(String(stoppedBy))) {
    wrong("stoppedBy", stoppedBy, `not one of ${STOPS.join(", ")}`);
  }
  const clusters = listOf(proposal["clusters"]).map(fieldsOf);
  const certificate = proposal["certificate"] ?? null;
  if (certificate !== null) problems.push(...certificateProblems(certificate));
  const asked = listOf(fieldsOf(proposal["request"])["wishes"]).map(askedWish);
  if (asked.some((wish) => wish === null)) {
    wrong("request.wishes", fieldsOf(proposal["request"])["wishes"], "not a list of wishes");
  }
  if (problems.length > 0) return { problems };
  return {
    claims: {
      status: status as Claims["status"],
      stoppedBy: stoppedBy as Claims["stoppedBy"],
      objective: objective as unknown as Claims["objective"],
      bound: (proposal["bound"] ?? null) as number | null,
      gap: (proposal["gap"] ?? null) as number | null,
      method: (proposal["method"] ?? "exact") as Claims["method"],
      clusters: clusters.map((cluster) => ({
        id: String(cluster["id"]),
        schools: urnsOf(cluster["schools"]),
        host: cluster["host"] == null ? null : String(cluster["host"]),
      })),
      ...(proposal["repair"] === undefined ? {} : { isRepair: true }),
      unplaced: listOf(proposal["unplaced"]).map((each) => String(fieldsOf(each)["urn"])),
      request: requestOf(proposal["request"]),
      certificate: certificate as Certificate | null,
      ...(isNumber(proposal["travel"]) ? { travel: proposal["travel"] } : {}),
      wishes: listOf(proposal["wishes"]).map(wishClaim),
    },
  };
}

const STATUSES = ["optimal", "feasible", "infeasible", "cancelled"];
const STOPS = ["proof", "iterations", "time", "user"];

type Fields = Readonly<Record<string, unknown>>;

function requestOf(json: unknown): ProposalRequest {
  const request = fieldsOf(json);
  const clusters = request["clusters"];
  const target = request["targetSchools"];
  const sets = (value: unknown) => listOf(value).map(urnsOf);
  return {
    clusters: isNumber(clusters) ? clusters : "auto",
    targetSchools: isNumber(target) ? target : 5,
    mayJoin: urnsOf(request["mayJoin"]),
    leaveOut: urnsOf(request["leaveOut"]),
    keepTogether: sets(request["keepTogether"]),
    keepApart: sets(request["keepApart"]),
    locked: sets(request["locked"]),
    wishes: listOf(request["wishes"]).flatMap((wish) => askedWish(wish) ?? []),
  };
}

/** A wish as it was asked for; `null` for something else. */
function askedWish(json: unknown): AskedWish | null {
  const { name, weight, idealSeconds, today } = fieldsOf(json) as Record<string, unknown>;
  const isPrice = isNumber(weight) && weight >= 0;
  switch (name) {
    case "short-drives":
      return isPrice && isNumber(idealSeconds) ? { name, weight, idealSeconds } : null;
    case "each-kind":
      return isPrice ? { name, weight } : null;
    case "joined-up":
      return isPrice || weight === null ? { name, weight } : null;
    case "close-to-today":
      return isPrice ? { name, weight, today: listOf(today).map(urnsOf) } : null;
    default:
      return null;
  }
}

/** What is said of a wish; not a number where a figure is not there. */
function wishClaim(json: unknown): WishOutcome {
  const wish = fieldsOf(json);
  const met = fieldsOf(wish["met"]);
  const cost = fieldsOf(wish["travelCost"]);
  const figure = (value: unknown) => (isNumber(value) ? value : Number.NaN);
  const orNull = (value: unknown) => (isNumber(value) ? value : null);
  const { idealSeconds } = wish as { idealSeconds?: unknown };
  return {
    name: String(wish["name"]) as WishOutcome["name"],
    weight: orNull(wish["weight"]),
    ...(isNumber(idealSeconds) ? { idealSeconds } : {}),
    price: figure(wish["price"]),
    travelCost:
      orNull(cost["low"]) === null
        ? null
        : { low: figure(cost["low"]), high: orNull(cost["high"]) },
    met: {
      count: figure(met["count"]),
      of: figure(met["of"]),
      without: orNull(met["without"]),
    },
  };
}

function certificateProblems(json: unknown): CheckProblem[] {
  const certificate = fieldsOf(json);
  const problems: CheckProblem[] = [];
  if (certificate["version"] !== 1) {
    const claimed = certificate["version"];
    problems.push({ what: "certificate.version", claimed, found: "only version 1 is known" });
  }
  for (const name of ["leaves", "leftOutLeaves", "countLeaves"]) {
    const leaves = certificate[name];
    if (leaves === undefined && name !== "leaves") continue;
    if (Array.isArray(leaves) && leaves.every(isLeaf)) continue;
    problems.push({ what: `certificate.${name}`, claimed: leaves, found: "not a list of leaves" });
  }
  if (!isNumber(certificate["leftOutCost"])) {
    const claimed = certificate["leftOutCost"];
    problems.push({ what: "certificate.leftOutCost", claimed, found: "not a number" });
  }
  const { noTwoShare } = certificate as { noTwoShare?: unknown };
  if (noTwoShare !== undefined && !isListOf(noTwoShare, isText)) {
    problems.push({
      what: "certificate.noTwoShare",
      claimed: noTwoShare,
      found: "not a list of URNs",
    });
  }
  return problems;
}

function isLeaf(json: unknown): json is CertificateLeaf {
  const leaf = fieldsOf(json);
  const other = fieldsOf(leaf["other"]);
  const isPair = (pair: unknown) => isListOf(pair, isText) && pair.length === 2;
  const isCut = (cut: unknown) => {
    const { urns, dual } = fieldsOf(cut) as { urns?: unknown; dual?: unknown };
    return isListOf(urns, isText) && new Set(urns).size === urns.length && isNumber(dual);
  };
  return (
    isListOf(leaf["together"], isPair) &&
    isListOf(leaf["apart"], isPair) &&
    isListOf(leaf["cuts"], isCut) &&
    areNumbers(leaf["duals"]) &&
    (other["clusters"] === undefined || isNumber(other["clusters"])) &&
    (other["hosts"] === undefined || areNumbers(other["hosts"]))
  );
}

function areNumbers(json: unknown): boolean {
  return typeof json === "object" && json !== null && Object.values(json).every(isNumber);
}

function isListOf(json: unknown, test: (each: unknown) => boolean): json is readonly unknown[] {
  return Array.isArray(json) && json.every(test);
}

function isText(json: unknown): json is string {
  return typeof json === "string";
}

function isNumber(json: unknown): json is number {
  return typeof json === "number" && Number.isFinite(json);
}

function fieldsOf(json: unknown): Fields {
  return typeof json === "object" && json !== null ? (json as Fields) : {};
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

function urnsOf(json: unknown): readonly Urn[] {
  return listOf(json).map(String);
}
