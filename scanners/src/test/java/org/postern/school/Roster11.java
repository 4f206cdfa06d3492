package org.postern.school;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.postern.model.PolicyProblem;

/** Writes a small directory folder that tests then spoil. */
final class Roster11 {
    private final Path dir;

    Roster11(Path dir) {
        this.dir = dir;
        file("manifest.csv", "propertyName,value\noneroster.version,1.1\nfile.users,bulk\nfile.classes,bulk\n");
        file("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no,,,Hill,school,,\n");
        file(
                "users.csv",
                USERS + "t,,,true,o,teacher,t,,Ms A,Lee,,,a.lee@hill.example,,,,,secret\n"
                        + "p,,,true,o,student,p,,Bo,Hay,,,bo.hay@hill.example,,,g,04,secret\n"
                        + "n,,,true,o,student,n,,Nia,Ray,,,nia.ray@hill.example,,,,N,\n"
                        + "r,,,true,o,student,r,,Rob,Ray,,,rob.ray@hill.example,,,,R,\n"
                        + "s,,,true,o,student,s,,Sue,Ray,,,sue.ray@hill.example,,,,Y13,\n"
                        + "l,tobedeleted,,true,o,student,l,,Lou,Old,,,lou.old@hill.example,,,,05,\n"
                        + "g,,,true,o,parent,,,C,Hay,,,c.hay@mail.example,,,,,\n"
                        + "h,,,true,o,guardian,,,D,Hay,,,,,,,,\n");
        file(
                "classes.csv",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n"
                    + "c,,,4A,04,,4A,homeroom,,o,,,,\n"
                    + "k,,,Chess,,,CH,scheduled,,o,,,,\n"
                    + "old,tobedeleted,,3A,03,,3A,homeroom,,o,,,,\n");
        file(
                "enrollments.csv",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
                        + "beginDate,endDate\n1,,,c,o,p,student,,,\n2,,,c,o,t,teacher,true,,\n3,,,k,o,p,student,,,\n"
                        + "4,tobedeleted,,c,o,n,student,,,\n");
        file("mailboxes.csv", "address,alias,name,role,owner\nbox@hill.example,help@hill.example,Box,whistle,a.lee\n");
        file("staff-roles.csv", "address,role,owner\na.lee@hill.example,dsl,head\n");
        file("flags.csv", "address,flag,owner,reason\nbo.hay@hill.example,internal_only,office,asked\n");
        file(
                "groups.csv",
                "group,name,member,owner\n"
                        + "all@hill.example,All,staff,office\n"
                        + "all@hill.example,All,pupils,office\n"
                        + "club@hill.example,Club,community:Chess,office\n"
                        + "club@hill.example,Club,all@hill.example,office\n"
                        + "club@hill.example,Club,c.hay@mail.example,office\n");
        file(
                "delegations.csv",
                "mailbox,delegate,owner,reason,expires\n"
                        + "box@hill.example,a.lee@hill.example,head,answers it,2026-12-31\n");
    }

    private static final String USERS =
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
                    + "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n";

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

    private String line(PolicyProblem problem) {
        return problem.toString().replace(dir + "/", "");
    }
}
