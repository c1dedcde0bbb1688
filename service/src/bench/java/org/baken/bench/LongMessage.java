package org.baken.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.baken.channel.Limits;
import org.baken.channel.Profiles;
import org.baken.channel.mastodon.MastodonLimits;
import org.baken.check.Context;
import org.baken.check.Draft;
import org.baken.check.Part;

/** A long message as a town writes it, with faults of most kinds in it, and all that surrounds it. */
final class LongMessage {
    /** UTF-16 units in the text of all platforms. */
    static final int LENGTH = 2_000;

    private static final int EARLIER = 5;

    /** Platforms with a text of their own, and how much of the long text that is: some of it too long. */
    private static final Map<String, Integer> VARIANTS = Map.of(
            "x", 275,
            "bluesky", 340,
            "mastodon", 480,
            "threads", 520,
            "facebook", 1_800,
            "instagram", 1_500,
            "linkedin", 1_600,
            "telegram", 1_900,
            "sms", 640,
            "ntfy", 900);

    private static final String TITLE = "Brand in het recyclagebedrijf aan de haven: hou ramen en deuren dicht";
    private static final String URL = "https://crisis.waterschoot.example/brand-haven";
    private static final String TEXT =
            """
            Sinds 14.20 uur woedt een zware brand in een recyclagebedrijf aan de Havenlaan 112 in Waterschoot. Er is veel rook, die naar het noordoosten trekt, over de wijken Broek, Oud Dorp en De Linde.

            We weten nog niet hoe de brand ontstaan is en ook niet wat er precies brandt. De brandweer meet sinds 15.05 uur de lucht op acht plaatsen; de eerste resultaten verwachten we tegen 17.30 uur. Vermoedelijk gaat het om kunststof, maar dat is niet bevestigd! Het parket zal later uitleg geven.

            De brandweer is met 64 mensen en 18 voertuigen ter plaatse, de politie regelt het verkeer en het crisiscentrum van de gemeente is bijeen. De oprit 14 van de E313 is dicht. Treinen tussen Waterschoot en Lier rijden niet: reken op 45 tot 60 minuten extra. Wie in de Kerkstraat 7 woont, kan terecht in sporthal De Zwaan, Sportlaan 3, waar het Rode Kruis vanaf 16.00 uur mensen opvangt.

            Dit vragen we van je:
            - Blijf binnen en sluit ramen, deuren en roosters. Zet ventilatie en airco uit.
            - Hou de wegen vrij voor de hulpdiensten. KOM NIET KIJKEN NAAR DE BRAND.
            - Bel 112 alleen als je in nood bent. Voor vragen bel je 03 234 56 78 (tot 22 uur) of mail je naar crisis@waterschoot.example.
            - Was groenten uit je tuin goed en laat dieren vannacht binnen.

            De evacuatie van de Dokstraat, nummers 2 tot 48, is afgerond; 212 personen zijn geëvacueerd. Eén van hen, te bereiken op 0475 12 34 56, zoekt zijn wagen met nummerplaat 1-ABC-123. Mensen met ademhalingsklachten kunnen hun huisarts raadplegen. Op 21.11.2026 om 9 uur begint de opruiming, die volgens de intercommunale 3 tot 4 dagen zal duren; tot dan blijft het containerpark gesloten en worden huisvuil, papier en karton in de postcodes 2500, 2501 en 2520 niet opgehaald, wat we begrijpelijkerwijs heel vervelend vinden maar nu eenmaal niet anders kunnen organiseren met de ploegen die er vandaag zijn.

            Volgende update om 17.45 uur op https://crisis.waterschoot.example/brand-haven of via #brandhaven. Die pagina geldt als enige bron: deel geen beelden of geruchten waarvan je niet zeker bent, en help je buren die dit bericht niet kunnen lezen. Wie een gsm heeft, krijgt ook een BE-Alert: schrijf je in op be-alert.be, ook voor je ouders of een ander adres. Dank je wel voor je geduld. Meer nieuws volgt.
            """;

    private LongMessage() {}

    static String body() {
        return TEXT.substring(0, LENGTH);
    }

    static Draft draft() {
        List<Draft.Variant> variants = new ArrayList<>();
        new TreeMap<>(VARIANTS)
                .forEach((platform, length) ->
                        variants.add(new Draft.Variant(platform, "nl", TEXT.substring(0, length), length % 40 == 0)));
        List<Draft.Picture> pictures = IntStream.range(0, 3)
                .mapToObj(at -> new Draft.Picture("p" + at, Map.of("nl", at == 0 ? "" : "Rook boven"), at < 2, true))
                .toList();
        return new Draft(Map.of("nl", new Draft.Text(TITLE, body())), variants, pictures);
    }

    /** What goes out where no text of its own was written. */
    static String whole() {
        return TITLE + "\n\n" + body();
    }

    /** Every platform there is. */
    static Map<String, Limits> platforms() {
        Map<String, Limits> all = new TreeMap<>(Profiles.all());
        all.put("mastodon", new MastodonLimits(500, 23, true));
        return all;
    }

    static Context.Builder surroundings() {
        List<String> numbers = new ArrayList<>(List.of("03 234 56 78", "crisis@waterschoot.example"));
        IntStream.range(0, 18).forEach(at -> numbers.add("+32 3 234 5" + (100 + at * 7)));
        List<String> terms = IntStream.range(0, 50)
                .mapToObj(at -> "codewoord " + (char) ('a' + at % 26) + "-project " + at)
                .toList();
        List<String> earlier = IntStream.range(0, EARLIER)
                .mapToObj(at -> body().replace("14.20", "13.1" + at))
                .toList();
        return Context.builder()
                .languages(List.of("nl", "fr"))
                .purpose("UPDATE", Part.needed())
                .exercise(true)
                .officialUrl(URL)
                .hashtag("#brandhaven")
                .facts(new Context.FactsBehind(6, 2, 1))
                .claim("Er is giftige rook en de gemeente verzwijgt de resultaten van de metingen in de haven")
                .house(new Context.House(numbers, List.of("Sportlaan 3"), terms, Map.of()))
                .published(Map.of("nl", earlier))
                .pace(new Context.Pace(7));
    }
}
