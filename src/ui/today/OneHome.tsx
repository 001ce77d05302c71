import type { Area } from "../../domain/area.ts";
import type { Urn } from "../../domain/school.ts";
import type { HomeChoice, TwiceAtHome } from "../../domain/today.ts";
import { counted } from "../../words/counted.ts";
import { listed, numberedName, schoolName } from "../../words/names.ts";

interface OneHomeProps {
  readonly area: Area;
  readonly twice: readonly TwiceAtHome[];
  readonly choices: ReadonlyMap<Urn, HomeChoice>;
  readonly onChoose: (choices: ReadonlyMap<Urn, HomeChoice>) => void;
}

/** Whether it is said which cluster is a school's home, and what each of the others is for. */
export function isDecided({ clusters }: TwiceAtHome, choice: HomeChoice | undefined): boolean {
  if (choice === undefined || !clusters.some(({ id }) => id === choice.home)) return false;
  return clusters.every(
    ({ id }) => id === choice.home || (choice.purposes.get(id)?.trim() ?? "") !== "",
  );
}

/** The schools in two home clusters: which one is home is asked, and what the other, which becomes a link, is for. */
export function OneHome({ area, twice, choices, onChoose }: OneHomeProps) {
  if (twice.length === 0) return null;
  const undecided = twice.filter((school) => !isDecided(school, choices.get(school.urn)));
  return (
    <section aria-label="Schools in two partnerships">
      <h3>
        {undecided.length === 0
          ? "Every school has one home cluster"
          : `${counted(undecided.length, "school")} in two partnerships to decide`}
      </h3>
      <p className="quiet">
        A school has one home cluster and any number of other links. Say which is its home and what
        the other is for: it becomes a link.
      </p>
      <ul className="problem-list">
        {twice.map((school) => (
          <HomeOf
            key={school.urn}
            name={schoolName(area, school.urn)}
            school={school}
            choice={choices.get(school.urn)}
            onChoose={(choice) => onChoose(new Map([...choices, [school.urn, choice]]))}
          />
        ))}
      </ul>
    </section>
  );
}

interface HomeOfProps {
  readonly name: string;
  readonly school: TwiceAtHome;
  readonly choice: HomeChoice | undefined;
  readonly onChoose: (choice: HomeChoice) => void;
}

function HomeOf({ name, school: { clusters }, choice, onChoose }: HomeOfProps) {
  const purposes = choice?.purposes ?? new Map<string, string>();
  return (
    <li className="open-row open-row--home">
      <span>
        <strong>{name}</strong> is in{" "}
        {listed(clusters.map((cluster) => numberedName(cluster.name)))}
      </span>
      <select
        aria-label={`Home cluster of ${name}`}
        value={choice?.home ?? ""}
        onChange={(event) => onChoose({ home: event.target.value, purposes })}
      >
        <option value="" disabled>
          Choose its home…
        </option>
        {clusters.map((cluster) => (
          <option key={cluster.id} value={cluster.id}>
            {cluster.name}
          </option>
        ))}
      </select>
      {choice === undefined
        ? null
        : clusters
            .filter(({ id }) => id !== choice.home)
            .map((cluster) => (
              <label key={cluster.id} className="form__field">
                What its link with {numberedName(cluster.name)} is for
                <input
                  className="text-input"
                  value={purposes.get(cluster.id) ?? ""}
                  onChange={(event) =>
                    onChoose({
                      home: choice.home,
                      purposes: new Map([...purposes, [cluster.id, event.target.value]]),
                    })
                  }
                />
              </label>
            ))}
    </li>
  );
}
