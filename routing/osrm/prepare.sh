#!/bin/sh
# Makes the downloaded extract into roads for osrm-routed; what was prepared from the same extract is kept.
set -eu
cd /roads

name="$(cat extract.name)"
label="version=${OSRM_VERSION#v};profile=gb_car.lua;extract=${name} $(date -r roads.osm.pbf +%F)"
if [ -f prepared.label ] && [ "$(cat prepared.label)" = "$label" ]; then
  echo "Prepared before: $label"
  exit 0
fi
rm -f prepared.label
osrm-extract --profile /profile/gb_car.lua --data_version "$label" roads.osm.pbf
osrm-partition roads.osrm
osrm-customize roads.osrm
echo "$label" > prepared.label
