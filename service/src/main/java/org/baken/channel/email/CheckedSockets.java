package org.baken.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Sockets that go to the very address that was looked up and checked before, whatever a library resolves: a name could lead elsewhere
 * by then. Encrypted ones insist on a certificate for the name; one for the address is none, because whoever bends the name to an
 * address of their own can get that.
 */
final class CheckedSockets extends SocketFactory {
    private final String name;
    private final InetAddress address;
    /** Null for a line that is not encrypted from the begin. */
    private final SSLContext trust;

    CheckedSockets(String name, InetAddress address, SSLContext trust) {
        this.name = name;
        this.address = address;
        this.trust = trust;
    }

    @Override
    public Socket createSocket() {
        return new Checked();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(port);
    }

    private Socket connected(int port) throws IOException {
        Socket socket = new Checked();
        socket.connect(new InetSocketAddress(address, port), 0);
        return socket;
    }

    /** An encrypted line over one that is connected, with whoever shows a certificate for the name. */
    static SSLSocket encrypted(SSLContext trust, Socket plain, String name, int port) throws IOException {
        SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(plain, name, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** To the library it is a plain socket. */
    private final class Checked extends Socket {
        private Socket secure;

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            int port = ((InetSocketAddress) endpoint).getPort();
            super.connect(new InetSocketAddress(address, port), timeout);
            if (trust != null) {
                try {
                    secure = encrypted(trust, new Raw(this), name, port);
                } catch (IOException failure) {
                    close();
                    throw failure;
                }
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return secure == null ? super.getInputStream() : secure.getInputStream();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return secure == null ? super.getOutputStream() : secure.getOutputStream();
        }

        private InputStream rawInput() throws IOException {
            return super.getInputStream();
        }

        private OutputStream rawOutput() throws IOException {
            return super.getOutputStream();
        }
    }

    /** What lies under the encryption: the same connection, without it. */
    private static final class Raw extends Socket {
        private final Checked line;

        Raw(Checked line) {
            this.line = line;
        }

        @Override
        public boolean isConnected() {
            return line.isConnected();
        }

        @Override
        public boolean isClosed() {
            return line.isClosed();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return line.rawInput();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return line.rawOutput();
        }

        @Override
        public int getPort() {
            return line.getPort();
        }

        @Override
        public InetAddress getInetAddress() {
            return line.getInetAddress();
        }

        @Override
        public void setSoTimeout(int timeout) throws SocketException {
            line.setSoTimeout(timeout);
        }

        @Override
        public int getSoTimeout() throws SocketException {
            return line.getSoTimeout();
        }

        @Override
        public void close() throws IOException {
            line.close();
        }
    }
}
