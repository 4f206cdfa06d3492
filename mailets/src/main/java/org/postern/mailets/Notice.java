package org.postern.mailets;

import org.postern.message.Address;

/** One kind letter from the gate. */
public record Notice(Address to, String subject, String text) {}
