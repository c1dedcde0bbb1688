// A message centre: takes what a known user submits, puts the parts of one message together, and writes a line of JSON for
// each whole one. Numbers that end in 99 are refused, numbers that end in 98 are too much for now.
const fs = require('node:fs');
const path = require('node:path');
const smpp = require('smpp');

const folder = process.env.SMPP_FOLDER;
const port = Number(process.env.SMPP_PORT);
const taken = path.join(folder, 'smpp', 'taken');
const waiting = new Map();
let last = 0;

function text(pdu) {
  const message = pdu.short_message.message;
  if (Buffer.isBuffer(message)) {
    return pdu.data_coding === 8 ? message.swap16().toString('utf16le') : message.toString('latin1');
  }
  return message;
}

function take(pdu) {
  const udh = pdu.short_message.udh?.[0];
  const [reference, total, number] = udh ? [udh[2], udh[3], udh[4]] : [0, 1, 1];
  const key = `${pdu.destination_addr} ${reference} ${total}`;
  const parts = waiting.get(key) ?? new Map();
  parts.set(number, text(pdu));
  waiting.set(key, parts);
  if (parts.size < total) return;
  waiting.delete(key);
  const whole = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
  fs.appendFileSync(
    taken,
    `${JSON.stringify({
      to: pdu.destination_addr,
      from: pdu.source_addr,
      reference: pdu.user_message_reference ?? -1,
      coding: pdu.data_coding,
      parts: total,
      text: whole.join(''),
    })}\n`,
  );
}

const server = smpp.createServer({}, (session) => {
  session.on('error', () => session.close());
  session.on('bind_transmitter', (pdu) => {
    const known = pdu.system_id === 'crisis' && pdu.password === 'word-42x';
    session.send(pdu.response(known ? { system_id: 'centrale' } : { command_status: smpp.ESME_RINVPASWD }));
  });
  session.on('submit_sm', (pdu) => {
    if (pdu.destination_addr.endsWith('99')) {
      session.send(pdu.response({ command_status: smpp.ESME_RINVDSTADR }));
    } else if (pdu.destination_addr.endsWith('98')) {
      session.send(pdu.response({ command_status: smpp.ESME_RTHROTTLED }));
    } else {
      take(pdu);
      last += 1;
      session.send(pdu.response({ message_id: `m${last}` }));
    }
  });
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => {
    session.send(pdu.response());
    session.close();
  });
});

fs.writeFileSync(taken, '');
server.listen(port, '127.0.0.1', () => {
  fs.writeFileSync(
    path.join(folder, 'smpp.properties'),
    `host=127.0.0.1\nport=${port}\nusername=crisis\npassword=word-42x\ntaken=${taken}\n`,
  );
  console.log(`The message centre answers at 127.0.0.1:${port}`);
});
