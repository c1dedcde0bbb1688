package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | INFORMAL | Wanneer weten jullie meer over het water?
            nl | INFORMAL | Kan je zeggen of de school morgen open is?
            nl | INFORMAL | hoi, is de tunnel al vrij
            nl | INFORMAL | Gij moet dat toch weten, nee?
            nl | INFORMAL | Ge kunt toch gewoon een bericht sturen naar uw inwoners
            nl | INFORMAL | Weet jij waar we water kunnen halen?
            nl | INFORMAL | Dankjewel voor de snelle info, topdienst
            nl | INFORMAL | Alsjeblieft, laat iets weten, mijn kinderen zitten binnen
            nl | INFORMAL | JULLIE HADDEN DIT KUNNEN VOORKOMEN
            nl | INFORMAL | Mag ik jouw bron weten? Om 16 u was er nog niets.
            nl | INFORMAL | @stad kun je dit bevestigen? https://u.example/uw-pagina
            nl | FORMAL | Kunt u mij zeggen of ik het raam open mag doen?
            nl | FORMAL | Geachte, mijn straat staat onder water.
            nl | FORMAL | Ik verwacht van u een duidelijk antwoord.
            nl | FORMAL | Waar vind ik uw meldpunt?
            nl | FORMAL | Gelieve mij te bellen over de schade aan mijn dak.
            nl | FORMAL | Dank u voor het bericht van vanmorgen.
            nl | FORMAL | Mevrouw, meneer, wanneer gaat de school weer open?
            nl | FORMAL | U bent te laat met dit bericht.
            nl | FORMAL | Wat raadt u aan? Je weet nooit met zo een brand, dus ik vraag het u.
            nl | NONE | Is de brug nog dicht?
            nl | NONE | De brand is om 14 u begonnen en om 16u30 gedoofd.
            nl | NONE | Verschrikkelijk nieuws vandaag.
            nl | NONE | > Kunt u dit bevestigen?
            fr | INFORMAL | Tu sais quand l’eau revient ?
            fr | INFORMAL | Salut, l'école est ouverte demain ?
            fr | INFORMAL | Dis, c'est vrai pour le pont ?
            fr | INFORMAL | Donne-nous ta source stp
            fr | INFORMAL | On t'a demandé trois fois déjà.
            fr | INFORMAL | Et toi, tu boirais cette eau ?
            fr | FORMAL | Pouvez-vous confirmer que l'eau est potable ?
            fr | FORMAL | Bonjour Madame, Monsieur, ma cave est inondée.
            fr | FORMAL | Je vous remercie pour votre aide.
            fr | FORMAL | Dites-nous où aller, svp
            fr | FORMAL | Avez-vous des nouvelles du tunnel ?
            fr | FORMAL | Veuillez me rappeler au sujet de ma plainte.
            fr | FORMAL | Le ton de votre message est déplacé.
            fr | NONE | Le pont est encore fermé ?
            fr | NONE | Quel ton, vraiment.
            fr | NONE | Courage aux pompiers.
            en | NONE | Can you tell me whether the water is safe?
            en | NONE | You should have warned us.
            en | NONE | Thank you for the update.
            """)
    void hears_how_people_address_the_organisation(String lang, String form, String text) {
        assertThat(Tone.of(text, lang).map(AddressForm::name).orElse("NONE")).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Is het waar dat de school dicht is?
            nl | Wanneer mogen we naar huis?
            nl | ik heb geen water
            fr | Est-ce que l'eau est potable ?
            fr | Quand est-ce que le pont ouvre ?
            fr | Merci pour les nouvelles
            en | Is the water safe to drink?
            en | What about my car in the garage
            en | please help, there is smoke
            """)
    void tells_the_language_when_the_platform_does_not(String lang, String text) {
        assertThat(Tone.language(text)).contains(lang);
        assertThat(Tone.of(text, null)).isEqualTo(Tone.of(text, lang));
    }

    @Test
    void keeps_silent_about_a_language_that_it_does_not_know() {
        assertThat(Tone.language("👍👍")).isEmpty();
        assertThat(Tone.of("Können Sie mir helfen?", "de")).isEmpty();
    }
}
