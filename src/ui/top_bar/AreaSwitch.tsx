import { useCombobox } from "downshift";
import { useState } from "react";
import type { AreaChoice } from "../../app/deps.ts";
import { useApp, useCommands } from "../AppContext.tsx";

const SOURCE_NOTES: Readonly<Record<AreaChoice["source"], string>> = {
  "built-in": "built in",
  built: "road times built on this computer",
  register: "register only, times estimated",
  own: "your file",
};

/** A list of areas that filters as one types; picking one opens it. */
export function AreaSwitch() {
  const choices = useApp((state) => state.choices);
  const area = useApp((state) => state.area);
  const { openArea } = useCommands();
  const [filter, setFilter] = useState<string | null>(null);
  const title =
    area.status === "ready" ? area.value.title : area.status === "loading" ? area.what : "";
  const wanted = (filter ?? "").trim().toLowerCase();
  const items = choices.filter(
    (choice) => choice.title.toLowerCase().includes(wanted) || choice.laCode === wanted,
  );
  const combobox = useCombobox<AreaChoice>({
    items,
    inputValue: filter ?? title,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    itemToString: (choice) => choice?.title ?? "",
    onIsOpenChange: ({ isOpen, type }) => {
      if (type !== useCombobox.stateChangeTypes.InputChange) setFilter(isOpen ? "" : null);
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem !== null) void openArea(selectedItem.name);
    },
  });
  const label = combobox.getLabelProps();
  return (
    <div className="combobox area-switch">
      <label className="visually-hidden" id={label.id} htmlFor={label.htmlFor}>
        Area
      </label>
      <input
        className="combobox__input"
        {...combobox.getInputProps({
          // Set here and not in the combobox's own callback, which comes after the next letter when one types fast.
          onChange: (event) => setFilter(event.currentTarget.value),
          onFocus: (event) => event.currentTarget.select(),
        })}
        placeholder={title === "" ? "Choose an area" : title}
      />
      <button
        type="button"
        className="combobox__toggle"
        aria-label="Show all areas"
        {...combobox.getToggleButtonProps()}
      >
        ▾
      </button>
      <ul className="combobox__list" {...combobox.getMenuProps()}>
        {combobox.isOpen && items.length === 0 ? (
          <li className="combobox__empty">
            No area has that name or code. Open a file of your own from the ⋯ menu.
          </li>
        ) : null}
        {combobox.isOpen
          ? items.map((choice, place) => (
              <li
                key={choice.name}
                className="combobox__item"
                data-active={combobox.highlightedIndex === place}
                {...combobox.getItemProps({ item: choice, index: place })}
              >
                <span>{choice.title}</span>
                <span className="combobox__note">
                  {choice.schools.toLocaleString("en-GB")} schools · {SOURCE_NOTES[choice.source]}
                </span>
              </li>
            ))
          : null}
      </ul>
    </div>
  );
}
