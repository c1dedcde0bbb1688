export default {
  note: 'Langs deze kanalen vertrekken berichten. Oefeningen bereiken alleen testkanalen.',
  adminOnly: 'Alleen een beheerder kan kanalen koppelen en wijzigen.',
  testOnly: 'Een beheerder, leiding of woordvoerder kan een kanaal testen.',
  builtIn: 'Dit kanaal hoort bij Baken. Het kan niet worden ontkoppeld.',
  none: 'Er is nog geen kanaal gekoppeld, behalve de publieke pagina.',
  addAccount: 'Koppel een kanaal',
  addNow: 'Koppel dit kanaal',
  saved: 'Bewaard: {name}. Test het kanaal om te zien of het werkt.',
  savedOnly: 'Bewaard: {name}',
  unlinked: '{name} is ontkoppeld.',
  platform: 'Welk soort kanaal?',
  name: 'Naam bij ons',
  nameHelp: 'Zo heet het kanaal in de lijst bij het publiceren.',
  handle: 'Naam op het platform',
  handleHelp: 'Bijvoorbeeld @gemeente@mastodon.example.',
  noChoice: 'Geen keuze',
  secrets: 'Sleutels',
  secretsHelp: 'Wat je hier invult, wordt versleuteld bewaard en nooit meer getoond.',
  secretsReplace: 'Vul nieuwe sleutels in',
  secretsReplaceHelp: 'De oude gaan weg. Laat dit uit om ze te houden.',
  secretsKept: 'De sleutels zijn bewaard. Ze worden niet getoond.',
  users: 'Wie mag hierop publiceren?',
  usersAll: 'Elke woordvoerder',
  usersSome: 'Alleen deze mensen',
  usersPick: 'Mensen die hierop mogen publiceren',
  usersNobody: 'Kies minstens één persoon.',
  usersN: { one: 'Voor {n} woordvoerder: {names}', other: 'Voor {n} woordvoerders: {names}' },
  linked: 'Gekoppeld',
  notLinked: 'Ontkoppeld',
  sandbox: 'Alleen oefening',
  expired: 'Verlopen',
  expires: 'Verloopt binnenkort',
  expiresAt: 'Verloopt',
  checkedAt: 'Nagekeken',
  neverChecked: 'Nog nooit getest',
  test: 'Test',
  testOf: 'Test {name}',
  testing: 'Wordt getest',
  testOk: 'Het werkt. Er is niets gepubliceerd.',
  testFailed: 'Het werkt niet.',
  'detail.account': 'Account',
  'detail.limit': 'Langste tekst',
  'detail.host': 'Server',
  change: 'Wijzig',
  changeOf: 'Wijzig {name}',
  relink: 'Koppel opnieuw',
  relinkOf: 'Koppel {name} opnieuw',
  unlink: 'Ontkoppel',
  unlinkOf: 'Ontkoppel {name}',
  unlinkTitle: '{name} ontkoppelen',
  unlinkSure:
    'Er vertrekt dan niets meer langs dit kanaal, ook niet wat nog in de wachtrij staat. De sleutels worden vergeten. Wat al gepubliceerd is, blijft staan.',
  groupIn: 'Gekoppelde kanalen',
  groupOut: 'Ontkoppeld',

  // What a platform's form needs, a key a line under its name: 'about.<platform>' in the list of platforms,
  // 'how.<platform>' before its fields, 'field.<name>', 'help.<name>' and 'choice.<value>' for all platforms, and
  // 'field.<platform>.<name>' and 'help.<platform>.<name>' where a name means something else on this one.
  // email
  'about.email': 'Naar ontvangers, via je eigen mailserver.',
  'field.host': 'Mailserver',
  'field.port': 'Poort',
  'field.tls': 'Beveiliging',
  'field.from': 'Afzender',
  'field.recipients': 'Ontvangers',
  'field.username': 'Gebruikersnaam',
  'field.password': 'Wachtwoord',
  'help.recipients': 'Eén e-mailadres per regel.',
  'help.from': 'Het adres dat de ontvanger ziet.',
  'help.port': 'Meestal 587 of 465.',
  'choice.NONE': 'Geen, alleen in het eigen netwerk',
  'choice.STARTTLS': 'STARTTLS',
  'choice.TLS': 'TLS',
  // mastodon
  'about.mastodon': 'Posts op een Mastodon-account.',
  'field.baseUrl': 'Adres van de server',
  'field.accessToken': 'Toegangssleutel',
  // bluesky
  'about.bluesky': 'Posts op een Bluesky-account.',
  'field.service': 'Server',
  'field.identifier': 'Naam van het account',
  'field.appPassword': 'App-wachtwoord',
  'help.bluesky.service':
    'Laat dit leeg voor Bluesky zelf. Vul het in als je account op een eigen server staat.',
  'help.bluesky.identifier': 'Bijvoorbeeld gemeente.bsky.social.',
  'help.bluesky.appPassword':
    'Niet het wachtwoord van het account. Maak op Bluesky een app-wachtwoord, bij Instellingen, Privacy en beveiliging. Toegang tot privéberichten is niet nodig.',
  // x
  'about.x': 'Posts op een X-account.',
  'how.x':
    'Je organisatie registreert een eigen app bij X (console.x.com) en neemt de nummers daarvan hier over. X vraagt geld per post. Daarna log je in met het account waarop je wilt posten.',
  'help.x.clientSecret': 'Leeg als je app er geen heeft.',
  // facebook
  'about.facebook': 'Posts op een Facebookpagina.',
  'how.facebook':
    'Je organisatie registreert een eigen app bij Meta (developers.facebook.com) en neemt de nummers daarvan hier over. Daarna log je in met een persoon die de pagina beheert.',
  'field.clientId': 'Client-ID van je app',
  'field.clientSecret': 'Client-secret van je app',
  'help.clientSecret': 'Het platform toont het bij de app die je organisatie heeft geregistreerd.',
  'field.page': 'Welke pagina?',
  'help.page': 'De naam of het webadres. Alleen nodig als de persoon meer pagina’s beheert.',
  // instagram
  'about.instagram': 'Foto’s met tekst op een Instagram-account van een organisatie.',
  // threads
  'about.threads': 'Posts op een Threads-account.',
  // linkedin
  'about.linkedin': 'Posts op een LinkedIn-pagina.',
  // wordpress
  'about.wordpress': 'Artikels op je eigen website.',
  // telegram
  'about.telegram': 'Berichten in een Telegramkanaal of -groep.',
  // matrix
  'about.matrix': 'Berichten in een Matrixkamer.',
  // slack
  'about.slack': 'Berichten in een Slackkanaal.',
  // teams
  'about.teams': 'Berichten in een Teamskanaal.',
  // sms
  'about.sms': 'Sms’en via een dienst met een webadres.',
  // smpp
  'about.smpp': 'Sms’en rechtstreeks naar een sms-centrale.',
  // ntfy
  'about.ntfy': 'Meldingen op telefoons die zich hebben ingeschreven.',
  // webhook
  'about.webhook': 'Een ondertekend bericht naar een ander systeem.',
  'field.url': 'Webadres van de ontvanger',
  'field.key': 'Sleutel voor de handtekening',
  // manual
  'about.manual': 'Een mens doet het: omroepwagen, affiche, persbelletje.',
  'field.instructions': 'Wat moet er gebeuren?',
  'help.instructions': 'Wie belt wie, met welk nummer. Dit ziet de woordvoerder bij de taak.',
  // sandbox
  'about.sandbox': 'Bereikt niemand. Voor oefeningen en proberen.',
  'field.imitates': 'Doet zich voor als',
  'field.behaviour': 'Hoe reageert het?',
  'choice.OK': 'Het werkt',
  'choice.SLOW': 'Het is traag',
  'choice.REFUSE': 'Het weigert alles',
  'choice.RETRY': 'Het lukt pas na twee pogingen',
  'choice.UNCLEAR': 'Het antwoord gaat verloren',
} as const;
