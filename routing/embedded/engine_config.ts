/** Nothing is written: the engine's own prints are of no use to ours, and it has too many of them. */
const SILENT = { type: "" } as const;

/** Metres; no journey in England is longer. */
const FARTHEST = 2_000_000;

const LIMITS = {
  max_distance: FARTHEST,
  max_locations: 10_000,
  max_matrix_distance: FARTHEST,
  max_matrix_location_pairs: 10_000_000,
} as const;

/**
 * A road that leads to fewer others than this is taken for a start only where there is no better one near: a car park that is
 * joined to no road would else cut a school off. Tables start from points that were found so, and look less far.
 */
export const MAIN_NETWORK_EDGES = 500;
const TABLE_NETWORK_EDGES = 50;

/** How many bytes of tiles one process keeps unpacked. */
const TILE_CACHE_BYTES = 300_000_000;

/**
 * How a car chooses its way, for every question. Route choice is by time alone, as OSRM's is, but for what its profile shuns
 * (`tiling_tags.ts` marks that as an alley). Option names: https://valhalla.github.io/valhalla/api/turn-by-turn/api-reference/
 */
export const CAR_COSTING = {
  disable_hierarchy_pruning: true,
  maneuver_penalty: 0,
  service_penalty: 0,
  service_factor: 1,
  alley_penalty: 0,
  alley_factor: 2,
  gate_cost: 0,
  gate_penalty: 0,
  ferry_cost: 0,
  use_ferry: 0.5,
  use_living_streets: 0.5,
  toll_booth_cost: 0,
  toll_booth_penalty: 0,
  country_crossing_cost: 0,
  country_crossing_penalty: 0,
} as const;

/** What the engine's programs are told besides where the tiles are. */
export interface EngineSettings {
  readonly tileFolder: string;
  readonly workers: number;
  /** The engine's own file that says where one drives on which side. */
  readonly sides?: string;
  /** Whether it prints on stderr what it does. */
  readonly isTold?: boolean;
  /** How many ids it keeps a table for; its own default, for the whole planet, where not given. */
  readonly ids?: number;
}

/** The engine's settings: where tiles are, and limits that never stand in our way. */
export function engineConfig({ tileFolder, workers, sides, isTold, ids }: EngineSettings): string {
  return JSON.stringify({
    mjolnir: {
      tile_dir: tileFolder,
      max_cache_size: TILE_CACHE_BYTES,
      concurrency: workers,
      data_processing: { infer_turn_channels: false },
      ...(sides === undefined ? {} : { admin: sides }),
      ...(ids === undefined ? {} : { id_table_size: ids }),
      logging: isTold === true ? { type: "std_err" } : SILENT,
    },
    loki: {
      actions: ["locate", "route", "sources_to_targets", "status"],
      use_connectivity: false,
      service: { proxy: "" },
      service_defaults: {
        heading_tolerance: 60,
        minimum_reachability: TABLE_NETWORK_EDGES,
        node_snap_tolerance: 5,
        radius: 0,
        search_cutoff: 35_000,
        street_side_max_distance: 1000,
        street_side_tolerance: 5,
      },
      logging: SILENT,
    },
    thor: {
      // Its other method looks from both ends, and now and then misses the best way.
      source_to_target_algorithm: "timedistancematrix",
      service: { proxy: "" },
      logging: SILENT,
    },
    odin: { service: { proxy: "" }, logging: SILENT },
    meili: MAP_MATCHING,
    service_limits: {
      auto: LIMITS,
      max_distance_disable_hierarchy_culling: FARTHEST,
      max_radius: 200,
      max_reachability: MAIN_NETWORK_EDGES,
      max_alternates: 0,
      max_exclude_locations: 0,
      max_exclude_polygons_length: 0,
      hierarchy_limits: { allow_modification: false },
      ...UNUSED_LIMITS,
    },
  });
}

/** Never used, but the engine does not start without it. */
const MAP_MATCHING = {
  mode: "auto",
  verbose: false,
  customizable: [],
  service: { proxy: "" },
  logging: SILENT,
  auto: { search_radius: 50, turn_penalty_factor: 200 },
  default: {
    beta: 3,
    breakage_distance: 2000,
    geometry: false,
    gps_accuracy: 5,
    interpolation_distance: 10,
    max_route_distance_factor: 5,
    max_route_time_factor: 5,
    max_search_radius: 100,
    route: true,
    search_radius: 50,
    sigma_z: 4.07,
    turn_penalty_factor: 0,
  },
  grid: { size: 500, cache_size: 100_240 },
} as const;

/** Of services and ways of travel that are not asked for; the engine does not start without them. */
const UNUSED_LIMITS = {
  ...Object.fromEntries(
    [
      "bicycle",
      "bikeshare",
      "bus",
      "motor_scooter",
      "motorcycle",
      "multimodal",
      "taxi",
      "transit",
      "truck",
    ].map((mode) => [mode, LIMITS]),
  ),
  pedestrian: { ...LIMITS, max_transit_walking_distance: 1, min_transit_walking_distance: 1 },
  centroid: { max_distance: 1, max_locations: 1 },
  isochrone: {
    max_contours: 1,
    max_distance: 1,
    max_distance_contour: 1,
    max_locations: 1,
    max_time_contour: 1,
  },
  skadi: { max_shape: 1, min_resample: 10 },
  status: { allow_verbose: false },
  trace: {
    max_alternates: 0,
    max_alternates_shape: 1,
    max_distance: 1,
    max_gps_accuracy: 1,
    max_search_radius: 1,
    max_shape: 1,
  },
};
