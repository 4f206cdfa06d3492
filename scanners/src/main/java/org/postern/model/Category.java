package org.postern.model;

import java.util.Locale;

/** What kind of thing a finding is; the name in lower case with dashes is the one used in policy.yaml and JSON. */
public enum Category {
    PHONE,
    POSTAL_ADDRESS,
    MAP_LOCATION,
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
    MALWARE,

    // who somebody is, and numbers that stand for a person
    EMAIL_ADDRESS,
    NHS_NUMBER,
    NI_NUMBER,
    UPN,
    ULN,
    PASSPORT,
    DRIVING_LICENCE,
    /** Of an examination. */
    CANDIDATE_NUMBER,
    VEHICLE_REGISTRATION,
    BANK_ACCOUNT,
    IBAN,
    PAYMENT_CARD,
    BIRTH_DATE,
    /** The value of a password, a pass code or a login. */
    PASSWORD,
    /** First and family name of somebody; marks say whether of the school, and of whom. */
    FULL_NAME,
    /** A pupil of the school, by any of their names. */
    PUPIL_NAME,
    /** Somebody is spoken of without a name of the directory: initials and year, "the child", a stranger's name. */
    PERSON_REFERENCE,
    SOCIAL_HANDLE,
    /** Where a parent works, and how to reach them. */
    PARENT_WORK,
    /** Where and when a child or its family is to be found. */
    ROUTINE,
    /** An arrangement to meet: time, place and us. */
    MEETING,
    /** Rows of a list with the columns of a school's information system. */
    PUPIL_TABLE,

    // what it is about
    /** Harm done to a child, or that a child does or wants to do to itself. */
    CALL_FOR_HELP,
    GROOMING,
    EXTREMISM,
    SEXUAL,
    /** Somebody of the staff is said to have harmed a child or crossed a boundary. */
    STAFF_ALLEGATION,
    THREAT,
    DRUGS,
    HOAX,
    RUDE_WORD,
    UNKINDNESS,
    HATE,
    /** "Somebody sent me this": a child passes on what it received. */
    REPORT,
    CHAIN_LETTER,
    ADVERTISING,
    GAMBLING,
    PARTY_POLITICAL,
    PROXY_ADVICE,
    CHAT_INVITE,
    PHISHING,
    PERSONAL_MAIL,
    ACCESS_REQUEST,
    FOI_REQUEST,
    DATA_COMPLAINT,
    BREACH_REPORT,
    /** Wording of a legal dispute, a formal complaint or an allegation. */
    COMPLAINT,
    ABUSE_OF_STAFF,
    DEROGATORY,
    /** Health, belief, origin and what else the law calls special, and what schools treat alike. */
    SPECIAL_CATEGORY,
    SAFEGUARDING_TERM,
    /** Pay, illness, discipline of staff. */
    STAFF_DATA,
    /** The sender says that consent for a picture is on record. */
    PHOTO_CONSENT,
    /** It reads like schoolwork: an essay, a quotation, a lesson. */
    SCHOOLWORK;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
