package org.baken.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.ExtensionMetadata;
import org.jdbi.v3.core.extension.ExtensionMetadata.ExtensionHandlerInvoker;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.sqlobject.SqlObjectFactory;

/**
 * Attaches the interfaces that hold statements to a transaction. JDBI reads all annotations of an interface anew and prepares
 * each of its methods every time one is attached, which was a third of the work of a command; here a method is prepared once
 * for all transactions, when it is called for the first time. Thread-safe.
 */
final class PreparedDaos implements ExtensionFactory {
    private final Jdbi jdbi;
    private final ExtensionFactory sqlObjects;
    private final Current current;
    private final Map<Class<?>, Boolean> accepted = new ConcurrentHashMap<>();
    private final Map<Class<?>, Dao> prepared = new ConcurrentHashMap<>();

    private PreparedDaos(Jdbi jdbi, ExtensionFactory sqlObjects) {
        this.jdbi = jdbi;
        this.sqlObjects = sqlObjects;
        this.current = new Current(jdbi);
    }

    /** Puts itself before JDBI's own way. What is configured later does not reach the statements of interfaces. */
    static void install(Jdbi jdbi) {
        Extensions extensions = jdbi.getConfig(Extensions.class);
        extensions.register(new PreparedDaos(
                jdbi, extensions.findFactory(SqlObjectFactory.class).orElseThrow()));
    }

    @Override
    public boolean accepts(Class<?> type) {
        return accepted.computeIfAbsent(type, sqlObjects::accepts);
    }

    /** What is attached here is called as it is. */
    @Override
    public Set<FactoryFlag> getFactoryFlags() {
        return Set.of(FactoryFlag.DONT_USE_PROXY);
    }

    @Override
    public <E> E attach(Class<E> type, HandleSupplier transaction) {
        Dao dao = prepared.computeIfAbsent(type, this::prepare);
        InvocationHandler statements = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> type.getName();
                };
            }
            return method.isDefault()
                    ? dao.ofItself(proxy, method, transaction).invoke(arguments)
                    : current.in(transaction, () -> dao.statement(method).invoke(arguments));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, statements));
    }

    private Dao prepare(Class<?> type) {
        ExtensionMetadata metadata = jdbi.getConfig(Extensions.class).findMetadata(type, sqlObjects);
        return new Dao(
                metadata, metadata.createInstanceConfiguration(jdbi.getConfig()), current, new ConcurrentHashMap<>());
    }

    /** An interface with those of its methods that were called so far. */
    private record Dao(
            ExtensionMetadata metadata,
            ConfigRegistry config,
            HandleSupplier current,
            Map<Method, ExtensionHandlerInvoker> statements) {

        ExtensionHandlerInvoker statement(Method method) {
            ExtensionHandlerInvoker known = statements.get(method);
            return known != null
                    ? known
                    : statements.computeIfAbsent(
                            method, one -> metadata.createExtensionHandlerInvoker(this, one, current, config));
        }

        /** A method that the interface has written out: it calls others of the same proxy. */
        ExtensionHandlerInvoker ofItself(Object proxy, Method method, HandleSupplier transaction) {
            return metadata.createExtensionHandlerInvoker(proxy, method, transaction, config);
        }
    }

    /** The transaction in which this thread calls a statement. */
    private static final class Current implements HandleSupplier {
        private final Jdbi jdbi;
        private final ThreadLocal<HandleSupplier> transaction = new ThreadLocal<>();

        Current(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        Object in(HandleSupplier one, Callable<Object> call) throws Exception {
            HandleSupplier before = transaction.get();
            transaction.set(one);
            try {
                return call.call();
            } finally {
                if (before == null) {
                    transaction.remove();
                } else {
                    transaction.set(before);
                }
            }
        }

        @Override
        public Handle getHandle() {
            return transaction.get().getHandle();
        }

        @Override
        public Jdbi getJdbi() {
            return jdbi;
        }

        @Override
        public ConfigRegistry getConfig() {
            return transaction.get().getConfig();
        }

        @Override
        public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
            return transaction.get().invokeInContext(context, task);
        }
    }
}
