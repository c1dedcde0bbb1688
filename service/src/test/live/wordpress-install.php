<?php
// Installs an empty site and prints its users with an application password each, as lines of a properties file.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_URI'] = '/';
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Gemeente', 'beheer', 'beheer@gemeente.example', true, '', 'only-for-a-test');
update_option('permalink_structure', '/%postname%/');
update_option('timezone_string', 'Europe/Brussels');
flush_rewrite_rules(false);
foreach (['administrator' => 'beheer', 'author' => 'redactie', 'contributor' => 'stagiair'] as $role => $name) {
    $user = get_user_by('login', $name);
    $id = $user ? $user->ID : wp_insert_user(['user_login' => $name, 'user_pass' => wp_generate_password(), 'role' => $role]);
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Baken']);
    echo "$role.username=$name\n$role.applicationPassword=" . WP_Application_Passwords::chunk_password($password) . "\n";
}
