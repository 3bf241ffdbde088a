package io.jianguan.identity;

/** A text in both languages of the product. */
public record Label(String zh, String en) {}
