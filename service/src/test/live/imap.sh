#!/bin/sh
# Starts a real mailbox server (Dovecot) on the loopback address, with STARTTLS, TLS and a login, for MailboxLiveIT.
# Needs the Debian package dovecot-imapd, openssl, and root: the server changes to a user of its own.
# Usage: imap.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/imap.properties once it answers.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-18143}
tls=$((port + 1))
home=$folder/imap
rm -rf "$home" "$folder/imap.properties"
mkdir -p "$home/mail" "$home/run"
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$home/key.pem" -out "$home/cert.pem" 2> /dev/null
cat > "$home/dovecot.conf" <<CONFIG
protocols = imap
listen = 127.0.0.1
base_dir = $home/run
log_path = $home/log
ssl = required
ssl_cert = <$home/cert.pem
ssl_key = <$home/key.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login
mail_location = maildir:$home/mail
first_valid_uid = 1
default_internal_user = dovecot
default_login_user = dovenull
service imap-login {
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = $tls
  }
}
passdb {
  driver = static
  args = user=crisis password=hidden-word-42
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$home
}
CONFIG
chown -R mail:mail "$home/mail"
chmod 755 "$home" "$home/run"
dovecot -F -c "$home/dovecot.conf" < /dev/null > "$home/out" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait' EXIT
trap 'exit 0' INT TERM
until openssl s_client -starttls imap -connect "127.0.0.1:$port" < /dev/null > /dev/null 2>&1; do
  kill -0 $server || { cat "$home/out" "$home/log"; exit 1; }
  sleep 0.2
done
printf 'host=localhost\nport=%s\ntlsPort=%s\ncertificate=%s\nusername=crisis\npassword=hidden-word-42\nmail=%s\n' \
  "$port" "$tls" "$home/cert.pem" "$home/mail" > "$folder/imap.properties"
echo "The mailbox answers at localhost:$port"
wait $server
