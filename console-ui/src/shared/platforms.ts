import { t } from './words';

/** Names that are the same in every language. */
const brands: Partial<Record<string, string>> = {
  bluesky: 'Bluesky',
  facebook: 'Facebook',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  matrix: 'Matrix',
  ntfy: 'ntfy',
  reddit: 'Reddit',
  slack: 'Slack',
  sms: 'SMS',
  smpp: 'SMS (SMPP)',
  teams: 'Teams',
  telegram: 'Telegram',
  threads: 'Threads',
  whatsapp: 'WhatsApp',
  wordpress: 'WordPress',
  x: 'X',
  bealert: 'BE-Alert',
  'be-alert': 'BE-Alert',
  nlalert: 'NL-Alert',
  'nl-alert': 'NL-Alert',
};

/** Whether these are posts by which people know a platform by its brand. */
export function isBrand(platform: string): boolean {
  return platform in brands;
}

/** The name of a platform as people know it; undefined for one that came later than this console. */
export function knownName(platform: string): string | undefined {
  return t.find(`platform.${platform}`) ?? brands[platform];
}

export function platformName(platform: string): string {
  return knownName(platform) ?? platform;
}
