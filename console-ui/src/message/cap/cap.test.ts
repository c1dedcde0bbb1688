import { describe, expect, it } from 'vitest';
import cases from '../../../../service/src/test/resources/message/cap-cases.json';
import type { Cap, Purpose } from '../../shared/types';
import { draftOf, emptyDraft, requestOf, type Draft } from '../draft';
import { merge, settle } from '../merge';
import { capRequest, suggested, withCapPart, withCategory, withResponse } from './cap';

const fire: Cap = {
  ...suggested('industrial-fire', 'INSTRUCTION'),
  area: { nl: 'Noord' },
  expires: '2026-11-21T20:00:00Z',
};
const base: Draft = { ...emptyDraft('INSTRUCTION', 'RESIDENTS', ['nl', 'fr']), cap: fire };
const withCap = (change: Partial<Cap>): Draft => ({ ...base, cap: { ...fire, ...change } });

describe('how a message reads as an alert', () => {
  it.each(cases)('is proposed as the service has it without authors: $type, $purpose', (each) => {
    const cap = suggested(each.type, each.purpose as Purpose);
    expect(cap.categories).toEqual([each.category]);
    expect(cap.responses).toEqual([each.response]);
    expect(cap.urgency).toBe(each.urgency);
    expect(cap.certainty).toBe('OBSERVED');
    expect(cap.expires).toBeUndefined();
  });

  it('says how serious it is only where that can be proposed', () => {
    expect(suggested('flood', 'INSTRUCTION').severity).toBe('SEVERE');
    expect(suggested('flood', 'ALL_CLEAR').severity).toBe('MINOR');
    expect(suggested('flood', 'UPDATE').severity).toBe('UNKNOWN');
  });

  it('goes to the service as the service keeps it', () => {
    const typed: Cap = {
      ...fire,
      categories: ['HEALTH', 'FIRE'],
      area: { nl: '  De \n Stationswijk ', fr: ' ' },
      contact: '  ',
      expires: '2026-11-21T20:00:00.000Z',
    };
    expect(capRequest(typed)).toEqual({
      ...fire,
      categories: ['FIRE', 'HEALTH'],
      area: { nl: 'De Stationswijk' },
      expires: '2026-11-21T20:00:00Z',
    });
    expect(requestOf(base).cap).toEqual(fire);
    expect(requestOf({ ...base, cap: undefined })).not.toHaveProperty('cap');
  });

  it('comes back from the service with the message', () => {
    const message = { purpose: 'UPDATE', audience: 'STAFF', text: {}, variants: [], facts: [], cap: fire };
    expect(draftOf(message as never).cap).toEqual(fire);
  });

  it('always has a kind of event and something that people do', () => {
    expect(withCategory(fire, 'FIRE', false).categories).toEqual(['OTHER']);
    expect(withCategory(fire, 'CBRNE', true).categories).toEqual(['FIRE', 'CBRNE']);
    expect(withResponse(fire, 'EXECUTE', false).responses).toEqual(['NONE']);
  });

  it('brings the work of two people together part by part, and asks about the same part', () => {
    const apart = merge(base, withCap({ severity: 'EXTREME' }), withCap({ area: { nl: 'Zuid' } }));
    expect(apart.clashes).toEqual([]);
    expect(apart.draft.cap).toMatchObject({ severity: 'EXTREME', area: { nl: 'Zuid' } });
    const same = merge(base, withCap({ urgency: 'PAST' }), withCap({ urgency: 'EXPECTED' }));
    expect(same.clashes).toEqual([
      { path: 'cap.urgency', base: 'IMMEDIATE', mine: 'PAST', theirs: 'EXPECTED', both: false },
    ]);
    const [clash] = same.clashes;
    if (clash) expect(settle(same.draft, clash, 'theirs').cap?.urgency).toBe('EXPECTED');
  });

  it('is there when the other added it, and gone when the other took it away', () => {
    const none: Draft = { ...base, cap: undefined };
    expect(merge(none, none, base).draft.cap).toEqual({ ...fire, contact: undefined });
    expect(merge(base, base, none).draft.cap).toBeUndefined();
    expect(withCapPart(undefined, 'cap.area.nl', undefined)).toBeUndefined();
  });
});
