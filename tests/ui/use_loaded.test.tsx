import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Guard } from "../../src/ui/parts/Guard.tsx";
import type { PartLoader } from "../../src/ui/use_loaded.ts";
import { partLoader, useLoaded } from "../../src/ui/use_loaded.ts";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

interface NoteProps {
  readonly text: string;
}

const note = { default: ({ text }: NoteProps) => <p>{text}</p> };

function Place({ loader }: { readonly loader: PartLoader<NoteProps> }) {
  const Note = useLoaded(loader);
  return Note === null ? <p>waiting</p> : <Note text="here" />;
}

it("what is loaded already is there at the first render, without a moment of waiting", async () => {
  const loader = partLoader(async () => note);
  await loader.load();
  render(<Place loader={loader} />);
  expect(screen.getByText("here")).toBeTruthy();
});

it("what is not loaded yet is loaded once, however often it is asked for", async () => {
  const load = vi.fn(async () => note);
  const loader = partLoader(load);
  render(
    <>
      <Place loader={loader} />
      <Place loader={loader} />
    </>,
  );
  expect(screen.getAllByText("waiting")).toHaveLength(2);
  expect(await screen.findAllByText("here")).toHaveLength(2);
  expect(load).toHaveBeenCalledTimes(1);
});

it("what cannot be loaded is said, and asked for again when the user tries again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  let fails = true;
  const loader = partLoader(async () => {
    if (fails) throw new Error("The server is gone.");
    return note;
  });
  render(
    <Guard what="The note">
      <Place loader={loader} />
    </Guard>,
  );
  expect(await screen.findByText("The server is gone.")).toBeTruthy();
  fails = false;
  screen.getByRole("button", { name: "Try again" }).click();
  expect(await screen.findByText("here")).toBeTruthy();
});
