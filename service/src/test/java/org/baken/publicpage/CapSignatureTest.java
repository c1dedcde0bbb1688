package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class CapSignatureTest {
    private static final String HOSTILE = "Sluit <b>ramen</b> & deuren ]]>\r\n\t\u0001 \uD83D\uDE92 é";

    static Stream<Path> keys() throws Exception {
        return Stream.of(
                KeyStores.file("-keyalg", "RSA", "-keysize", "2048"),
                KeyStores.file("-keyalg", "EC", "-groupname", "secp256r1"));
    }

    private static byte[] signed(Path keys) {
        Alert alert = Alert.of(
                        "9",
                        "flood",
                        List.of(PageViews.with(
                                post("9", Purpose.INSTRUCTION, HOSTILE, HOSTILE, 60, Standing.CURRENT, null))))
                .orElseThrow();
        return new CapAlert(HOUSE, CapSignature.of(keys, KeyStores.PASSWORD)).of(alert);
    }

    private static Document document(byte[] alert) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(alert));
    }

    /** Whether the certificate of the key store vouches for every word. */
    private static boolean holds(byte[] alert, Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance(keys.toFile(), KeyStores.PASSWORD.toCharArray());
        Certificate certificate = store.getCertificate("alerts");
        NodeList signatures = document(alert).getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        assertThat(signatures.getLength()).isEqualTo(1);
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(new DOMValidateContext(certificate.getPublicKey(), signatures.item(0)))
                .validate(new DOMValidateContext(certificate.getPublicKey(), signatures.item(0)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_signed_alert_is_valid_and_no_word_of_it_can_be_changed(Path keys) throws Exception {
        byte[] alert = signed(keys);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(CapSignatureTest.class.getResource("/cap/CAP-v1.2.xsd"))
                .newValidator()
                .validate(new DOMSource(document(alert)));
        assertThat(document(alert).getDocumentElement().getLastChild().getLocalName())
                .isEqualTo("Signature");
        assertThat(holds(alert, keys)).isTrue();
        String text = new String(alert, StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("&#13;");
        for (String changed : List.of(
                text.replace("<status>Actual</status>", "<status>Exercise</status>"),
                text.replace("deuren", "deuren niet"),
                text.replace("</info>", "<contact>0900</contact></info>"))) {
            assertThat(changed).isNotEqualTo(text);
            assertThat(holds(changed.getBytes(StandardCharsets.UTF_8), keys)).isFalse();
        }
    }

    @Test
    void the_key_of_another_house_vouches_for_nothing() throws Exception {
        byte[] alert = signed(KeyStores.file("-keyalg", "EC", "-groupname", "secp256r1"));
        assertThat(holds(alert, KeyStores.file("-keyalg", "EC", "-groupname", "secp256r1")))
                .isFalse();
    }

    @Test
    void a_key_that_cannot_be_used_is_refused_in_words_that_tell_no_secret(@TempDir Path folder) throws Exception {
        Path keys = KeyStores.file("-keyalg", "EC", "-groupname", "secp256r1");
        assertThatThrownBy(() -> CapSignature.of(keys, "geheim wachtwoord"))
                .hasMessageContaining("its password is another")
                .hasMessageContaining("BAKEN_CAP_KEYSTORE_PASSWORD")
                .hasMessageNotContaining("geheim")
                .hasNoCause();
        assertThatThrownBy(() -> CapSignature.of(folder.resolve("weg.p12"), ""))
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> CapSignature.of(folder, "")).hasMessageContaining("there is no file");
        Path text = Files.writeString(folder.resolve("text.p12"), "-----BEGIN PRIVATE KEY-----");
        assertThatThrownBy(() -> CapSignature.of(text, "")).hasMessageContaining("no PKCS#12 file");
        Path empty = folder.resolve("empty.p12");
        KeyStore nothing = KeyStore.getInstance("PKCS12");
        nothing.load(null, null);
        try (var stream = Files.newOutputStream(empty)) {
            nothing.store(stream, KeyStores.PASSWORD.toCharArray());
        }
        assertThatThrownBy(() -> CapSignature.of(empty, KeyStores.PASSWORD)).hasMessageContaining("no private key");
        Path old = KeyStores.file("-keyalg", "DSA", "-keysize", "2048");
        assertThatThrownBy(() -> CapSignature.of(old, KeyStores.PASSWORD)).hasMessageContaining("neither RSA nor EC");
    }
}
