import type { Instance } from "./instance.ts";

/** Without the parts of `impossible`, which are in no cluster: what no plan's value is above: each part at half of its costliest partners, or at its costliest host; clusters at one each. */
export function mostValue(
  instance: Instance,
  kind: "fewest" | "travel" | "host",
  impossible: ReadonlySet<number>,
): number {
  const parts = [...instance.parts.keys()].filter((part) => !impossible.has(part));
  if (kind === "fewest") return parts.length;
  let sum = kind === "travel" ? parts.length * dearestPrice(instance) : 0;
  for (const part of parts) {
    const partners = parts.filter((other) => other !== part && instance.mayShare(part, other));
    sum +=
      kind === "host"
        ? dearestHost(instance, part, [...partners, part])
        : dearestTravel(instance, part, partners);
  }
  return sum;
}

/** What wishes about whole clusters add to one at the most. */
function dearestPrice({ rules }: Instance): number {
  return rules.wishes.reduce((sum, { name, weight }) => {
    const isOfCluster = name === "each-kind" || name === "joined-up";
    return sum + (isOfCluster ? (weight ?? 0) : 0);
  }, 0);
}

function dearestTravel(instance: Instance, part: number, partners: readonly number[]): number {
  const costs = partners.map((other) => instance.travel(part, other)).sort((a, b) => b - a);
  const most = Math.min(costs.length, instance.most.schools - 1);
  const sum = costs.slice(0, most).reduce((total, cost) => total + cost, 0);
  return instance.travel(part, part) + sum / 2;
}

function dearestHost(instance: Instance, part: number, partners: readonly number[]): number {
  const hosts = partners.flatMap((other) => instance.parts[other]?.schools ?? []);
  return Math.max(0, ...hosts.map((host) => instance.toHost(part, host)));
}
