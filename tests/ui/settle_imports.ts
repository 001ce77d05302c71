import { afterAll, vi } from "vitest";

// What a test has rendered may load further parts: on a slow machine they would come when the file's page is gone.
afterAll(() => vi.dynamicImportSettled());
