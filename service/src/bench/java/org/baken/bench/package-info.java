/** Benchmarks: how long what people wait for takes. Not part of the tests, since a busy machine would fail them. */
package org.baken.bench;
