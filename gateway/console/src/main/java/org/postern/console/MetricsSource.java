package org.postern.console;

/** Counts and times, never about a person. */
@FunctionalInterface
public interface MetricsSource {
    /** Everything in the Prometheus text format 0.0.4. */
    String text();
}
