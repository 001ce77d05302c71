import { selectIsReviewing } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { removeLink } from "../../domain/edits/set_links.ts";
import type { Plan } from "../../domain/plan.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { linkKindLabel } from "../../words/link_labels.ts";
import { listed, schoolName } from "../../words/names.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";
import { LinkForm } from "./LinkForm.tsx";
import { LinkPurpose } from "./LinkPurpose.tsx";

interface OtherLinksProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly school: SchoolIndex;
}

/** The school's partnerships beside its one home cluster, each with its purpose. */
export function OtherLinks({ area, plan, school }: OtherLinksProps) {
  const { edit, announce } = useCommands();
  const { isSavedPage = false } = useHandles();
  const reviewing = useApp(selectIsReviewing);
  const isFixed = reviewing || isSavedPage;
  const { urn } = schoolAt(area, school);
  const links = plan.links.filter(({ urns }) => urns.includes(urn));
  return (
    <section
      className={`page-section${links.length === 0 ? " no-print" : ""}`}
      aria-labelledby="links-title"
    >
      <h3 id="links-title">Other links</h3>
      {links.length === 0 ? (
        <p className="page-note">
          None yet. A school has one home cluster and any number of other links: a teaching school
          alliance, a shared business manager.
        </p>
      ) : (
        <ul className="link-list">
          {links.map((link, place) => {
            const others = link.urns.filter((other) => other !== urn);
            const names = listed(others.map((other) => schoolName(area, other)));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: links have no name of their own
              <li key={place}>
                <span className="link-list__dash" aria-hidden="true" />
                <span>
                  <strong>{names}</strong>
                  <span className="quiet">
                    {linkKindLabel(link.kind)}
                    {link.purpose === "" ? "" : ` · ${link.purpose}`}
                  </span>
                </span>
                {isFixed ? null : <LinkPurpose link={link} names={names} />}
                {isFixed ? null : (
                  <button
                    type="button"
                    className="button button--plain no-print"
                    onClick={() => {
                      edit(removeLink(link), `Removed a link with ${names}`);
                      announce(`The link with ${names} is removed.`);
                    }}
                  >
                    Remove<span className="visually-hidden"> the link with {names}</span>
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isFixed ? null : <LinkForm area={area} school={school} />}
    </section>
  );
}
