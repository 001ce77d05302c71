import type { Area } from "../../domain/area.ts";
import { ownSchoolCount } from "../../domain/area.ts";
import type { Urn } from "../../domain/school.ts";
import { useHandles } from "../AppContext.tsx";

interface ChooseSchoolProps {
  readonly area: Area;
  /** The URN that a link named and the area does not have. */
  readonly wrongUrn: Urn | null;
}

/** What the page says before a school is chosen, or when a link named one that is not there. */
export function ChooseSchool({ area, wrongUrn }: ChooseSchoolProps) {
  const { isSavedPage = false } = useHandles();
  if (wrongUrn !== null) {
    return (
      <div className="page-intro" role="alert">
        <h2>No school with URN {wrongUrn}</h2>
        <p>
          {area.title} has no school with that number. Check the link, or search for the school by
          name above{isSavedPage ? "." : ", or choose another area at the top."}
        </p>
      </div>
    );
  }
  return (
    <div className="page-intro">
      <h2>How far are your partner schools?</h2>
      <p>
        Find your school above. You will see the minutes there and back to each partner, the way in
        words, and what a year of meetings takes. Nothing to sign in to.
      </p>
      <p className="quiet">
        {area.title}, {ownSchoolCount(area)} schools.
        {isSavedPage ? "" : " For another authority, change the area at the top."}
      </p>
    </div>
  );
}
