import type { ForwardRequest } from '../shared/types';

/** Who was left out is told only in the answer to the asking; the page that opens next still has to say it. */
const left = new Map<string, NonNullable<ForwardRequest['left']>>();

export function keepLeft(request: ForwardRequest): void {
  if (request.left && request.left.length > 0) left.set(request.id, request.left);
}

export function leftOf(request: string): NonNullable<ForwardRequest['left']> {
  return left.get(request) ?? [];
}
