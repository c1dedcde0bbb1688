package org.baken.testing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections to a database that can be away, or full. */
public final class FailingSource implements DataSource {
    /** How the database fails. */
    public enum Failure {
        /** No connection comes about. */
        GONE,
        /** Everything can be read, nothing can be kept. */
        FULL
    }

    private final DataSource real;
    private volatile Failure failure;

    public FailingSource(DataSource real) {
        this.real = real;
    }

    /** From now on it fails so; null for no longer. */
    public void fail(Failure next) {
        failure = next;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (failure == Failure.GONE) {
            throw new SQLException("The connection attempt failed", "08001");
        }
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                FailingSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("commit") && failure == Failure.FULL) {
                        connection.rollback();
                        throw new SQLException("No space left on device", "53100");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return real.unwrap(wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) throws SQLException {
        return real.isWrapperFor(wanted);
    }
}
