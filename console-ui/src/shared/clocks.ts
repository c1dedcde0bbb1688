import { signal } from '@preact/signals';

/** Whether something of the incident on the screen is late; it stands in the window's title. */
export const anythingLate = signal(false);
