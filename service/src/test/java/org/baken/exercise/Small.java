package org.baken.exercise;

/** A small scenario with one inject of each kind. */
final class Small {
    static final String TEXT = """
            id: klein
            languages: [nl]
            title: {nl: Kleine oefening}
            about: {nl: Een kleine oefening voor een nieuw team.}
            type: industrial-fire
            scale: municipal
            place: Waterschoot
            hashtag: "#waterschoot"
            minutes: 20
            alarm: {nl: Er brandt een loods in de haven.}
            goals:
              - {nl: Op tijd spreken}
            injects:
              - id: gerucht
                at: PT2M
                kind: RUMOUR
                title: {nl: Het drinkwater}
                expect: {nl: Het team meldt het gerucht en laat het nakijken.}
                guidelines: [V11]
                claim: {nl: Het drinkwater is vergiftigd}
                truth: "FALSE"
                harm: HIGH
                within: PT5M
                over: PT2M
                posts:
                  - {author: "@jan", platform: mastodon, text: {nl: Drink niet van de kraan want alles is vergiftigd}}
                  - {author: "@mia", platform: phone, text: {nl: "Is het water nog veilig?"}, class: question}
              - id: golf
                at: PT4M
                kind: REACTIONS
                title: {nl: Vragen}
                expect: {nl: Het team sorteert de vragen.}
                guidelines: [A30]
                posts:
                  - {author: "@els", text: {nl: "Moet ik mijn ramen dicht houden?"}, class: question, private: true}
              - id: pers
                at: PT5M
                kind: PRESS
                title: {nl: Pers belt}
                expect: {nl: De woordvoerder belt terug.}
                guidelines: [A29]
                to: SPOKESPERSON
                who: {nl: "Anke Willems, De Streekkrant"}
                text: {nl: "Klopt het dat er doden zijn?"}
                within: PT10M
              - id: feit-fout
                at: PT6M
                kind: FACT
                title: {nl: Verkeerd aantal}
                expect: {nl: Het team wacht op bevestiging.}
                guidelines: [A26]
                service: Brandweer
                state: REPORTED
                text: {nl: Er zijn vier gewonden.}
                wrong: true
              - id: feit-juist
                at: PT9M
                kind: FACT
                title: {nl: Juist aantal}
                expect: {nl: Het team past het bord aan.}
                guidelines: [A20]
                service: Brandweer
                state: CONFIRMED
                text: {nl: Er is één gewonde.}
                corrects: feit-fout
                within: PT5M
              - id: storing
                at: PT10M
                kind: ACCOUNT
                title: {nl: Mastodon weigert}
                expect: {nl: Het team kiest een ander kanaal.}
                guidelines: [V17]
                imitates: mastodon
                behaviour: REFUSE
                until: PT15M
              - id: bezoek
                at: PT12M
                kind: VISIT
                title: {nl: De minister komt}
                expect: {nl: De leider regelt de ontvangst.}
                guidelines: [A29]
                to: LEAD
                who: {nl: Minister Peeters}
                text: {nl: De minister komt over een half uur.}
              - id: oproep
                at: PT13M
                kind: CALL
                title: {nl: De school belt}
                expect: {nl: Het team belt terug met wat bevestigd is.}
                guidelines: [V27]
                to: MONITOR
                who: {nl: Directeur van basisschool De Linde}
                text: {nl: "Mogen de kinderen naar huis?"}
                within: PT10M
            """;

    private Small() {}
}
