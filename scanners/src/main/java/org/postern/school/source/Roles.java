package org.postern.school.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The roles of OneRoster 1.1 (4.13.7) and 1.2 (RoleEnum), and the default values of Microsoft School Data Sync, which
 * takes them in any case.
 */
final class Roles {
    private static final Map<String, Roll.Kind> KINDS = Map.ofEntries(
            Map.entry("student", Roll.Kind.PUPIL),
            Map.entry("pupil", Roll.Kind.PUPIL),
            Map.entry("teacher", Roll.Kind.TEACHER),
            Map.entry("professor", Roll.Kind.TEACHER),
            Map.entry("lecturer", Roll.Kind.TEACHER),
            Map.entry("faculty", Roll.Kind.TEACHER),
            Map.entry("instructor", Roll.Kind.TEACHER),
            Map.entry("substitute", Roll.Kind.TEACHER),
            Map.entry("adjunct", Roll.Kind.TEACHER),
            Map.entry("aide", Roll.Kind.ASSISTANT),
            Map.entry("proctor", Roll.Kind.ASSISTANT),
            Map.entry("assistant", Roll.Kind.ASSISTANT),
            Map.entry("teacherassistant", Roll.Kind.ASSISTANT),
            Map.entry("teachingassistant", Roll.Kind.ASSISTANT),
            Map.entry("paraprofessional", Roll.Kind.ASSISTANT),
            Map.entry("administrator", Roll.Kind.STAFF),
            Map.entry("districtadministrator", Roll.Kind.STAFF),
            Map.entry("siteadministrator", Roll.Kind.STAFF),
            Map.entry("systemadministrator", Roll.Kind.STAFF),
            Map.entry("itadmin", Roll.Kind.STAFF),
            Map.entry("principal", Roll.Kind.STAFF),
            Map.entry("headteacher", Roll.Kind.STAFF),
            Map.entry("chair", Roll.Kind.STAFF),
            Map.entry("researcher", Roll.Kind.STAFF),
            Map.entry("affiliate", Roll.Kind.STAFF),
            Map.entry("occupationaltherapist", Roll.Kind.STAFF),
            Map.entry("physicaltherapist", Roll.Kind.STAFF),
            Map.entry("speechtherapist", Roll.Kind.STAFF),
            Map.entry("visiontherapist", Roll.Kind.STAFF),
            Map.entry("specialservices", Roll.Kind.STAFF),
            Map.entry("advisor", Roll.Kind.STAFF),
            Map.entry("counselor", Roll.Kind.STAFF),
            Map.entry("counsellor", Roll.Kind.STAFF),
            Map.entry("nurse", Roll.Kind.STAFF),
            Map.entry("officestaff", Roll.Kind.STAFF),
            Map.entry("coach", Roll.Kind.STAFF),
            Map.entry("staff", Roll.Kind.STAFF),
            Map.entry("guardian", Roll.Kind.GUARDIAN),
            Map.entry("parent", Roll.Kind.GUARDIAN),
            Map.entry("relative", Roll.Kind.GUARDIAN));

    private Roles() {}

    static Optional<Roll.Kind> kind(String role) {
        String plain = role.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return Optional.ofNullable(KINDS.get(plain));
    }
}
