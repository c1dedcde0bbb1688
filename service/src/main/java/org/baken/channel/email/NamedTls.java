package org.baken.channel.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Encrypts a line that was plain until now (STARTTLS), with whoever shows a certificate for the name. */
final class NamedTls extends SSLSocketFactory {
    private final SSLContext trust;
    private final String name;

    NamedTls(SSLContext trust, String name) {
        this.trust = trust;
        this.name = name;
    }

    @Override
    public Socket createSocket(Socket plain, String address, int port, boolean autoClose) throws IOException {
        return CheckedSockets.encrypted(trust, plain, name, port);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw onlyOver();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw onlyOver();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw onlyOver();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        throw onlyOver();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return trust.getSocketFactory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return trust.getSocketFactory().getSupportedCipherSuites();
    }

    private static IOException onlyOver() {
        return new IOException("Only a line that is there already is encrypted");
    }
}
