import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { useKeptFocus } from "../../src/ui/use_kept_focus.ts";

afterEach(cleanup);

function Screen() {
  useKeptFocus();
  const [rows, setRows] = useState(["Ashby", "Bexby"]);
  const [isOpen, setOpen] = useState(true);
  return (
    <main>
      {isOpen ? (
        <section aria-label="Panel">
          {rows.map((row) => (
            <button
              key={row}
              type="button"
              onClick={() => setRows(rows.filter((known) => known !== row))}
            >
              {`Move ${row}`}
            </button>
          ))}
          <button type="button" onClick={() => setOpen(false)}>
            Close
          </button>
        </section>
      ) : null}
    </main>
  );
}

it("a control that goes away with its own action leaves the keyboard in the part around it", async () => {
  const user = userEvent.setup();
  render(<Screen />);
  await user.tab();
  expect(document.activeElement?.textContent).toBe("Move Ashby");
  await user.keyboard("{Enter}");
  await expect.poll(() => document.activeElement).toBe(screen.getByRole("region"));
  await user.tab();
  expect(document.activeElement?.textContent).toBe("Move Bexby");
  await user.tab();
  await user.keyboard("{Enter}");
  await expect.poll(() => document.activeElement).toBe(screen.getByRole("main"));
});
