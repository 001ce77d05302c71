import type { Link, Plan } from "../plan.ts";

/** An edit that adds a link between schools; no change where the very same link is there. It throws for fewer than two schools or a blank purpose: each link beside the home cluster has one. */
export function addLink(link: Link): (plan: Plan) => Plan {
  const added = checkedLink(link);
  return (plan) =>
    plan.links.some((known) => isSame(known, added))
      ? plan
      : { ...plan, links: [...plan.links, added] };
}

/** An edit that puts `changed` in the place of a link of the plan; no change where the plan does not have it. It throws as `addLink` does. */
export function changeLink(link: Link, changed: Link): (plan: Plan) => Plan {
  const checked = checkedLink(changed);
  return (plan) => {
    const place = plan.links.indexOf(link);
    if (place < 0 || isSame(link, checked)) return plan;
    return { ...plan, links: plan.links.with(place, checked) };
  };
}

/** An edit that takes a link away; no change where the plan does not have it. */
export function removeLink(link: Link): (plan: Plan) => Plan {
  return (plan) => {
    const links = plan.links.filter((known) => known !== link);
    return links.length === plan.links.length ? plan : { ...plan, links };
  };
}

function checkedLink(link: Link): Link {
  const purpose = link.purpose.trim();
  const urns = [...new Set(link.urns)];
  if (urns.length < 2) throw new RangeError(`A link needs two schools, not ${urns.length}.`);
  if (purpose === "") throw new RangeError("A link needs a purpose.");
  return { ...link, urns, purpose };
}

function isSame(a: Link, b: Link): boolean {
  return (
    a.kind === b.kind &&
    a.purpose === b.purpose &&
    a.urns.length === b.urns.length &&
    a.urns.every((urn) => b.urns.includes(urn))
  );
}
