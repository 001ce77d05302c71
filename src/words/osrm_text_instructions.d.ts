declare module "osrm-text-instructions" {
  /** Words for the steps of OSRM routes, of version 5 of its format. */
  export default function osrmTextInstructions(version: "v5"): {
    compile(
      language: "en",
      step: object,
      options: { readonly legIndex: number; readonly legCount: number },
    ): string;
  };
}
