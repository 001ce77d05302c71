import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import { useState } from "react";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { Area } from "../../domain/area.ts";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { FiguresLoader } from "./FiguresLoader.tsx";
import { ForecastLoader } from "./ForecastLoader.tsx";
import { RuralListLoader } from "./RuralListLoader.tsx";

/** What of place planning is loaded from a file. */
export type PlaceFile = "figures" | "forecast" | "rural-list";

const FILES: readonly { readonly key: PlaceFile; readonly label: string }[] = [
  { key: "figures", label: "School figures" },
  { key: "forecast", label: "Forecast" },
  { key: "rural-list", label: "Rural list" },
];

/** Loads what place planning needs from files or pasted rows. Nothing of it gets into plans, links or exports of plans. */
export default function PlaceFilesDialog(props: {
  readonly store: PlacesStore;
  readonly area: Area;
  readonly first: PlaceFile;
  readonly onClose: () => void;
}) {
  const { store, area, onClose } = props;
  const [file, setFile] = useState<string>(props.first);
  return (
    <ModalDialog title="Load figures for places" size="wide" onClose={onClose}>
      <Root className="times" value={file} onValueChange={setFile}>
        <List className="tab-list times__tabs" aria-label="What to load">
          {FILES.map(({ key, label }) => (
            <Trigger key={key} className="tab" value={key}>
              {label}
            </Trigger>
          ))}
        </List>
        <Content className="times__panel" value="figures">
          <FiguresLoader store={store} area={area} onDone={onClose} />
        </Content>
        <Content className="times__panel" value="forecast">
          <ForecastLoader store={store} areaName={area.name} onDone={onClose} />
        </Content>
        <Content className="times__panel" value="rural-list">
          <RuralListLoader store={store} area={area} onDone={onClose} />
        </Content>
      </Root>
    </ModalDialog>
  );
}
