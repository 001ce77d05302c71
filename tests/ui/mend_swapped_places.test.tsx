import { File } from "node:buffer";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { selectArea } from "../../src/app/selectors.ts";
import OpenFileDialog from "../../src/ui/dialogs/OpenFileDialog.tsx";
import { planOf } from "../support/builders.ts";
import { readF1Area } from "../support/fixture_areas.ts";
import { ROOT } from "../support/repository.ts";
import { show } from "./show.tsx";

afterEach(cleanup);

const EXTRACT = "edubasealldata20260624.csv";

it.each([
  [false, null],
  [true, "placed"],
])(
  "a swapped easting and northing is turned back only where that is ticked: %s",
  async (isTicked, place) => {
    const { user, store } = await show(<OpenFileDialog onClose={() => {}} />, {
      area: readF1Area(),
      example: planOf([["900001"]]),
    });
    if (isTicked) await user.click(screen.getByRole("checkbox", { name: /turned back/ }));
    const bytes = readFileSync(join(ROOT, "tests/fixtures/gias", EXTRACT));
    const file = new File([new Uint8Array(bytes)], EXTRACT);
    fireEvent.change(screen.getByLabelText("File"), { target: { files: [file] } });
    await user.click(await screen.findByRole("button", { name: "Open these schools" }));
    const school = selectArea(store.getState())?.schools.find(({ urn }) => urn === "100006");
    expect(school?.location == null ? null : "placed").toBe(place);
  },
);
