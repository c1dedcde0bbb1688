// A directory of identities, and a server of the AT Protocol with two accounts; all on this machine, all forgotten at the end.
// Writes what BlueskyLiveIT needs to know to the file named by BLUESKY_PROPERTIES.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The packages lie where the script that starts this one installed them.
const require = createRequire(join(process.cwd(), 'package.json'));
const { PlcServer, MockDatabase } = require('@did-plc/server');
const { Secp256k1Keypair } = require('@did-plc/server/node_modules/@atproto/crypto');
const { PDS, envToCfg, envToSecrets } = await import(
  pathToFileURL(join(process.cwd(), 'node_modules/@atproto/pds/dist/index.js'))
);
const port = Number(process.env.BLUESKY_PORT ?? 2583);
const service = `http://127.0.0.1:${port}`;
const properties = process.env.BLUESKY_PROPERTIES ?? 'bluesky.properties';

const directory = PlcServer.create({ db: new MockDatabase(), port: port + 1 });
await directory.start();

const rotation = await Secp256k1Keypair.create({ exportable: true });
const data = mkdtempSync(join(tmpdir(), 'pds-'));
mkdirSync(join(data, 'blobs'));
const jwtSecret = randomBytes(16).toString('hex');
const env = {
  port,
  hostname: 'localhost',
  devMode: true,
  dataDirectory: data,
  blobstoreDiskLocation: join(data, 'blobs'),
  didPlcUrl: `http://127.0.0.1:${port + 1}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  rateLimitsEnabled: true,
  disableSsrfProtection: true,
  jwtSecret,
  dpopSecret: randomBytes(32).toString('hex'),
  adminPassword: randomBytes(16).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: Buffer.from(await rotation.export()).toString('hex'),
};
const pds = await PDS.create(envToCfg(env), envToSecrets(env));
await pds.start();

async function call(method, body, token) {
  const answer = await fetch(`${service}/xrpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function account(handle) {
  const password = randomBytes(16).toString('hex');
  return call('com.atproto.server.createAccount', { handle, password, email: `${handle}@example.com` });
}

const town = await account('gemeente.test');
const fireBrigade = await account('brandweer.test');
const { password } = await call('com.atproto.server.createAppPassword', { name: 'baken' }, town.accessJwt);
writeFileSync(
  properties,
  Object.entries({
    baseUrl: service,
    identifier: 'gemeente.test',
    appPassword: password,
    did: town.did,
    otherHandle: 'brandweer.test',
    otherDid: fireBrigade.did,
    jwtSecret,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join(''),
);
console.log(`The server is ready: ${properties}`);
