import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { currentScreen } from '../shared/frame';
import { inMyLanguage, language } from '../shared/i18n';
import { Button, Dialog, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { t } from '../shared/words';
import './guide.css';
import { g } from './words';

/** Short help for one screen. */
export interface HelpText {
  id: string;
  path: string;
  guidelines: string[];
  title: Partial<Record<string, string>>;
  lines: Partial<Record<string, string[]>>;
}

export interface HelpTexts {
  items: HelpText[];
}

/** What there is to know about the screen that is shown, for who is new or tired (guidelines A32, B11). */
export default function Help({ onClose }: { onClose: () => void }): JSX.Element {
  const texts = useLive<HelpTexts>('/api/help');
  const found = texts.data?.items.find(({ path }) => path === currentScreen.value);
  return (
    <Dialog title={found ? inMyLanguage(found.title) : g('helpTitle')} onClose={onClose}>
      <div class="stack">
        <Problem of={texts.problem} onRetry={texts.refresh} nothingTyped />
        {!texts.data && texts.loading && <Loading />}
        {texts.data && !found && <p>{g('helpNone')}</p>}
        {found && <Lines help={found} />}
        <div class="line">
          <Button kind="primary" onClick={onClose}>
            {t('close')}
          </Button>
          <Link href="/help" onClick={onClose}>
            {g('helpAll')}
          </Link>
        </div>
      </div>
    </Dialog>
  );
}

/** The sentences, and where they come from. */
export function Lines({ help }: { help: HelpText }): JSX.Element {
  const lines = help.lines[language.value] ?? Object.values(help.lines)[0] ?? [];
  const [rules, setRules] = useState(false);
  return (
    <>
      <ul class="help-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="small">
        <Button small expanded={rules} onClick={() => setRules(!rules)}>
          {g('helpRules')}
        </Button>{' '}
        {rules && <Link href="/guidelines">{help.guidelines.join(', ')}</Link>}
      </p>
    </>
  );
}
