import { useCombobox } from "downshift";
import { useId, useState } from "react";
import { selectArea } from "../../app/selectors.ts";
import { schoolAt } from "../../domain/area.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { schoolSearchOf } from "../../domain/school_search.ts";
import { useApp } from "../AppContext.tsx";
import { isNarrow } from "../narrow.ts";
import { FieldProblem } from "../parts/FieldProblem.tsx";

const MOST_RESULTS = 12;

interface SchoolSearchProps {
  readonly label: string;
  /** Whether the label stands above the box, and not in it alone. */
  readonly isLabelShown?: boolean;
  /** What stands in the box of a phone, where the label is too long for it. */
  readonly shortHint?: string;
  /** What is wrong with what was picked, below the box; "" for nothing. */
  readonly problem?: string;
  readonly onPick: (school: SchoolIndex) => void;
}

/** Finds a school by name, town, postcode, URN or DfE number. */
export function SchoolSearch(props: SchoolSearchProps) {
  const { label: text, isLabelShown = false, shortHint = text, problem = "", onPick } = props;
  const problemId = useId();
  const area = useApp(selectArea);
  const [query, setQuery] = useState("");
  const found =
    query.trim() === "" || area === null
      ? []
      : schoolSearchOf(area.schools).find(query, MOST_RESULTS);
  const combobox = useCombobox<SchoolIndex>({
    items: [...found],
    inputValue: query,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: () => query,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem === null) return;
      setQuery("");
      onPick(selectedItem);
    },
  });
  const open = combobox.isOpen && query.trim() !== "";
  const label = combobox.getLabelProps();
  return (
    <div className={isLabelShown ? "form__field" : "school-search"}>
      <label
        className={isLabelShown ? "" : "visually-hidden"}
        id={label.id}
        htmlFor={label.htmlFor}
      >
        {text}
      </label>
      <div className="combobox">
        <input
          className="combobox__input"
          type="search"
          placeholder={isLabelShown ? "" : isNarrow() ? shortHint : text}
          aria-invalid={problem !== ""}
          aria-describedby={problem === "" ? undefined : problemId}
          {...combobox.getInputProps({ onChange: (event) => setQuery(event.currentTarget.value) })}
        />
        <ul className="combobox__list" {...combobox.getMenuProps()}>
          {open && found.length === 0 ? (
            <li className="combobox__empty">No school here matches “{query}”.</li>
          ) : null}
          {open && area !== null
            ? found.map((index, place) => {
                const school = schoolAt(area, index);
                return (
                  <li
                    key={school.urn}
                    className="combobox__item"
                    data-active={combobox.highlightedIndex === place}
                    {...combobox.getItemProps({ item: index, index: place })}
                  >
                    <span>{school.name}</span>
                    <span className="combobox__note">
                      {[school.town ?? school.district, school.postcode, school.urn]
                        .filter((part) => part !== null)
                        .join(" · ")}
                    </span>
                  </li>
                );
              })
            : null}
        </ul>
      </div>
      <FieldProblem id={problemId} problem={problem} />
    </div>
  );
}
