#!/bin/sh
# Starts snac, a real server that speaks Mastodon's interface, on the loopback address, for MastodonLiveIT.
# Takes the Debian package snac2 with its libraries out of unstable, beside the system: older ones cannot remove posts.
# Usage: mastodon.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/mastodon.properties once it answers.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-18088}
home=$folder/mastodon
rm -rf "$home" "$folder/mastodon.properties"
root=$folder/snac2
if [ ! -x "$root/usr/bin/snac" ]; then
  apt=$folder/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$root"
  : > "$apt/status"
  mirror=$(apt-cache policy | sed -n 's#.*\(https\{0,1\}://[^ ]*/debian/\{0,1\}\) [^ /]*/main .*#\1#p' | head -n 1)
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" > "$apt/sources.list"
  set -- -qq -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status" \
    -o "Dir::Cache=$apt/cache" -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
  apt-get "$@" update
  apt-get "$@" -y --no-install-recommends --download-only install snac2
  for package in "$apt"/cache/archives/*.deb; do dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink; done
fi
libraries=$root/usr/lib/$(uname -m)-linux-gnu
snac() { exec "$libraries"/ld-linux-*.so.* --library-path "$libraries" "$root/usr/bin/snac" "$@"; }
printf '127.0.0.1\n%s\n127.0.0.1:%s\n\n\n' "$port" "$port" | snac init "$home"
# Few threads would all wait for other servers, which cannot be reached here.
sed -i 's/"protocol": "https"/"protocol": "http", "num_threads": 32/' "$home/server.json"
password=$(printf 'gemeente\n' | snac adduser "$home" | sed -n 's/^User password is //p')
resident=$(printf 'bewoner\n' | snac adduser "$home" | sed -n 's/^User password is //p')
snac httpd "$home" < /dev/null > "$home/out" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait' EXIT
trap 'exit 0' INT TERM
until curl -sf "http://127.0.0.1:$port/api/v1/instance" > /dev/null; do
  kill -0 $server
  sleep 0.2
done
cat > "$folder/mastodon.properties" <<PROPERTIES
baseUrl=http://127.0.0.1:$port
name=gemeente
password=$password
resident=bewoner
residentPassword=$resident
PROPERTIES
echo "Ready: $folder/mastodon.properties"
wait $server
