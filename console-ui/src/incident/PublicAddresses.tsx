import type { JSX } from 'preact';
import { CopyLink } from '../shared/CopyLink';
import { Section } from '../shared/parts';
import type { Incident } from '../shared/types';
import { t } from '../shared/words';
import { embedCode } from './embedCode';
import { w } from './words';

/** Where residents, other sites and programs find the incident: the page, the frame for the town's own site, the feeds. */
export function PublicAddresses({ incident }: { incident: Incident }): JSX.Element | null {
  const page = incident.publicUrl;
  if (!page) return null;
  const real = incident.kind === 'REAL';
  const feeds: [string, string][] = [
    ['Atom', '/feed.atom'],
    ['RSS', '/feed.rss'],
    ['JSON Feed', '/feed.json'],
    ['CAP 1.2', '/cap.atom'],
  ];
  return (
    <Section title={w('addresses')}>
      <p class="small">{w('addressesNote')}</p>
      <h3>{w('addressPage')}</h3>
      <CopyLink link={page} label={w('addressPage')} />
      {real && (
        <>
          <h3>{w('addressEmbed')}</h3>
          <p class="small">{w('addressEmbedNote')}</p>
          <CopyLink
            link={embedCode(page, incident.title, incident.languages[0])}
            label={w('addressEmbed')}
            action={t('copyCode')}
          />
        </>
      )}
      <h3>{w('addressFeeds')}</h3>
      {feeds.map(([name, path]) => (
        <CopyLink key={path} link={page + path} label={name} />
      ))}
    </Section>
  );
}
