package org.postern.school;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.postern.model.ConfigProblem;

/** Writes a small directory folder that tests then spoil. */
final class Roster11 {
    private final Path dir;

    Roster11(Path dir) {
        this.dir = dir;
        file("manifest.csv", """
            propertyName,value
            oneroster.version,1.1
            file.users,bulk
            file.classes,bulk
            """);
        file("orgs.csv", """
            sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
            o,,,Hill,school,,
            """);
        file("users.csv", """
            sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
            t,,,true,o,teacher,t,,Ms A,Lee,,,a.lee@hill.example,,,,,secret
            p,,,true,o,student,p,,Bo,Hay,,,bo.hay@hill.example,,,g,04,secret
            n,,,true,o,student,n,,Nia,Ray,,,nia.ray@hill.example,,,,N,
            r,,,true,o,student,r,,Rob,Ray,,,rob.ray@hill.example,,,,R,
            s,,,true,o,student,s,,Sue,Ray,,,sue.ray@hill.example,,,,Y13,
            l,tobedeleted,,true,o,student,l,,Lou,Old,,,lou.old@hill.example,,,,05,
            g,,,true,o,parent,,,C,Hay,,,c.hay@mail.example,,,,,
            h,,,true,o,guardian,,,D,Hay,,,,,,,,
            """);
        file("classes.csv", """
            sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
            c,,,4A,04,,4A,homeroom,,o,,,,
            k,,,Chess,,,CH,scheduled,,o,,,,
            old,tobedeleted,,3A,03,,3A,homeroom,,o,,,,
            """);
        file("enrollments.csv", """
            sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
            1,,,c,o,p,student,,,
            2,,,c,o,t,teacher,true,,
            3,,,k,o,p,student,,,
            4,tobedeleted,,c,o,n,student,,,
            """);
        file("mailboxes.csv", """
            address,alias,name,role,owner
            box@hill.example,help@hill.example,Box,whistle,a.lee
            """);
        file("staff-roles.csv", """
            address,role,owner
            a.lee@hill.example,dsl,head
            """);
        file("flags.csv", """
            address,flag,owner,reason
            bo.hay@hill.example,internal_only,office,asked
            """);
        file("groups.csv", """
            group,name,member,owner
            all@hill.example,All,staff,office
            all@hill.example,All,pupils,office
            club@hill.example,Club,community:Chess,office
            club@hill.example,Club,all@hill.example,office
            club@hill.example,Club,c.hay@mail.example,office
            """);
        file("delegations.csv", """
            mailbox,delegate,owner,reason,expires
            box@hill.example,a.lee@hill.example,head,answers it,2026-12-31
            """);
    }

    Roster11 file(String name, String text) {
        try {
            Files.writeString(dir.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Roster11 replace(String name, String what, String by) {
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

    Directory load() {
        return switch (DirectoryLoader.load(dir)) {
            case DirectoryLoader.Outcome.Loaded(var directory) -> directory;
            case DirectoryLoader.Outcome.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    /** {@code file:line:column message} without the folder. */
    List<String> problems() {
        return switch (DirectoryLoader.load(dir)) {
            case DirectoryLoader.Outcome.Loaded loaded -> List.of();
            case DirectoryLoader.Outcome.Rejected(var problems) ->
                problems.stream().map(this::line).toList();
        };
    }

    private String line(ConfigProblem problem) {
        return problem.toString().replace(dir + "/", "");
    }
}
