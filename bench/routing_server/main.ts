import { startOsrmServer } from "../../tests/support/osrm_server.ts";

/** Serves made-up roads at a fixed cost for each cell of a table (microseconds, the first argument), in a process of its own. */
const server = await startOsrmServer({ microsecondsPerCell: Number(process.argv[2]) });
process.stdout.write(`${server.address}\n`);
