#!/bin/sh
# Fetches the road extract, whole or not at all; one that is there from the same address is kept.
set -eu
cd /roads

if [ -f roads.osm.pbf ] && [ "$(cat extract.url 2>/dev/null || true)" = "$EXTRACT_URL" ]; then
  echo "Downloaded before: $EXTRACT_URL"
  exit 0
fi
rm -f extract.url
curl --fail --location --retry 5 --remote-time --output roads.part "$EXTRACT_URL"
case "$EXTRACT_URL" in
  http*)
    sum="$(curl --fail --location --retry 5 --silent "$EXTRACT_URL.md5" | cut -d ' ' -f 1)"
    echo "$sum  roads.part" > roads.md5
    md5sum -c roads.md5
    ;;
esac
mv roads.part roads.osm.pbf
basename "$EXTRACT_URL" > extract.name
echo "$EXTRACT_URL" > extract.url
