package org.postern.relay.delivery;

/** Which rules ask for encryption, by the policy in force. */
@FunctionalInterface
public interface EncryptingRules {
    boolean encrypts(String rule);
}
