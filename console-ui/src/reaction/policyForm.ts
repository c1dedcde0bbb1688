import type { Reach, ReplyPolicy, Treatment, TriagePolicy } from './types';

/** The policy as it stands in its fields: hours instead of minutes, and every number as it was typed. */
export interface PolicyFields {
  political: Treatment;
  commercial: Treatment;
  positive: Treatment;
  strikes: string;
  exchanges: string;
  answerHours: string;
  crisisHours: string;
  freeTextNeedsSignOff: boolean;
  templatesNeedSignOff: boolean;
  reach: Reach;
  sightings: string;
  retentionDays: string;
  pseudonymiseAfterDays: string;
  codeOfConductUrl: string;
  codeApprovedBy: string;
  codeApprovedOn: string;
  codeReviewOn: string;
}

export function toForm(policy: TriagePolicy): PolicyFields {
  return {
    political: policy.political,
    commercial: policy.commercial,
    positive: policy.positive,
    strikes: String(policy.strikes),
    exchanges: String(policy.exchanges),
    answerHours: hours(policy.answerWithinMinutes),
    crisisHours: hours(policy.crisisAnswerWithinMinutes),
    freeTextNeedsSignOff: policy.freeTextNeedsSignOff,
    templatesNeedSignOff: policy.templatesNeedSignOff,
    reach: policy.spreadThreshold.reach,
    sightings: String(policy.spreadThreshold.sightings),
    retentionDays: String(policy.retentionDays),
    pseudonymiseAfterDays: String(policy.pseudonymiseAfterDays),
    codeOfConductUrl: policy.codeOfConductUrl ?? '',
    codeApprovedBy: policy.codeApprovedBy ?? '',
    codeApprovedOn: policy.codeApprovedOn ?? '',
    codeReviewOn: policy.codeReviewOn ?? '',
  };
}

/** As the service takes it; an empty number is left for the service to refuse at its field. */
export function fromForm(fields: PolicyFields): object {
  return {
    political: fields.political,
    commercial: fields.commercial,
    positive: fields.positive,
    strikes: whole(fields.strikes),
    exchanges: whole(fields.exchanges),
    answerWithinMinutes: minutes(fields.answerHours),
    crisisAnswerWithinMinutes: minutes(fields.crisisHours),
    freeTextNeedsSignOff: fields.freeTextNeedsSignOff,
    templatesNeedSignOff: fields.templatesNeedSignOff,
    spreadThreshold: { reach: fields.reach, sightings: whole(fields.sightings) },
    retentionDays: whole(fields.retentionDays),
    pseudonymiseAfterDays: whole(fields.pseudonymiseAfterDays),
    codeOfConductUrl: fields.codeOfConductUrl.trim() || undefined,
    codeApprovedBy: fields.codeApprovedBy.trim() || undefined,
    codeApprovedOn: fields.codeApprovedOn || undefined,
    codeReviewOn: fields.codeReviewOn || undefined,
  };
}

/** The rules for answers as they stand in their fields. */
export interface ReplyPolicyFields {
  receipts: boolean;
  signature: ReplyPolicy['signature'];
  reportingPoint: string;
  validHours: string;
}

export function toReplyForm(policy: ReplyPolicy): ReplyPolicyFields {
  return {
    receipts: policy.receipts,
    signature: policy.signature,
    reportingPoint: policy.reportingPoint ?? '',
    validHours: hours(policy.validMinutes),
  };
}

export function fromReplyForm(fields: ReplyPolicyFields): object {
  return {
    receipts: fields.receipts,
    signature: fields.signature,
    reportingPoint: fields.reportingPoint.trim() || undefined,
    validMinutes: minutes(fields.validHours),
  };
}

function hours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

function minutes(hours: string): number | undefined {
  return hours.trim() === '' ? undefined : Math.round(Number(hours.replace(',', '.')) * 60);
}

function whole(text: string): number | undefined {
  return text.trim() === '' ? undefined : Math.round(Number(text));
}
