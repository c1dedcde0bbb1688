import { api } from '../shared/api';
import { currentTime } from '../shared/clock';
import type { Evidence } from '../shared/types';

/** What the service takes as evidence, by content. */
export const evidenceTypes = 'image/png,image/jpeg,image/webp,image/gif,application/pdf';
export const largestFile = 10 * 1024 * 1024;

/** How large the file is in MB, when that is too large; undefined when it is not. */
export function tooLarge(file: Pick<File, 'size'> | undefined): string | undefined {
  if (!file || file.size <= largestFile) return undefined;
  return (Math.ceil((file.size / 1024 / 1024) * 10) / 10).toFixed(1);
}

/** "840 kB", "2.4 MB": enough to tell a screenshot from a video. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** When the screenshot was made: the file knows. A device whose clock is ahead never says that it is yet to be made. */
export function capturedAt(file: Pick<File, 'lastModified'>, at = currentTime()): string {
  return new Date(Math.min(file.lastModified, at)).toISOString();
}

export function uploadEvidence(rumour: string, file: File, address = ''): Promise<Evidence> {
  const form = new FormData();
  form.set('file', file);
  if (address.trim() !== '') form.set('address', address.trim());
  form.set('capturedAt', capturedAt(file));
  return api.post<Evidence>(`/api/rumours/${rumour}/evidence`, form);
}
