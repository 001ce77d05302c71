// The built-in engine's own process: a crash, or memory that runs out, ends this process and no other. What the engine
// prints goes nowhere, because the parent closes stdout. Answers are the engine's JSON, as text.
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";

let actor = null;

process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
  const { id } = message;
  answer(message).then(
    (text) => process.send({ id, text }),
    (error) =>
      process.send({ id, code: error?.code ?? null, error: String(error?.message ?? error) }),
  );
});

async function answer({ call, text, engine }) {
  const require = createRequire(import.meta.url);
  if (call === "about") {
    const main = require.resolve(engine);
    const { VALHALLA_VERSION } = require(engine);
    return JSON.stringify({
      version: VALHALLA_VERSION,
      tools: join(dirname(main), platform(), arch()),
    });
  }
  if (call === "open") {
    const { Actor } = require(engine);
    actor = new Actor(text);
    return "";
  }
  return await actor[call](text);
}
