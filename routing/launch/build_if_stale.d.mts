/** Outputs made from inputs by a command, all relative to the repository's root. */
export interface Build {
  readonly name: string;
  readonly announcement: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The path of an installed package's script, then its options. */
  readonly command: readonly [string, ...string[]];
}

export declare const ROOT: string;
export declare const NODE_BUILD: Build;
export declare const WEB_BUILD: Build;
export declare class BuildFailure extends Error {}
export declare function buildIfStale(build: Build, root?: string): Promise<boolean>;
export declare function isStale(build: Build, root?: string): boolean;
export declare function stampOf(build: Build, root?: string): string;
