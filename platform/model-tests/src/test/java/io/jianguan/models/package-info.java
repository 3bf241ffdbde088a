/** Runs every process model with its test cases on a real engine, and checks that all content fits together. */
@NullMarked
package io.jianguan.models;

import org.jspecify.annotations.NullMarked;
