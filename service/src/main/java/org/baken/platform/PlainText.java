package org.baken.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/**
 * Text without hidden tricks: no control characters but tab and line break, no bidirectional overrides or isolates, nothing of
 * no width, no letters buried under marks; see {@link HiddenCharacter}. What a reviewer sees is then what goes out.
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

    /** Looks for hidden characters, and tells which one it found with the violation. */
    class Check implements ConstraintValidator<PlainText, CharSequence> {
        @Override
        public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
            Optional<HiddenCharacter> hidden = value == null ? Optional.empty() : HiddenCharacter.in(value);
            hidden.ifPresent(found ->
                    context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(found));
            return hidden.isEmpty();
        }
    }
}
