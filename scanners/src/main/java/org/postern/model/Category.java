package org.postern.model;

import java.util.Locale;

/** What kind of thing a finding is; the name in lower case with dashes is the one used in policy.yaml and JSON. */
public enum Category {
    PHONE,
    POSTAL_ADDRESS,
    MAP_LOCATION,
    /**
     * First and family name together: {@code pupil}, {@code staff} or {@code guardian} by the directory, else
     * {@code stranger}; {@code own} where the writer says it of themselves.
     */
    FULL_NAME,
    /** A whole date on which somebody was born: {@code own}, or {@code child} where it is a child's. */
    DATE_OF_BIRTH,
    /** {@code private} where it belongs to a mailbox for private persons. */
    EMAIL_ADDRESS,
    /** A name on a social network or in a game: {@code own} where the writer says it is theirs. */
    SOCIAL_HANDLE,
    /** The value of a password, PIN or login, not talk of one. */
    PASSWORD,
    /** Where a parent works. */
    EMPLOYER,
    /** An event of the family with a day or place: a holiday, an empty house. */
    FAMILY_EVENT,
    /** Where a child is at which time, as a habit. */
    ROUTINE,
    /** A plan to meet outside school: time, place and we; {@code secret} where nobody is to know. */
    MEETING,

    NHS_NUMBER,
    NI_NUMBER,
    UPN,
    ULN,
    PASSPORT,
    DRIVING_LICENCE,
    CANDIDATE_NUMBER,
    /** Account number with sort code: {@code public} where it is the school's own. */
    BANK_ACCOUNT,
    IBAN,
    PAYMENT_CARD,
    VEHICLE_REGISTRATION,
    /** One row about one person in a table as a management information system writes it; one finding a row. */
    PERSON_ROW,
    /** Pay, contract, sickness, disciplinary matters of staff. */
    STAFF_RECORD,

    /**
     * A term of sensitive data: {@code special} (UK GDPR Article 9 and 10), {@code school} (sensitive by its
     * consequences), {@code safeguarding}.
     */
    SENSITIVE_TERM,
    /** A child tells of harm done to them or by them. */
    DISCLOSURE,
    /**
     * One sign of grooming: {@code secrecy}, {@code age-or-body}, {@code gift}, {@code isolate}, {@code move-app},
     * {@code ask-image}, {@code meet}; several kinds together count.
     */
    GROOMING,
    EXTREMISM,
    /** Sexual content, or asking for pictures. */
    SEXUAL,
    THREAT,
    DRUGS,
    HOAX,
    /** A complaint that names an adult of the school as the one who did wrong. */
    STAFF_ALLEGATION,
    /** A child reports a message or a person who wrote to them. */
    REPORT,
    /** A rude word: {@code mild} counts for primary pupils only. */
    RUDE,
    /** Unkind words to or about somebody. */
    UNKIND,
    HATE,
    /** Scorn of an adult for a pupil, parent or colleague. */
    DEROGATORY,
    CHAIN_LETTER,
    ADVERTISING,
    GAMBLING,
    POLITICS,
    PROXY_ADVICE,
    /** An invitation to talk on a private channel. */
    CHAT_INVITE,
    SUBJECT_ACCESS,
    FREEDOM_OF_INFORMATION,
    DATA_COMPLAINT,
    BREACH_REPORT,
    /** Wording of complaints, law and allegations that the head should see. */
    LEGAL_WORDING,
    /** A sign of phishing: {@code credentials}, {@code payment}, {@code urgency}, {@code link}. */
    PHISHING,
    /** Private affairs of staff. */
    PERSONAL_BUSINESS,

    EXECUTABLE,
    SCRIPT,
    /** A picture that a camera took. */
    PHOTOGRAPH,
    FACE,
    /** Where a camera was, in a picture's metadata. */
    PICTURE_LOCATION,
    /** Whose camera it was, in a picture's metadata. */
    PICTURE_OWNER,
    SOUND,
    FILM,
    /** Program code inside a document. */
    MACRO,
    /** A file whose ending promises another kind than it is. */
    DISGUISED_KIND,
    /** A second file behind the end of a file. */
    SECOND_FILE,
    /** A picture that an image classifier suspects. */
    INDECENT,
    /** What a virus scanner knows by name. */
    MALWARE;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
