package org.baken;

import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.forms.MultiPartBundle;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringSubstitutor;
import org.baken.account.Caller;
import org.baken.account.GroupResource;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.account.PersonResource;
import org.baken.alarm.Alarms;
import org.baken.auth.LoginAttempts;
import org.baken.auth.SecondFactorResetResource;
import org.baken.auth.SecondFactorResource;
import org.baken.auth.SecondFactors;
import org.baken.auth.SessionFilter;
import org.baken.auth.SessionResource;
import org.baken.auth.Sessions;
import org.baken.auth.Setup;
import org.baken.auth.SetupResource;
import org.baken.authenticity.Authenticity;
import org.baken.channel.Channels;
import org.baken.clocks.Clocks;
import org.baken.demo.DemoClock;
import org.baken.demo.DemoCommand;
import org.baken.edge.Edge;
import org.baken.exercise.Scores;
import org.baken.figures.FigureSheets;
import org.baken.forwarding.Forwards;
import org.baken.insight.AskedQuestions;
import org.baken.logbook.LogTail;
import org.baken.logbook.Logbook;
import org.baken.message.Messages;
import org.baken.message.Rulebook;
import org.baken.platform.ConsoleFiles;
import org.baken.platform.Database;
import org.baken.platform.Databases;
import org.baken.platform.IdempotencyFilter;
import org.baken.platform.Json;
import org.baken.platform.OpenApiResource;
import org.baken.platform.ProblemMapper;
import org.baken.platform.RequestLog;
import org.baken.platform.RequestSizes;
import org.baken.platform.SecurityHeaders;
import org.baken.platform.ServerStart;
import org.baken.platform.UnreadableRequests;
import org.baken.platform.Vault;
import org.baken.platform.WholeRequest;
import org.baken.publishing.Accounts;
import org.baken.publishing.Publishing;
import org.baken.reply.UnsignedReplies;
import org.baken.report.FiguresSection;
import org.baken.report.Reports;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ConditionalHandler;

/** Starts the service and ties its parts together. */
public class ConsoleApplication extends Application<ConsoleConfiguration> {
    private static final long LARGEST_REQUEST = 12L * 1024 * 1024;
    private static final Set<String> DEFAULT_TOKENS =
            Set.of("changeme", "change-me", "secret", "setup", "token", "baken");

    private static final Duration DEMO_BEGAN_AGO = Duration.ofMinutes(47);

    private final Clock clock;

    public ConsoleApplication() {
        this(Clock.tickMillis(ZoneOffset.UTC));
    }

    /** @param clock the only source of time of the whole service */
    public ConsoleApplication(Clock clock) {
        this.clock = clock;
    }

    public static void main(String[] arguments) throws Exception {
        boolean demo = arguments.length > 0 && arguments[0].equals("demo");
        new ConsoleApplication(demo ? new DemoClock(DEMO_BEGAN_AGO) : Clock.tickMillis(ZoneOffset.UTC)).run(arguments);
    }

    @Override
    public String getName() {
        return "baken";
    }

    @Override
    public void initialize(Bootstrap<ConsoleConfiguration> bootstrap) {
        StringSubstitutor environment = new EnvironmentVariableSubstitutor(false, true);
        bootstrap.setConfigurationSourceProvider(
                new SubstitutingSourceProvider(bootstrap.getConfigurationSourceProvider(), environment));
        bootstrap.addBundle(new MultiPartBundle());
        bootstrap.addCommand(new RotateKeysCommand());
        bootstrap.addCommand(new CheckPlaybooksCommand());
        bootstrap.addCommand(new VerifyCommand());
        if (clock instanceof DemoClock demoClock) {
            bootstrap.addCommand(new DemoCommand(this, demoClock));
        }
    }

    @Override
    public void run(ConsoleConfiguration configuration, Environment environment) {
        // Only now: settings from the environment are text, which the interface's mapper would not take for a number.
        Json.configure(environment.getObjectMapper());
        Foundation base = foundation(configuration, environment);
        protect(base);
        Setup setup = people(base);
        wire(base);
        base.serve(new OpenApiResource(() -> resources(environment)));
        environment.lifecycle().manage(base.tail());
        environment.lifecycle().addServerLifecycleListener(server -> greet(configuration, setup));
    }

    /** Later parts call earlier ones, never back: see the test of the architecture. */
    private static void wire(Foundation base) {
        IncidentPart incidents = IncidentPart.of(base);
        PlaybookPart playbooks = PlaybookPart.of(base, incidents.incidents());
        TriagePart triage = TriagePart.of(base);
        RumourPart rumours = RumourPart.of(base, incidents.incidents(), triage.policies());
        MediaPart media = MediaPart.of(base, incidents.incidents());
        Channels channels = PublishingPart.channels(base);
        Accounts accounts = PublishingPart.accounts(base, channels);
        playbooks.tickAccounts(base, accounts::checkedSince);
        Rulebook rulebook = new Rulebook(base.logbook());
        ApprovalPart approval = ApprovalPart.of(base, incidents, rulebook);
        MessagePart part =
                MessagePart.of(base, incidents, channels, accounts, media.pictures(), rulebook, approval.rights());
        Messages messages = part.messages();
        playbooks.print(base, part.templates());
        approval.serve(base, incidents, media.media(), part);
        Publishing publishing = PublishingPart.of(base, incidents, messages, media.media(), channels, accounts)
                .publishing();
        rumours.mailedBy(publishing);
        Forwards forwards = ForwardingPart.add(base, incidents, messages, media.media(), publishing);
        Authenticity authenticity = AuthenticityPart.add(base, incidents, messages, publishing);
        SubscriptionPart.add(base, incidents, messages, publishing);
        AskedQuestions questions = InsightPart.questions(base, incidents);
        Edge edge =
                PublicPagePart.add(base, incidents, messages, publishing, rumours.rumours(), questions, media.media());
        ReactionPart reactions = ReactionPart.of(base, incidents.incidents(), rumours.rumours(), triage.policies());
        triage.work(base, incidents.incidents(), reactions.desk(), rumours.evidence());
        ListeningPart.add(base, incidents.incidents(), accounts, reactions.reactions());
        WatchPart.add(base);
        FigureSheets figures =
                FiguresPart.add(base, incidents.incidents(), messages, accounts, authenticity.clicks()::ofMessage);
        Scores scores = ExercisePart.add(base, incidents, messages, accounts, rumours.rumours(), reactions.reactions());
        InsightPart.add(base, incidents, rumours.rumours(), reactions.reactions(), questions);
        UnsignedReplies unsigned = ReplyPart.add(
                base,
                incidents.incidents(),
                triage.policies(),
                reactions.desk(),
                rumours.rumours(),
                messages,
                rulebook,
                publishing);
        Clocks clocks = ClockPart.add(base, incidents.incidents(), part, rumours.rumours(), playbooks.checklists());
        Alarms alarms = AlarmPart.add(base, incidents.incidents(), accounts, clocks, publishing);
        Reports reports = ReportPart.add(
                base,
                incidents,
                playbooks.checklists(),
                messages,
                approval.rights(),
                publishing.deliveries(),
                alarms,
                clocks,
                rumours.rumours(),
                triage,
                rumours.evidence(),
                media.media(),
                unsigned,
                forwards,
                scores);
        reports.add(new FiguresSection(figures, base.publisher().zone()));
        GuidePart.add(
                base, playbooks.playbooks(), incidents, messages, approval.rights(), accounts, reactions.reactions());
        LivePart.of(base, incidents, edge.mode());
    }

    private Foundation foundation(ConsoleConfiguration configuration, Environment environment) {
        Databases.Location location = Databases.Location.of(
                configuration.database.url(),
                configuration.database.user(),
                configuration.database.password(),
                configuration.dataFolder());
        ManagedDataSource source = Databases.open(location, environment.metrics());
        environment.lifecycle().manage(source);
        Database database = Databases.prepare(source, location);
        Logbook logbook = new Logbook(database, clock);
        LogTail tail = new LogTail(logbook);
        environment.healthChecks().register("database", Databases.health(database));
        environment.healthChecks().register("log-followers", tail.health());
        People people = new People(database, clock);
        LoginAttempts attempts = new LoginAttempts(clock);
        Vault vault = Vault.open(configuration.dataFolder().resolve("keys"), SecondFactors.VAULT);
        return new Foundation(
                configuration,
                environment,
                clock,
                database,
                logbook,
                tail,
                people,
                new Groups(),
                new Sessions(database, people, clock),
                attempts,
                new SecondFactors(database, people, vault, attempts, clock),
                configuration.house());
    }

    private static void protect(Foundation base) {
        Environment environment = base.environment();
        base.serve(
                new RequestLog(),
                new WholeRequest(LARGEST_REQUEST),
                new ProblemMapper.Any(base.database()),
                new ProblemMapper.Invalid(base.database()),
                new ProblemMapper.Malformed(base.database()),
                new IdempotencyFilter(base.database(), base.clock()));
        environment
                .servlets()
                .addFilter(
                        "security-headers",
                        new SecurityHeaders(base.house().publicUrl().startsWith("https:")))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment.getApplicationContext().insertHandler(requestSizes());
        ServerStart.before(
                environment,
                server -> server.setErrorHandler(new UnreadableRequests(
                        server.getErrorHandler(),
                        base.house().languages(),
                        base.house().publicUrl().startsWith("https:"))));
        environment.servlets().addServlet("console", new ConsoleFiles()).addMapping("/console/*");
        PrometheusRegistry metrics = new PrometheusRegistry();
        DropwizardExports.builder().dropwizardRegistry(environment.metrics()).register(metrics);
        environment
                .admin()
                .addServlet("prometheus", new PrometheusMetricsServlet(metrics))
                .addMapping("/metrics");
    }

    private static Setup people(Foundation base) {
        Sessions sessions = base.sessions();
        Setup setup = new Setup(base.database(), base.people(), fixedToken(base.configuration()));
        base.serve(
                new AuthDynamicFeature(new SessionFilter(sessions)),
                new AuthValueFactoryProvider.Binder<>(Caller.class),
                new SessionResource(
                        base.database(),
                        base.people(),
                        sessions,
                        base.factors(),
                        base.attempts(),
                        base.logbook(),
                        base.house()),
                new SecondFactorResource(
                        base.database(), base.people(), base.factors(), base.attempts(), base.logbook(), base.house()),
                new SecondFactorResetResource(base.database(), base.people(), base.factors(), base.logbook()),
                new SetupResource(base.database(), base.people(), setup, sessions, base.logbook()),
                new PersonResource(
                        base.database(),
                        base.people(),
                        base.logbook(),
                        base.clock(),
                        base.house().publicUrl()),
                new GroupResource(base.database(), base.groups(), base.logbook(), base.clock()));
        return setup;
    }

    /** Files of reactions are larger than anything else; who reads them counts by itself. */
    private static Handler.Singleton requestSizes() {
        ConditionalHandler.SkipNext except = new ConditionalHandler.SkipNext();
        except.includePath("^/api/incidents/[^/]+/reaction-imports$");
        except.setHandler(new RequestSizes(LARGEST_REQUEST));
        return except;
    }

    private static Set<Class<?>> resources(Environment environment) {
        var registered = environment.jersey().getResourceConfig();
        return Stream.concat(
                        registered.getClasses().stream(),
                        registered.getInstances().stream().<Class<?>>map(Object::getClass))
                .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
                .collect(Collectors.toSet());
    }

    private static String fixedToken(ConsoleConfiguration configuration) {
        String token = configuration.setupToken;
        if (token == null || token.isBlank()) {
            return null;
        }
        if (token.length() < 8 || DEFAULT_TOKENS.contains(token.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "BAKEN_SETUP_TOKEN is one that anybody would try first: take at least 8 characters nobody can guess");
        }
        return token;
    }

    /** To the terminal, not to the log: the link opens the house. */
    private static void greet(ConsoleConfiguration configuration, Setup setup) {
        String console = configuration.publicUrl() + "/console/";
        if (configuration.greeted) {
            return;
        }
        if (setup.isNeeded()) {
            System.out.printf(
                    "%n  Nobody has an account yet. Make the first administrator, once, at:%n%n    %ssetup#%s%n%n",
                    console, setup.token());
        } else {
            System.out.printf("%n  The console is at %s%n%n", console);
        }
    }
}
