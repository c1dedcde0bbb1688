#!/bin/sh
# Starts a real ntfy server on the loopback address, for NtfyLiveIT.
# Needs the Debian package ntfy (where the release at hand has none: in a root of a later release, by mmdebstrap).
# Usage: ntfy.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/ntfy.properties once it answers.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-18083}
home=$folder/ntfy
rm -rf "$home" "$folder/ntfy.properties"
mkdir -p "$home"
cat > "$home/server.yml" <<CONFIG
base-url: http://127.0.0.1:$port
listen-http: 127.0.0.1:$port
cache-file: $home/cache.db
auth-file: $home/auth.db
auth-default-access: deny-all
visitor-request-limit-burst: 100000
visitor-message-daily-limit: 100000
CONFIG
ntfy serve --config "$home/server.yml" < /dev/null > "$home/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait' EXIT
trap 'exit 0' INT TERM
until [ -f "$home/auth.db" ]; do kill -0 $server && sleep 0.2; done
sleep 0.5
for user in baken lezer; do NTFY_PASSWORD=only-for-a-test ntfy user --config "$home/server.yml" add $user; done
ntfy access --config "$home/server.yml" baken 'gemeente*' rw
ntfy access --config "$home/server.yml" lezer 'gemeente*' ro
token() { ntfy token --config "$home/server.yml" add "$1" 2>&1 | grep -o 'tk_[a-z0-9]*' | head -n 1; }
printf 'baseUrl=http://127.0.0.1:%s\ntoken=%s\nreader.token=%s\n' "$port" "$(token baken)" "$(token lezer)" > "$folder/ntfy.properties"
echo "ntfy answers at http://127.0.0.1:$port"
wait $server
