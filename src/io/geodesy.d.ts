declare module "geodesy/osgridref.js" {
  /** The one call that is used of geodesy 2.4 (its own types are not published for version 2.4). */
  export default class OsGridRef {
    constructor(easting: number, northing: number);
    toLatLon(): { readonly lat: number; readonly lon: number };
  }
}
