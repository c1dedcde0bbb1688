package org.baken.reaction;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which name of a column means what, as exports and people call them in Dutch, French and English. */
final class ImportColumns {
    static final String TEXT = "text";

    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        mean(TEXT, "text tekst texte message bericht content contenu body inhoud reactie reaction comment commentaire");
        mean("id", "id remoteid postid statusid messageid berichtid uri");
        mean(
                "handle",
                "handle author auteur user username gebruiker gebruikersnaam utilisateur schrijver afzender acct");
        mean("authorName", "authorname name naam nom displayname fullname");
        mean("platform", "platform plateforme channel kanaal canal network netwerk reseau");
        mean("url", "url link lien permalink");
        mean("at", "at date datum time tijd tijdstip heure createdat postedat publishedat timestamp moment datetime");
        mean("lang", "lang language taal langue");
        mean("private", "private prive");
        mean("inReplyTo", "inreplyto replyto parentid antwoordop");
    }

    private ImportColumns() {}

    /** Which of these names stand for which field; the first one of a meaning counts. */
    static Map<String, String> of(List<String> names) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name : names) {
            String meaning = MEANINGS.get(folded(name));
            if (meaning != null) {
                columns.putIfAbsent(meaning, name);
            }
        }
        return columns;
    }

    /** Makes a row of what stands in the columns. */
    static ReactionRow row(UnaryOperator<String> field) {
        return new ReactionRow(
                field.apply("id"),
                field.apply(TEXT),
                field.apply("handle"),
                field.apply("authorName"),
                field.apply("platform"),
                field.apply("url"),
                field.apply("at"),
                field.apply("lang"),
                field.apply("private"),
                field.apply("inReplyTo"));
    }

    private static void mean(String field, String names) {
        for (String name : names.split(" ")) {
            MEANINGS.put(name, field);
        }
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
