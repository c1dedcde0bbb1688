#!/bin/sh
# Starts a real WordPress with its own MariaDB on the loopback address, for WordPressLiveIT.
# Needs the Debian packages wordpress, wordpress-theme-twentytwentythree, php-cli, php-mysql, php-gd, php-mbstring and
# mariadb-server. Usage: wordpress.sh FOLDER [PORT]; runs until it is stopped, and writes FOLDER/wordpress.properties once it
# answers.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
port=${2:-18081}
here=$(cd "$(dirname "$0")" && pwd)
home=$folder/wordpress
rm -rf "$home" "$folder/wordpress.properties"
mkdir -p "$home"

cp -rL /usr/share/wordpress "$home/site"
rm -rf "$home/site/wp-content/uploads"
mkdir -p "$home/site/wp-content/uploads"
cat > "$home/site/wp-config.php" <<CONFIG
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$home/db.sock');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
define('WP_HOME', 'http://127.0.0.1:$port');
define('WP_SITEURL', 'http://127.0.0.1:$port');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
CONFIG

mariadb-install-db --no-defaults --user="$(id -un)" --auth-root-authentication-method=normal --datadir="$home/db" > "$home/db.log" 2>&1
mariadbd --no-defaults --user="$(id -un)" --datadir="$home/db" --socket="$home/db.sock" --pid-file="$home/db.pid" \
    --skip-networking --innodb-flush-log-at-trx-commit=0 >> "$home/db.log" 2>&1 < /dev/null &
database=$!
server=
trap 'pkill -P "$server" 2>/dev/null; kill $server $database 2>/dev/null; wait' EXIT
trap 'exit 0' INT TERM
until mariadb --no-defaults --socket="$home/db.sock" -u root -e 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4' 2>/dev/null; do
    kill -0 $database && sleep 0.2
done

php "$here/wordpress-install.php" "$home/site" > "$home/users"
PHP_CLI_SERVER_WORKERS=4 php -d upload_max_filesize=4M -d post_max_size=8M -S "127.0.0.1:$port" -t "$home/site" \
    "$here/wordpress-router.php" > "$home/php.log" 2>&1 < /dev/null &
server=$!
until php -r "exit(@file_get_contents('http://127.0.0.1:$port/wp-json/') ? 0 : 1);"; do
    kill -0 $server && sleep 0.2
done
{ echo "baseUrl=http://127.0.0.1:$port"; cat "$home/users"; } > "$folder/wordpress.properties"
echo "WordPress answers at http://127.0.0.1:$port"
wait $server
