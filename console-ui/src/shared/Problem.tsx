import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ApiProblem, NoAnswer } from './api';
import { t } from './words';

interface ProblemProps {
  of: unknown;
  /** The form's prefix, so that the list can lead to the fields. */
  fieldPrefix?: string;
  /** Fetches the newer version after a 412. */
  onRefresh?: () => unknown;
  /** Tries a failed fetch again. */
  onRetry?: () => unknown;
  /** Nothing had been typed (a page that did not load): leave "what you filled in is still here" out. */
  nothingTyped?: boolean;
}

/** What happened, what was kept, what to do. Takes the focus when it appears, so that nobody misses it. */
export function Problem(props: ProblemProps): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  const { of: problem } = props;
  useLayoutEffect(() => {
    if (problem !== undefined) box.current?.focus();
  }, [problem]);
  if (problem === undefined || problem === null) return null;
  return (
    <div class="problem" role="alert" tabIndex={-1} ref={box}>
      <Explanation {...props} />
      {props.onRetry && (
        <p>
          <button type="button" class="button quiet-button" onClick={() => void props.onRetry?.()}>
            {t('retry')}
          </button>
        </p>
      )}
    </div>
  );
}

function Explanation({ of: problem, fieldPrefix, onRefresh, nothingTyped }: ProblemProps): JSX.Element {
  if (problem instanceof NoAnswer) {
    return (
      <>
        <strong>{t('problemNoAnswer')}</strong>
        {!nothingTyped && <p>{t('problemNoAnswerDo')}</p>}
      </>
    );
  }
  if (!(problem instanceof ApiProblem)) return <strong>{t('problemTitle')}</strong>;
  if (problem.status === 401) return <strong>{problem.detail ?? t('problemSignedOut')}</strong>;
  if (problem.status === 412) return <Stale problem={problem} onRefresh={onRefresh} />;
  const id = problem.extra.id ?? problem.extra.incidentId ?? problem.extra.reference;
  const seconds = problem.extra.seconds ?? problem.extra.retryAfter;
  return (
    <>
      <strong>{problem.title || t('problemTitle')}</strong>
      {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
      {problem.errors.length > 0 && <FieldList problem={problem} prefix={fieldPrefix} />}
      {problem.status === 429 && typeof seconds === 'number' && <p>{t('problemWait', { seconds })}</p>}
      {!nothingTyped && <p>{t('problemKept')}</p>}
      {problem.status >= 500 && typeof id === 'string' && <p>{t('problemReport', { id })}</p>}
    </>
  );
}

function Stale({ problem, onRefresh }: { problem: ApiProblem; onRefresh?: () => unknown }): JSX.Element {
  const name = problem.extra.changedBy;
  return (
    <>
      <strong>
        {t('problemStale', { name: typeof name === 'string' ? name : t('problemStaleSomebody') })}
      </strong>
      <p>{t('problemStaleDo')}</p>
      {onRefresh && (
        <button type="button" class="button quiet-button" onClick={() => void onRefresh()}>
          {t('problemFetch')}
        </button>
      )}
    </>
  );
}

/** `settings.recipients[3]` belongs to the field of that name, else to `settings.recipients`, else to `settings`. */
function fieldOf(prefix: string, name: string): HTMLElement | null {
  const found = document.getElementById(`${prefix}-${name}`);
  const shorter = name.replace(/(\.[^.[]*|\[[^[]*)$/, '');
  return found ?? (shorter === name ? null : fieldOf(prefix, shorter));
}

/** "Server: ": several fields can be refused in the same words. */
function labelOf(prefix: string, name: string): string {
  const id = fieldOf(prefix, name)?.id;
  const label = id ? document.querySelector(`label[for="${CSS.escape(id)}"]`) : null;
  const text = label?.firstChild?.textContent?.trim() ?? '';
  return text === '' ? '' : `${text.replace(/[:?]$/, '').trim()}: `;
}

function FieldList({ problem, prefix }: { problem: ApiProblem; prefix?: string }): JSX.Element {
  return (
    <>
      <p>{t('problemFields')}</p>
      <ul>
        {problem.errors.map((error) => (
          <li key={error.field + error.message}>
            <button type="button" class="link" onClick={() => fieldOf(prefix ?? '', error.field)?.focus()}>
              {labelOf(prefix ?? '', error.field)}
              {error.message}
            </button>
            {!prefix && <span class="quiet"> ({error.field})</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
