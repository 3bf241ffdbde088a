package io.jianguan.rest;

/**
 * What is wrong with one field.
 *
 * @param field path of the field, for example {@code checklist[2].note}
 * @param code stable code, for example {@code required}
 * @param message for people, in their language
 */
public record FieldError(String field, String code, String message) {}
