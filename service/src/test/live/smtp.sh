#!/bin/sh
# Starts a real mail server (Exim) on the loopback address, with STARTTLS, TLS and a login, for SmtpLiveIT.
# Needs the Debian package exim4-daemon-light, openssl, and root: the server changes to a user of its own.
# Usage: smtp.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/smtp.properties once it answers.
# Letters for @wijk.example arrive in FOLDER/smtp/mail; every other recipient is refused.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-18025}
tls=$((port + 1))
home=$folder/smtp
rm -rf "$home" "$folder/smtp.properties"
mkdir -p "$home/mail" "$home/spool"
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$home/key.pem" -out "$home/cert.pem" 2> /dev/null
cat > "$home/exim.conf" <<CONFIG
primary_hostname = localhost
spool_directory = $home/spool
log_file_path = $home/%slog
pid_file_path = $home/pid
local_interfaces = <; 127.0.0.1
daemon_smtp_ports = $port : $tls
tls_on_connect_ports = $tls
tls_advertise_hosts = *
tls_certificate = $home/cert.pem
tls_privatekey = $home/key.pem
auth_advertise_hosts = \${if eq{\$tls_in_cipher}{}{}{*}}
acl_smtp_rcpt = rcpt
smtp_accept_max = 50
smtp_accept_queue_per_connection = 0
smtp_accept_max_per_connection = 40
message_size_limit = 1M
begin acl
rcpt:
  deny message = 5.7.1 log in first
    !authenticated = *
  deny message = 5.1.1 nobody here
    !domains = wijk.example
  accept
begin routers
post:
  driver = accept
  domains = wijk.example
  transport = keep
begin transports
keep:
  driver = appendfile
  directory = $home/mail
  maildir_format
  user = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{\$auth2}{crisis}}{eq{\$auth3}{hidden-word-42}}}}
  server_set_id = \$auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if and{{eq{\$auth1}{crisis}}{eq{\$auth2}{hidden-word-42}}}}
  server_set_id = \$auth1
CONFIG
chown -R Debian-exim: "$home"
chown root: "$home/exim.conf"
exim4 -C "$home/exim.conf" -bdf -q5s < /dev/null > "$home/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait' EXIT
trap 'exit 0' INT TERM
until openssl s_client -starttls smtp -connect "127.0.0.1:$port" < /dev/null > /dev/null 2>&1; do
  kill -0 $server || { cat "$home/log" "$home"/*log; exit 1; }
  sleep 0.2
done
printf 'host=localhost\nport=%s\ntlsPort=%s\ncertificate=%s\nusername=crisis\npassword=hidden-word-42\nmail=%s\n' \
  "$port" "$tls" "$home/cert.pem" "$home/mail" > "$folder/smtp.properties"
echo "The mail server answers at localhost:$port"
wait $server
