export declare function withBuildLock<T>(folder: string, work: () => Promise<T>): Promise<T>;
