package org.postern.relay.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;

/**
 * A mailet context in which "send this mail to processor {@code accepted}" is a call to {@link Deliveries}. James tells
 * of an acceptance only by putting the mail into the spool again, which would cost a durable write for every mail.
 */
final class DeliveryContext {
    static final String ACCEPTED = "accepted";

    private DeliveryContext() {}

    static MailetContext telling(MailetContext context, Deliveries deliveries) {
        return (MailetContext) Proxy.newProxyInstance(
                MailetContext.class.getClassLoader(),
                new Class<?>[] {MailetContext.class},
                (proxy, method, arguments) -> call(context, deliveries, method, arguments));
    }

    private static @Nullable Object call(
            MailetContext context, Deliveries deliveries, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null && tellsAcceptance(method, arguments)) {
            Mail mail = (Mail) arguments[0];
            deliveries.accepted(mail, mail.getRecipients());
            return null;
        }
        try {
            return method.invoke(context, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static boolean tellsAcceptance(Method method, Object[] arguments) {
        return method.getName().equals("sendMail")
                && arguments.length == 2
                && arguments[0] instanceof Mail
                && ACCEPTED.equals(arguments[1]);
    }
}
