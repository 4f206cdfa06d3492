package org.postern.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Mails as schools write them, of any size, the same at every run. */
final class Letters {
    static final String FROM = "jake.tilley@pupils.larkfield.sch.example";
    static final String TO = "maya.okafor@pupils.larkfield.sch.example";

    private static final int LONGEST_PART = 1_000_000; // the core reads text parts of up to 4 MB

    private static final List<String> SENTENCES = List.of(
            "The museum trip is on the %2$d of May and we meet at the gate at %1$d:15.",
            "Please remember your reading book and the signed form for room %3$d.",
            "I have finished page %3$d to %4$d and the second half was easier than I thought.",
            "Can you send me the notes from science, the part about roots and leaves?",
            "Football is at %1$d o'clock after lunch, unless it rains as it did last week.",
            "Mrs Adeyemi said the poster needs at least %2$d pictures and a title in large letters.",
            "My group has chosen the Romans, because the Vikings were gone already.",
            "We scored %2$d points and came third out of %4$d teams, which is not bad at all.",
            "The library closes at %1$d:45 on Fridays, so come straight after maths.",
            "Do not forget that the deadline for project %3$d moved to the %2$d of June.",
            "I think the answer to question %2$d is %3$d, but I am not sure about the units.",
            "Thank you for lending me your ruler, it is in my tray in the corner.",
            "Assembly starts %1$d minutes late tomorrow and year %2$d will sing first.",
            "The recipe needs %3$d grams of flour, %2$d eggs and a little salt.");

    private static final List<String> TALK = List.of(
            "did you hear that thunder last night it woke me up and i went in my mums bed",
            "Hi, has anyone handed in a blue lunchbox? Third one this term!",
            "do we need to know all the enzymes for bio or just the ones on the sheet",
            "Someone has taken a scooter from the rack. Has anyone seen it? I'm pretty cross.",
            "can u bring ur notes to debate club in h4 at lunch pls i lost mine lol",
            "Please could she be let out at ten for the orthodontist? Thanks, and sorry for the late note.",
            "I've finished the Python task, the quiz keeps the score in a variable.",
            "We cleaned the knee at lunch and all is well. She was very brave about it.",
            "bro that goal was insane, top bins, coach said i might start on saturday",
            "Thank you for everything you do, he has come on so much with his reading.",
            "My group wants to do the Tudors but everyone keeps arguing who does the poster",
            "Could I have a word at the gate about the homework? Nothing serious.",
            "i dont get question 4 at all, is it the one with the triangles??",
            "The wasp nest by the bike shed has been treated; keep the children away until Monday.");

    private Letters() {}

    /** A mail of about so many bytes: one text part, or several from a megabyte on. */
    static byte[] mail(int bytes) {
        return (header(bytes, "") + body(bytes)).getBytes(StandardCharsets.UTF_8);
    }

    /** The same with a telephone number, a home address and a quoted answer in it. */
    static byte[] telling(int bytes) {
        String details = "My new number is 07700 900123 and we live at 14 Mill Lane, Otley LS21 3AB.\r\n\r\n";
        String quoted = "\r\nOn Mon, 23 Nov 2026 at 15:04, Maya Okafor wrote:\r\n> "
                + prose(bytes / 4, 7).replace("\r\n", "\r\n> ");
        return (header(bytes, "") + "\r\n" + details + prose(bytes / 2, 3) + quoted).getBytes(StandardCharsets.UTF_8);
    }

    /** A mail as people talk. */
    static byte[] chatter(int bytes) {
        return (header(bytes, "Content-Type: text/plain; charset=utf-8\r\n") + "\r\n" + talk(bytes))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String talk(int bytes) {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder(bytes + 200);
        while (text.length() < bytes) {
            text.append(TALK.get(random.nextInt(TALK.size()))).append(random.nextInt(3) == 0 ? "\r\n\r\n" : "\r\n");
        }
        return text.toString();
    }

    /** The parts of a header that differ from mail to mail, to be put before {@link #mail}. */
    static String stamp(String run, int number) {
        return "Message-ID: <" + run + "." + number + "@larkfield.sch.example>\r\n";
    }

    private static String header(int bytes, String more) {
        return "From: Jake Tilley <" + FROM + ">\r\nTo: Maya Okafor <" + TO + ">\r\n"
                + "Subject: What we did on Tuesday (" + bytes + ")\r\n"
                + "Date: Tue, 24 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n" + more;
    }

    private static String body(int bytes) {
        if (bytes <= LONGEST_PART) {
            return "Content-Type: text/plain; charset=utf-8\r\n\r\n" + prose(bytes, 1);
        }
        StringBuilder parts = new StringBuilder("Content-Type: multipart/mixed; boundary=\"part\"\r\n\r\n");
        for (int left = bytes; left > 0; left -= LONGEST_PART) {
            parts.append("--part\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                    .append(prose(Math.min(left, LONGEST_PART), left))
                    .append("\r\n");
        }
        return parts.append("--part--\r\n").toString();
    }

    static String prose(int bytes, int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(bytes + 200);
        while (text.length() < bytes) {
            String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
            text.append(String.format(
                    Locale.ROOT,
                    sentence,
                    2 + random.nextInt(8),
                    2 + random.nextInt(26),
                    100 + random.nextInt(300),
                    20 + random.nextInt(60)));
            text.append(random.nextInt(5) == 0 ? "\r\n\r\n" : "\r\n");
        }
        return text.toString();
    }
}
