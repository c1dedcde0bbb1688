import { api } from '../../shared/api';
import type { Consent, MediaItem, Rights } from '../../shared/types';

/** What the service takes, by content; browsers turn what they can show besides into JPEG or PNG before it is sent. */
export const accepted = 'image/*';
export const largestFile = 10 * 1024 * 1024;
/** The most pictures of one message. */
export const mostPictures = 4;

/** Above this a picture is made smaller before it is sent: a bad network carries it sooner, nobody sees a difference. */
const worthShrinking = 1.5 * 1024 * 1024;
const widest = 2400;
const asItIs = ['image/jpeg', 'image/png', 'image/gif'];

/** What somebody declares about a picture (guidelines A16, A24). */
export interface Declaration {
  rights: Rights | '';
  credit: string;
  consent: Consent | '';
}

export const nothingDeclared: Declaration = { rights: '', credit: '', consent: '' };

/** Which of the three are still to be said. */
export function missing(declared: Declaration): ('rights' | 'credit' | 'consent')[] {
  const lacking: ('rights' | 'credit' | 'consent')[] = [];
  if (declared.rights === '') lacking.push('rights');
  else if (declared.rights !== 'OWN' && declared.credit.trim() === '') lacking.push('credit');
  if (declared.consent === '') lacking.push('consent');
  return lacking;
}

/** Whether the browser should draw the file anew before it is sent: large, or of a kind the service does not take. */
export function isBetterShrunk(file: Pick<File, 'size' | 'type'>): boolean {
  if (file.type === 'image/gif') return false;
  return !asItIs.includes(file.type) || file.size > worthShrinking;
}

/** The first picture among what was dropped or pasted. */
export function pictureIn(files: Iterable<File> | null | undefined): File | undefined {
  return [...(files ?? [])].find((file) => file.type.startsWith('image/'));
}

/** The size in which a picture is drawn anew. */
export function shrunk(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, widest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A file that the service takes and that travels fast; the file itself when the browser cannot draw it. */
export async function prepared(file: File): Promise<File> {
  if (!isBetterShrunk(file)) return file;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return file; // the service says what is wrong with it
  }
  try {
    const size = shrunk(bitmap.width, bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = size.width;
    canvas.height = size.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, size.width, size.height);
    const kind = mayBeTransparent(file.type) ? 'image/png' : 'image/jpeg';
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, kind, 0.9));
    if (!drawn || (asItIs.includes(file.type) && drawn.size >= file.size)) return file;
    const name = file.name.replace(/\.[^.]*$/, '') + (kind === 'image/png' ? '.png' : '.jpg');
    return new File([drawn], name, { type: kind });
  } finally {
    bitmap.close();
  }
}

function mayBeTransparent(type: string): boolean {
  return type === 'image/png' || type === 'image/webp' || type === 'image/avif';
}

/** Sends a picture with what is declared about it. */
export function uploadPicture(incident: string, file: File, declared: Declaration): Promise<MediaItem> {
  const form = new FormData();
  form.set('rights', declared.rights);
  if (declared.credit.trim() !== '') form.set('credit', declared.credit.trim());
  form.set('consent', declared.consent);
  form.set('file', file);
  return api.post<MediaItem>(`/api/incidents/${incident}/media`, form);
}

/** Declares something else about a picture: it becomes another item, as what is signed off never changes. */
export function declareAnew(id: string, declared: Declaration): Promise<MediaItem> {
  return api.post<MediaItem>(`/api/media/${id}/declarations`, {
    rights: declared.rights,
    credit: declared.credit.trim() === '' ? undefined : declared.credit.trim(),
    consent: declared.consent,
  });
}
