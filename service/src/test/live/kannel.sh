#!/bin/sh
# Starts a real SMS gateway (Kannel) with a message centre that only pretends, on the loopback address, for KannelLiveIT.
# Needs the Debian packages kannel and kannel-extras.
# Usage: kannel.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/kannel.properties once it answers.
# What would go to phones stands in FOLDER/kannel/phones.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-18113}
home=$folder/kannel
rm -rf "$home" "$folder/kannel.properties"
mkdir -p "$home"
cat > "$home/kannel.conf" <<CONFIG
group = core
admin-port = $((port + 1))
admin-interface = 127.0.0.1
admin-password = only-for-a-test
smsbox-port = $((port + 2))
box-allow-ip = 127.0.0.1
store-type = file
store-location = $home/store
log-file = $home/bearerbox.log

group = smsc
smsc = fake
smsc-id = phones
port = $((port + 3))
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = $port
sendsms-interface = 127.0.0.1
log-file = $home/smsbox.log

group = sendsms-user
username = crisis
password = "hidden-word-42"
concatenation = true
max-messages = 10

group = sms-service
keyword = default
text = ""
CONFIG
/usr/sbin/bearerbox "$home/kannel.conf" < /dev/null > "$home/bearerbox.out" 2>&1 &
bearer=$!
trap 'kill $bearer ${box:-} ${phones:-} 2>/dev/null; wait' EXIT
trap 'exit 0' INT TERM
sleep 2
/usr/lib/kannel/test/fakesmsc -H 127.0.0.1 -r $((port + 3)) -m 0 "100 200 text nothing" < /dev/null > "$home/phones" 2>&1 &
phones=$!
/usr/sbin/smsbox "$home/kannel.conf" < /dev/null > "$home/smsbox.out" 2>&1 &
box=$!
until curl -s -o /dev/null "http://127.0.0.1:$port/cgi-bin/sendsms"; do kill -0 $bearer && sleep 0.3; done
printf 'baseUrl=http://127.0.0.1:%s\nusername=crisis\npassword=hidden-word-42\nphones=%s\n' \
  "$port" "$home/phones" > "$folder/kannel.properties"
echo "Kannel answers at http://127.0.0.1:$port"
wait $bearer
