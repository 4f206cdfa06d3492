package org.postern.mailets;
import org.apache.mailet.Mail;
import java.io.IOException;
public interface Holding { String hold(Mail mail, String cause, String note) throws IOException; }
