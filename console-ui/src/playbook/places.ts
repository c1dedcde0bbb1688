/** The screens that belong to an incident, by the name that playbooks give them: what stands behind its address. */
const inIncident: Record<string, string> = {
  alarms: '/alarms',
  checklist: '/checklist',
  deliveries: '/deliveries',
  facts: '/facts',
  forwarding: '/forwarding',
  log: '/log',
  message: '/messages/new',
  messages: '/messages',
  preflight: '/preflight',
  questions: '/questions',
  reactions: '/reactions',
  report: '/report',
  rumours: '/rumours',
  settings: '/settings',
  situation: '/situation',
};

const ofHouse: Record<string, string> = {
  accounts: '/accounts',
  findability: '/findability',
  groups: '/groups',
  'house-rules': '/house-rules',
  listening: '/listening',
  people: '/people',
  playbooks: '/playbooks',
  policies: '/policies',
  'triage-policy': '/triage-policy',
  watch: '/watch',
};

/** The address where an item is done; without an incident only the screens of the house are there. */
export function placeOf(place: string | undefined, incident: string | undefined): string | undefined {
  if (place === undefined) return undefined;
  const part = inIncident[place];
  if (part !== undefined) return incident === undefined ? undefined : `/i/${incident}${part}`;
  return ofHouse[place];
}
