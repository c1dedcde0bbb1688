package org.baken.channel.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Encrypted sockets to an address that was looked up and checked before, whose certificate has to be that of the name. A library that
 * is given the address never looks the name up again, which could lead elsewhere by then.
 */
final class CheckedSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final String name;

    CheckedSockets(SSLContext trust, String name) {
        this.sockets = trust.getSocketFactory();
        this.name = name;
    }

    @Override
    public Socket createSocket() throws IOException {
        return named(sockets.createSocket());
    }

    /** Around a connection that was plain until now. */
    @Override
    public Socket createSocket(Socket plain, String address, int port, boolean autoClose) throws IOException {
        return named(sockets.createSocket(plain, name, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return named(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return named(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return named(sockets.createSocket(address, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return named(sockets.createSocket(address, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private Socket named(Socket socket) {
        SSLSocket secure = (SSLSocket) socket;
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        // An address has no name that could be sent along (RFC 6066, 3).
        if (!name.matches("[0-9.]+|.*:.*")) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        secure.setSSLParameters(parameters);
        return secure;
    }
}
