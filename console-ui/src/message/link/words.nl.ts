export default {
  title: 'Zo kijken mensen dit bericht na',
  code: 'Code',
  codeNote:
    'Mensen plakken het bericht of typen deze code op {verify}. Ze lezen of het van ons is en of het nog geldt. De code staat ook op de affiches.',
  link: 'Korte link',
  linkNote: 'Gaat naar dit bericht op onze pagina, in de taal van wie klikt. We tellen hoe vaak, niet wie.',
  waits: 'De code en de link werken zodra het bericht op onze pagina staat.',
  gone: 'Wie de code of de link gebruikt, leest dat het bericht niet meer geldt.',
  insert: 'Voeg de korte link toe',
  insertOn: 'Voeg de korte link toe voor {platform}, {lang}',
  insertWhyNot: 'Schrijf eerst een tekst. Dan krijgt het bericht een link.',
  insertDone: { one: 'De link staat in {n} tekst.', other: 'De link staat in {n} teksten.' },
  insertNothing: 'De link staat al in de tekst.',
} as const;
