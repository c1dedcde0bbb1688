import {
  capCategories,
  capResponses,
  type Cap,
  type CapCategory,
  type CapResponse,
  type Purpose,
} from '../../shared/types';

const categories: Readonly<Partial<Record<string, CapCategory>>> = {
  'industrial-fire': 'FIRE',
  flood: 'MET',
  'power-failure': 'INFRA',
  'cyber-attack': 'INFRA',
  violence: 'SECURITY',
  'missing-person': 'RESCUE',
  evacuation: 'SAFETY',
  contamination: 'HEALTH',
  'transport-accident': 'TRANSPORT',
  unrest: 'SECURITY',
};

/**
 * What an author can begin with. Without it the alert says the same, as the service has it, but for how serious it is: that
 * of an instruction and of an all-clear is proposed, for a person to agree or not.
 */
export function suggested(type: string, purpose: Purpose): Cap {
  const category = categories[type] ?? 'OTHER';
  const common = { categories: [category], certainty: 'OBSERVED', area: {} } as const;
  if (purpose === 'INSTRUCTION') {
    return {
      ...common,
      categories: [category],
      responses: ['EXECUTE'],
      urgency: 'IMMEDIATE',
      severity: 'SEVERE',
    };
  }
  if (purpose === 'ALL_CLEAR') {
    return {
      ...common,
      categories: [category],
      responses: ['ALL_CLEAR'],
      urgency: 'PAST',
      severity: 'MINOR',
    };
  }
  return {
    ...common,
    categories: [category],
    responses: ['MONITOR'],
    urgency: 'UNKNOWN',
    severity: 'UNKNOWN',
  };
}

/** What the service is told: as it keeps it, so that what was sent and what came back are the same. */
export function capRequest(cap: Cap): Cap {
  const area: Cap['area'] = {};
  for (const lang of Object.keys(cap.area ?? {}).sort()) {
    const words = oneLine(cap.area?.[lang]);
    if (words !== '') area[lang] = words;
  }
  const contact = oneLine(cap.contact);
  return {
    categories: capCategories.filter((each) => cap.categories.includes(each)),
    responses: capResponses.filter((each) => cap.responses.includes(each)),
    urgency: cap.urgency,
    severity: cap.severity,
    certainty: cap.certainty,
    ...(cap.expires ? { expires: cap.expires.replace(/\.\d+Z$/u, 'Z') } : {}),
    area,
    ...(contact ? { contact } : {}),
  };
}

function oneLine(text: string | undefined): string {
  return (text ?? '').trim().replace(/\s+/gu, ' ');
}

/** One choice more or less; an alert always has one. */
export function withCategory(cap: Cap, category: CapCategory, on: boolean): Cap {
  const next = on ? [...cap.categories, category] : cap.categories.filter((each) => each !== category);
  return { ...cap, categories: next.length > 0 ? next : ['OTHER'] };
}

/** One choice more or less; an alert always has one. */
export function withResponse(cap: Cap, response: CapResponse, on: boolean): Cap {
  const next = on ? [...cap.responses, response] : cap.responses.filter((each) => each !== response);
  return { ...cap, responses: next.length > 0 ? next : ['NONE'] };
}

/** An alert as named parts, for bringing the work of two people together: `cap.urgency`, `cap.area.nl`. */
export function capParts(cap: Cap | undefined): [string, string][] {
  if (cap === undefined) return [];
  const told = capRequest(cap);
  return [
    ['cap.categories', told.categories.join(' ')],
    ['cap.responses', told.responses.join(' ')],
    ['cap.urgency', told.urgency],
    ['cap.severity', told.severity],
    ['cap.certainty', told.certainty],
    ['cap.expires', told.expires ?? ''],
    ['cap.contact', told.contact ?? ''],
    ...Object.entries(told.area ?? {}).map(([lang, area]): [string, string] => [
      `cap.area.${lang}`,
      area ?? '',
    ]),
  ];
}

const needed = ['categories', 'responses', 'urgency', 'severity', 'certainty'];

/** The alert with another value in one part; without a part that every alert has, there is no alert. */
export function withCapPart(cap: Cap | undefined, path: string, value: string | undefined): Cap | undefined {
  const [, part = '', lang = ''] = path.split('.');
  if (needed.includes(part) && !value) return undefined;
  if (cap === undefined && !value) return undefined;
  const before = cap ?? suggested('', 'UPDATE');
  if (part === 'area') return { ...before, area: { ...before.area, [lang]: value ?? '' } };
  const list = part === 'categories' || part === 'responses';
  return { ...before, [part]: list ? (value ?? '').split(' ') : value === '' ? undefined : value };
}
