package org.baken.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/**
 * Text without hidden tricks: no control characters but tab and line break, no bidirectional overrides or isolates, no
 * unpaired surrogates. What a reviewer sees is then what goes out.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {
    /** The key of the text. */
    String message() default "problem.plain-text";

    /** As Bean Validation asks. */
    Class<?>[] groups() default {};

    /** As Bean Validation asks. */
    Class<? extends Payload>[] payload() default {};

    /** Looks for hidden characters. */
    class Check implements ConstraintValidator<PlainText, CharSequence> {
        private static final Pattern HIDDEN = Pattern.compile(
                "[\\p{Cc}&&[^\\t\\r\\n]]|[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]|\\p{Cs}");

        @Override
        public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
            return value == null || !HIDDEN.matcher(value).find();
        }
    }
}
