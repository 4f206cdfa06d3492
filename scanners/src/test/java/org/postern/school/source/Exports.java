package org.postern.school.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes exports of several systems, all of the same small school, that tests then spoil. */
final class Exports {
    static final String PASSWORD = "Tulip-Sand-93";
    static final Options OPTIONS =
            new Options(Optional.of("pupils.hill.example"), Optional.of("hill.example"), id -> "x" + id.hashCode());

    private final Path dir;

    private Exports(Path dir) {
        this.dir = dir;
    }

    Path dir() {
        return dir;
    }

    static Exports oneRoster11(Path dir) {
        return new Exports(dir)
                .file("manifest.csv", """
                    propertyName,value
                    oneroster.version,1.1
                    file.users,bulk
                    file.classes,bulk
                    file.enrollments,bulk
                    """)
                .file("users.csv", """
                    sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
                    t1,,,true,o,teacher,a.lee,,Ms A,Lee,,,a.lee@hill.example,,01632 960111,,,Tulip-Sand-93
                    p1,,,true,o,student,bo.hay,"{upn:A999999999999},{ULN:9999999999}",Bo,Hay,,,bo.hay@hill.example,,,g1,04,Tulip-Sand-93
                    p2,,,true,o,student,nia.ray,,Nia,Ray,,B999999999998,nia.ray@hill.example,,,,KG,
                    p3,,,false,o,student,lou.old,,Lou,Old,,,lou.old@hill.example,,,,05,
                    g1,,,true,o,parent,,,C,Hay,,,c.hay@mail.example,07700 900111,01632 960222,p1,,
                    """)
                .file("classes.csv", """
                    sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
                    c1,,,4A,04,,4A,homeroom,,o,,,,
                    c2,,,Chess,,,CH,scheduled,,o,,,,
                    """)
                .file("enrollments.csv", """
                    sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
                    1,,,c1,o,p1,student,,,
                    2,,,c2,o,p1,student,,,
                    3,,,c1,o,t1,teacher,,,
                    """);
    }

    static Exports oneRoster12(Path dir) {
        return oneRoster11(dir)
                .replace("manifest.csv", "1.1", "1.2")
                .file("users.csv", """
                    sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
                    t1,,,true,a.lee,,Anna,Lee,,,a.lee@hill.example,,,,,Tulip-Sand-93,,,Ms A,,,o,she
                    p1,,,true,bo.hay,,Robert,Hay,,,bo.hay@hill.example,,,g1,04,Tulip-Sand-93,,,Bo,,,o,
                    p2,,,true,nia.ray,,Nia,Ray,,,nia.ray@hill.example,,,,KG,,,,,,,o,
                    p3,,,false,lou.old,,Lou,Old,,,lou.old@hill.example,,,,05,,,,,,,o,
                    g1,,,true,,,C,Hay,,,c.hay@mail.example,07700 900111,,p1,,,,,,,,,
                    """)
                .file("roles.csv", """
                    sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
                    r1,,,t1,primary,teacher,,,o,
                    r2,,,t1,secondary,siteAdministrator,,,o,
                    r3,,,p1,primary,student,,,o,
                    r4,,,p2,primary,student,,,o,
                    r5,,,p3,primary,student,,,o,
                    r6,,,g1,primary,parent,,,o,
                    """);
    }

    static Exports sds21(Path dir) {
        return new Exports(dir)
                .file("orgs.csv", "sourcedId,name,type\no,Hill,school\n")
                .file("users.csv", """
                    sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms
                    t1,a.lee@hill.example,Ms A,Lee,Tulip-Sand-93,a.lee@hill.example,,,
                    p1,bo.hay@hill.example,Bo,Hay,Tulip-Sand-93,,,,
                    p2,nia.ray,Nia,Ray,Tulip-Sand-93,nia.ray@hill.example,,,
                    g1,c.hay,C,Hay,Tulip-Sand-93,,c.hay@mail.example,01632960222,07700900111
                    """)
                .file("roles.csv", """
                    userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate
                    t1,o,Professor,s,,TRUE,,
                    p1,o,student,s,04,TRUE,,
                    p2,o,student,s,KG,TRUE,,
                    """)
                .file("classes.csv", """
                    sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId
                    c1,o,4A,s,
                    c2,o,4A,s,
                    """)
                .file("enrollments.csv", """
                    classSourcedId,userSourcedId,role
                    c1,p1,student
                    c1,t1,professor
                    c2,p2,student
                    """)
                .file("relationships.csv", """
                    userSourcedId,relationshipUserSourcedId,relationshipRole
                    p1,g1,Guardian
                    """);
    }

    static Exports sds1(Path dir) {
        return new Exports(dir)
                .file("School.csv", "ID,Name\n1,Hill\n")
                .file("Student.csv", """
                    ID,School DFe Number,First Name,Last Name,Username,Password,Student Number,Grade,Status
                    p1,1,Bo,Hay,bo.hay,Tulip-Sand-93,13001,4,Active
                    p2,1,Nia,Ray,nia.ray,Tulip-Sand-93,13002,R,Active
                    """)
                .file("teacher.csv", """
                    ID,School Dfe Number,First Name,Last Name,Username,Password,Status
                    t1,1,Ms A,Lee,a.lee,Tulip-Sand-93,Active
                    """)
                .file("Section.csv", """
                    ID,School DfE Number,Section Name,Section Number
                    c1,1,4A,1
                    """)
                .file("StudentEnrollment.csv", "Section ID,ID\nc1,p1\n")
                .file("TeacherRoster.csv", "Section ID,ID\nc1,t1\n")
                .file("user.csv", """
                    Email,First Name,Last Name,Phone,SIS ID
                    c.hay@mail.example,C,Hay,07700900111,
                    """)
                .file("guardianrelationship.csv", "SIS ID,Email,Role\np1,c.hay@mail.example,Parent\n");
    }

    Exports file(String name, String text) {
        try {
            Files.createDirectories(dir);
            Files.writeString(dir.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Exports replace(String name, String what, String by) {
        try {
            String text = Files.readString(dir.resolve(name));
            if (!text.contains(what)) {
                throw new AssertionError(name + " has no " + what);
            }
            return file(name, text.replace(what, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RollReader.Outcome read() {
        return RollReader.read(dir, Optional.empty(), OPTIONS);
    }

    Roll roll() {
        return roll(read());
    }

    static Roll roll(RollReader.Outcome outcome) {
        return switch (outcome) {
            case RollReader.Outcome.Read(Roll roll, String format) -> roll;
            case RollReader.Outcome.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    List<String> problems() {
        return problems(read(), dir);
    }

    static List<String> problems(RollReader.Outcome outcome, Path dir) {
        return switch (outcome) {
            case RollReader.Outcome.Read read -> List.of();
            case RollReader.Outcome.Rejected(var problems) ->
                problems.stream()
                        .map(problem -> problem.toString().replace(dir + "/", ""))
                        .toList();
        };
    }
}
