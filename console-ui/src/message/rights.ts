import type { Role } from '../shared/types';

/** Who may say something about a passage. */
export const commenters: readonly Role[] = ['AUTHOR', 'APPROVER', 'LEAD', 'EXPERT', 'SPOKESPERSON'];
