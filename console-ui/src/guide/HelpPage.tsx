import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import { inMyLanguage } from '../shared/i18n';
import { ButtonLink, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import './guide.css';
import { GuidedCard } from './GuidedCard';
import { Lines, type HelpTexts } from './Help';
import { g } from './words';

/** All the short help, in the order in which a newcomer meets the screens. */
export default function HelpPage(): JSX.Element {
  useTitle(g('helpTitle'));
  const texts = useLive<HelpTexts>('/api/help');
  return (
    <>
      <div class="page-head">
        <h1>{g('helpTitle')}</h1>
        <ButtonLink to="/guidelines">{g('rulesTitle')}</ButtonLink>
      </div>
      <div class="stack">
        <p class="quiet readable">{g('helpIntro')}</p>
        <GuidedCard />
        <Problem of={texts.problem} onRetry={texts.refresh} nothingTyped />
        {!texts.data && texts.loading && <Loading />}
        {texts.data?.items.map((help) => (
          <Section key={help.id} title={inMyLanguage(help.title)}>
            <Lines help={help} />
          </Section>
        ))}
      </div>
    </>
  );
}
