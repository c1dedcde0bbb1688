package org.baken.channel.sms;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.SettingProblem;
import org.baken.channel.SmsText;
import org.baken.channel.Trouble;
import org.baken.channel.sms.Template.Writing;

/** What a gateway wants to hear: the templates of an account, and what is filled in for one message. */
final class Request {
    /** What stands for the message. */
    private static final Set<String> MESSAGE =
            Set.of("to", "digits", "text", "from", "key", "coding", "unicode", "lang");
    /** Who a message comes from. */
    static final String FROM = "from";
    /** The secrets that gateways commonly ask for; an account may have others. */
    static final List<String> SECRETS = List.of("username", "password", "token");

    /** User name and password as HTTP's Basic login wants them. */
    private static final String BASIC = "basic";

    private static final String TYPE = "content-type";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}";
    private static final Set<String> OURS = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final Link link;

    Request(Link link) {
        this.link = link;
    }

    private String url() {
        return link.setting("url").orElse("");
    }

    private String body() {
        return link.setting("body").orElse("");
    }

    private String method() {
        return link.setting("method").orElse(body().isEmpty() ? "GET" : "POST");
    }

    /** The headers by name; a line that is none has the name "". */
    private Map<String, String> headers() {
        return link.pairs("headers");
    }

    private String type() {
        return headers().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(TYPE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(this::usualType);
    }

    private String usualType() {
        String body = body();
        if (body.startsWith("{") || body.startsWith("[")) {
            return "application/json";
        }
        return body.startsWith("<") ? "application/xml; charset=utf-8" : "application/x-www-form-urlencoded";
    }

    /** What is wrong with the templates, by field. */
    List<SettingProblem> problems() {
        List<SettingProblem> problems = new ArrayList<>();
        if (url().replaceFirst("^(https?://[^/?#]*).*$", "$1").contains("{")) {
            problems.add(problem("url", "channel.sms.host"));
        } else if (!url().isEmpty()) {
            try {
                Outbound.parse(address(sample()));
            } catch (Refused wrong) {
                problems.add(new SettingProblem("settings.url", wrong.trouble()));
            }
        }
        unknown("url", url(), problems);
        unknown("body", body(), problems);
        Set<String> filled = Template.places(url() + " " + body());
        if (!filled.contains("text") || !filled.contains("to") && !filled.contains("digits")) {
            problems.add(problem(body().isEmpty() ? "url" : "body", "channel.sms.places"));
        }
        headers().forEach((name, value) -> header(name, value, problems));
        return problems;
    }

    private void header(String name, String value, List<SettingProblem> problems) {
        boolean sound = name.matches(TOKEN)
                && !OURS.contains(name.toLowerCase(Locale.ROOT))
                && value.chars().allMatch(letter -> letter >= ' ' && letter <= '~')
                && !Template.places(value).contains("text");
        if (!sound) {
            problems.add(problem("headers", "channel.sms.header", name.isEmpty() ? value : name));
        } else {
            unknown("headers", value, problems);
        }
    }

    private void unknown(String field, String template, List<SettingProblem> problems) {
        Template.places(template).stream()
                .filter(place -> !MESSAGE.contains(place) && !isSecret(place))
                .findFirst()
                .ifPresent(place -> problems.add(problem(field, "channel.sms.place", "{" + place + "}")));
    }

    private boolean isSecret(String place) {
        return place.equals(BASIC)
                || SECRETS.contains(place)
                || link.hidden(place).isPresent();
    }

    /** One message as the gateway wants it. */
    HttpRequest of(Post post) throws Refused {
        Map<String, String> values = values(post);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(checked(address(values))));
        for (Map.Entry<String, String> header : headers().entrySet()) {
            String value = Template.fill(header.getValue(), values, Writing.PLAIN);
            if (!value.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
                throw new Refused(Trouble.of("channel.sms.header", header.getKey()));
            }
            request.setHeader(header.getKey(), value);
        }
        if (body().isEmpty()) {
            return request.method(method(), BodyPublishers.noBody()).build();
        }
        String body = Template.fill(body(), values, Writing.of(type()));
        return request.setHeader("Content-Type", type())
                .method(method(), BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    /** The gateway without a message: to see whether anybody is there. */
    HttpRequest knock() throws Refused {
        String bare = url().replaceFirst("[?#{].*$", "");
        return HttpRequest.newBuilder(URI.create(checked(bare)))
                .method("HEAD", BodyPublishers.noBody())
                .build();
    }

    private String address(Map<String, String> values) {
        return Template.fill(url(), values, Writing.ADDRESS);
    }

    private static String checked(String address) throws Refused {
        Outbound.parse(address);
        return address;
    }

    private Map<String, String> sample() {
        return Map.of("to", "+32470123456", "digits", "32470123456", "text", "x", "from", "x", "key", "x");
    }

    private Map<String, String> values(Post post) {
        boolean gsm = SmsText.of(post.text()).gsm();
        Map<String, String> values = new HashMap<>(link.secret());
        SECRETS.forEach(name -> values.putIfAbsent(name, ""));
        values.put("to", post.recipient());
        values.put("digits", post.recipient().substring(1));
        values.put("text", post.text());
        values.put("from", link.setting(FROM).orElse(""));
        values.put("key", post.key());
        values.put("lang", post.lang());
        // As Kannel numbers them.
        values.put("coding", gsm ? "0" : "2");
        values.put("unicode", String.valueOf(!gsm));
        String login = values.get("username") + ":" + values.get("password");
        values.put(BASIC, Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        return values;
    }

    private static SettingProblem problem(String field, String key, Object... args) {
        return new SettingProblem("settings." + field, Trouble.of(key, args));
    }
}
