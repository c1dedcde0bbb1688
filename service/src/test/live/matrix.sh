#!/bin/sh
# Starts a real Matrix homeserver (Synapse) on the loopback address, for MatrixLiveIT.
# Needs the Debian package matrix-synapse (where the release at hand has none: in a root of a later release, by mmdebstrap).
# Usage: matrix.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/matrix.properties once it answers.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-18082}
home=$folder/matrix
rm -rf "$home" "$folder/matrix.properties"
mkdir -p "$home/media"
cat > "$home/homeserver.yaml" <<CONFIG
server_name: gemeente.example
pid_file: $home/pid
signing_key_path: $home/signing.key
media_store_path: $home/media
registration_shared_secret: only-for-a-test
macaroon_secret_key: only-for-a-test-too
form_secret: only-for-a-test-as-well
report_stats: false
trusted_key_servers: []
federation_domain_whitelist: []
log_config: $home/log.yaml
database: {name: sqlite3, args: {database: $home/db.sqlite}}
listeners: [{port: $port, bind_addresses: ['127.0.0.1'], type: http, resources: [{names: [client]}]}]
rc_message: {per_second: 1000, burst_count: 1000}
rc_login:
  address: {per_second: 1000, burst_count: 1000}
  account: {per_second: 1000, burst_count: 1000}
rc_joins: {local: {per_second: 1000, burst_count: 1000}}
rc_room_creation: {per_second: 1000, burst_count: 1000}
CONFIG
cat > "$home/log.yaml" <<CONFIG
version: 1
handlers: {file: {class: logging.FileHandler, filename: $home/log}}
root: {level: WARNING, handlers: [file]}
CONFIG
synapse_generate_signing_key -o "$home/signing.key"
synapse_homeserver -c "$home/homeserver.yaml" < /dev/null > "$home/out" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait' EXIT
trap 'exit 0' INT TERM
until python3 -c "import urllib.request as r; r.urlopen('http://127.0.0.1:$port/_matrix/client/versions')" 2>/dev/null; do
    kill -0 $server && sleep 0.3
done
for user in baken lezer; do
    synapse_register_new_matrix_user -c "$home/homeserver.yaml" -u $user -p only-for-a-test --no-admin "http://127.0.0.1:$port"
done
printf 'baseUrl=http://127.0.0.1:%s\nuser=baken\nreader=lezer\npassword=only-for-a-test\n' "$port" > "$folder/matrix.properties"
echo "Matrix answers at http://127.0.0.1:$port"
wait $server
