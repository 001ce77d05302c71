import { writeFile } from "node:fs/promises";
import type { Plan } from "../domain/plan.ts";
import { writePlanJson } from "../io/plan_json.ts";
import type { Arguments } from "./arguments.ts";
import { textOption } from "./arguments.ts";
import { notice, print } from "./output.ts";
import { UsageError } from "./usage_error.ts";

/** Writes a proposal, which is a plan, to the file of `--out`, and prints it: as JSON, or by `printText`. */
export async function saveAndPrint(
  args: Arguments,
  plan: Plan,
  printText: () => void,
): Promise<void> {
  const out = textOption(args, "out");
  const json = writePlanJson(plan);
  if (out !== undefined) await save(out, json);
  if (args.values["json"] === true) print(json.trimEnd());
  else printText();
}

async function save(file: string, json: string): Promise<void> {
  try {
    await writeFile(file, json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `--out is "${file}": it cannot be written (${reason}). Name another file.`,
    );
  }
  notice(`Saved to ${file}`);
}
