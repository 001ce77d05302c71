import { selectIsReviewing, selectPlan } from "../../app/selectors.ts";
import { takeOutBorderSchool } from "../../domain/edits/join_border_school.ts";
import type { School } from "../../domain/school.ts";
import { authorityOf } from "../../words/border_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** Says that a school of the area is over its border, and takes one that joined the plan out of it again. */
export default function BorderNote({ school }: { readonly school: School }) {
  const isJoined = useApp(
    (state) => selectPlan(state)?.borderSchools?.some(({ urn }) => urn === school.urn) === true,
  );
  const reviewing = useApp(selectIsReviewing);
  const { edit, announce, selectSchool } = useCommands();
  const takeOut = () => {
    const label = `Took ${school.name} of ${authorityOf(school)} out again`;
    selectSchool(null);
    edit(takeOutBorderSchool(school.urn), label);
    announce(`${label}.`);
  };
  return (
    <div className="border-mark">
      <p>
        <strong>From {authorityOf(school)},</strong> over the border.{" "}
        {isJoined ? "Its drives are estimated." : "It need not be in a cluster here."}
      </p>
      {isJoined && !reviewing ? (
        <button type="button" className="button" onClick={takeOut}>
          Take out again
        </button>
      ) : null}
    </div>
  );
}
