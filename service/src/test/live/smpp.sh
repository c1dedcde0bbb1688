#!/bin/sh
# Starts a message centre on the npm package smpp, which shares nothing with the library that the service uses, on the
# loopback address, for SmppLiveIT. Needs Node 20 and npm.
# Usage: smpp.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/smpp.properties once it answers.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
home=$folder/smpp
mkdir -p "$home"
rm -f "$folder/smpp.properties" "$home/taken"
cd "$home"
[ -e package.json ] || echo '{"private": true}' > package.json
[ -d node_modules/smpp ] || npm install --no-audit --no-fund smpp@0.5.1
export SMPP_PORT="${2:-18275}" SMPP_FOLDER="$folder" NODE_PATH="$home/node_modules"
exec node "$here/smpp.cjs"
