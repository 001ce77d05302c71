import { useCombobox } from "downshift";
import { useMemo, useState } from "react";
import { selectArea } from "../../app/selectors.ts";
import { schoolAt } from "../../domain/area.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { createSchoolSearch } from "../../domain/school_search.ts";
import { useApp, useCommands } from "../AppContext.tsx";

const MOST_RESULTS = 12;

/** Finds a school by name, town, postcode, URN or DfE number; picking one selects it. */
export function SchoolSearch() {
  const area = useApp(selectArea);
  const { selectSchool, show } = useCommands();
  const [query, setQuery] = useState("");
  const search = useMemo(() => (area === null ? null : createSchoolSearch(area.schools)), [area]);
  const found = query.trim() === "" || search === null ? [] : search.find(query, MOST_RESULTS);
  const combobox = useCombobox<SchoolIndex>({
    items: [...found],
    inputValue: query,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: () => query,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem === null) return;
      setQuery("");
      show({ task: null });
      selectSchool(selectedItem);
    },
  });
  const open = combobox.isOpen && query.trim() !== "";
  const label = combobox.getLabelProps();
  return (
    <div className="combobox school-search">
      <label className="visually-hidden" id={label.id} htmlFor={label.htmlFor}>
        Search school, town, postcode or URN
      </label>
      <input
        className="combobox__input"
        type="search"
        placeholder="Search school, town, postcode, URN"
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
  );
}
