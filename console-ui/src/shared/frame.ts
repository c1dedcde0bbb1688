import { computed, effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { alarmCount } from './alarms';
import { anythingLate } from './clocks';
import { session } from './session';
import type { Incident } from './types';
import { t } from './words';

/** The incident that the page on the screen belongs to; it makes the band, the menu, the title and the icon. */
export const currentIncident = signal<Incident | null>(null);

/** The screen that is shown, as `routes.ts` writes its address. */
export const currentScreen = signal('');

const pageTitle = signal('');

const fullTitle = computed(() => {
  const incident = currentIncident.value;
  const parts = [pageTitle.value, incident?.title, session.value?.house.name ?? 'Baken'].filter(Boolean);
  const alarms = alarmCount.value > 0 ? `(${alarmCount.value}) ` : '';
  const exercise = incident?.kind === 'EXERCISE' ? `${t('exercise')} · ` : '';
  const late = anythingLate.value ? `${t('titleLate')} · ` : '';
  return alarms + late + exercise + parts.join(' · ');
});

/** Keeps the window's title and icon true. */
export function startFrame(): void {
  effect(() => {
    document.title = fullTitle.value;
  });
  effect(() => {
    const exercise = currentIncident.value?.kind === 'EXERCISE';
    document.documentElement.classList.toggle('is-exercise', exercise);
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = `${import.meta.env.BASE_URL}${exercise ? 'icon-exercise.svg' : 'icon.svg'}`;
  });
}

/** The name of this page in the window's title. */
export function useTitle(title: string): void {
  useEffect(() => {
    pageTitle.value = title;
  }, [title]);
}

/**
 * Declares that this page belongs to an incident (undefined while that is not known yet) and answers the incident
 * once it is loaded; it follows changes. Of another incident than the one declared, nothing is shown.
 */
export function useIncident(id: string | undefined): Incident | undefined {
  const incident = useLive<Incident>(id === undefined ? null : `/api/incidents/${id}`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('incident.'),
  });
  const data = incident.data;
  useEffect(() => {
    if (data) currentIncident.value = data;
  }, [data]);
  const shown = currentIncident.value;
  if (data) return data;
  return id !== undefined && shown?.id === id ? shown : undefined;
}

/** For pages that already fetched the incident with what they show (the room). */
export function useKnownIncident(incident: Incident | undefined): void {
  useEffect(() => {
    if (incident) currentIncident.value = incident;
  }, [incident]);
}
