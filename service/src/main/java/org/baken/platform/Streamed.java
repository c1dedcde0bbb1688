package org.baken.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method that reads its request while it comes in, because it can be larger than what may lie in memory. An Idempotency-Key then
 * stands for the address alone: what is sent is not compared, so a client takes another key for other content.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Streamed {}
