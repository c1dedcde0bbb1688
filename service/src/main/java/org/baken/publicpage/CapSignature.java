package org.baken.publicpage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Signs alerts, so that whoever has the town's certificate can tell that no word was changed on the way: an enveloped XML
 * signature as CAP 1.2 allows it (section 3.3; XML Signature, W3C), with SHA-256 and exclusive canonicalization, and the
 * certificate in it. Thread-safe.
 */
public final class CapSignature {
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String EC = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private final PrivateKey key;
    private final List<X509Certificate> certificates;
    private final String method;

    private CapSignature(PrivateKey key, List<X509Certificate> certificates, String method) {
        this.key = key;
        this.certificates = certificates;
        this.method = method;
    }

    /**
     * Reads the first private key of a PKCS#12 file, and its certificate with those above it.
     *
     * @param file the RSA or EC key is in
     * @param password of the file and of the key in it
     * @throws IllegalArgumentException saying what is wrong with the file, never what is in it
     */
    public static CapSignature of(Path file, String password) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "The key for alerts cannot be read: there is no file " + file + " (BAKEN_CAP_KEYSTORE)");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return of(file, store, alias, password);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            // Not the cause: what a provider tells of a key store it cannot open belongs in no log.
            throw new IllegalArgumentException(
                    "The key for alerts cannot be read: " + file
                            + " is no PKCS#12 file, or its password is another (BAKEN_CAP_KEYSTORE, BAKEN_CAP_KEYSTORE_PASSWORD)");
        }
        throw new IllegalArgumentException("The key for alerts cannot be read: " + file + " holds no private key");
    }

    private static CapSignature of(Path file, KeyStore store, String alias, String password)
            throws GeneralSecurityException {
        Key key = store.getKey(alias, password.toCharArray());
        String method = switch (key.getAlgorithm()) {
            case "RSA" -> RSA;
            case "EC" -> EC;
            default -> throw new IllegalArgumentException("The key for alerts in " + file + " is neither RSA nor EC");
        };
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new CapSignature((PrivateKey) key, chain, method);
    }

    /** The same alert with its signature as the last thing in it. */
    byte[] sign(byte[] alert) {
        try {
            Document document = parse(alert);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            factory.newXMLSignature(signedInfo(factory), keyInfo(factory.getKeyInfoFactory()))
                    .sign(new DOMSignContext(key, document.getDocumentElement()));
            tidy(document, "SignatureValue");
            tidy(document, "X509Certificate");
            return written(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("An alert that cannot be signed", e);
        }
    }

    private SignedInfo signedInfo(XMLSignatureFactory factory) throws GeneralSecurityException {
        List<Transform> transforms = List.of(
                factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null));
        Reference whole =
                factory.newReference("", factory.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(method, null),
                List.of(whole));
    }

    private KeyInfo keyInfo(KeyInfoFactory factory) {
        return factory.newKeyInfo(List.of(factory.newX509Data(certificates)));
    }

    private static Document parse(byte[] alert) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(alert));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("An alert that cannot be read again", e);
        }
    }

    /** Without the carriage returns between the lines, which XML has to spell out; neither part is signed itself. */
    private static void tidy(Document document, String element) {
        NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, element);
        for (int i = 0; i < found.getLength(); i++) {
            found.item(i).setTextContent(found.item(i).getTextContent().replace("\r", ""));
        }
    }

    /** As it is, without another space: any would break the signature. */
    private static byte[] written(Document document) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.setXmlStandalone(true);
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("A signed alert that cannot be written", e);
        }
    }
}
