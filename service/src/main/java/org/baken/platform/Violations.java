package org.baken.platform;

import jakarta.validation.ConstraintViolation;
import java.util.Map;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/** Says in our own words what Bean Validation found wrong. */
final class Violations {
    private Violations() {}

    static String key(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        if (Catalogue.has(template)) {
            return template;
        }
        return switch (constraint(violation)) {
            case "NotNull", "NotBlank", "NotEmpty" -> "problem.required";
            case "Size" -> minimum(violation) > 0 ? "problem.length-between" : "problem.length";
            case "Min", "Max", "PositiveOrZero" -> "problem.range";
            case "Email" -> "problem.email";
            default -> "problem.wrong-value";
        };
    }

    static Object[] arguments(ConstraintViolation<?> violation) {
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        return switch (constraint(violation)) {
            case "Size" ->
                minimum(violation) > 0
                        ? new Object[] {attributes.get("min"), attributes.get("max")}
                        : new Object[] {attributes.get("max")};
            case "Min" -> new Object[] {attributes.get("value"), "…"};
            case "PlainText" -> hidden(violation).arguments();
            case "Max" -> new Object[] {"…", attributes.get("value")};
            default -> new Object[0];
        };
    }

    private static HiddenCharacter hidden(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> found = violation.unwrap(HibernateConstraintViolation.class);
        return found.getDynamicPayload(HiddenCharacter.class);
    }

    private static int minimum(ConstraintViolation<?> violation) {
        Object min = violation.getConstraintDescriptor().getAttributes().get("min");
        return min instanceof Integer number ? number : 0;
    }

    private static String constraint(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }
}
