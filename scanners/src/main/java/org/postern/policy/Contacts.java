package org.postern.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.school.CsvTable;
import org.postern.school.Directory;
import org.postern.school.KeyStage;
import org.postern.school.Person;

/**
 * Whom an approved outside contact is meant for: {@code all_pupils}, {@code sixth_form}, a school year such as
 * {@code Y8}, the title of a class, or the address of one pupil.
 */
final class Contacts {
    private Contacts() {}

    static boolean meant(String whom, Person pupil) {
        return whom.equals("all_pupils")
                || (whom.equals("sixth_form")
                        && pupil.keyStage().filter(KeyStage.KS5::equals).isPresent())
                || pupil.year().map(year -> whom.equals("Y" + year)).orElse(false)
                || pupil.classes().contains(whom)
                || whom.equalsIgnoreCase(pupil.address().toString());
    }

    /** Reports contacts that are meant for nobody the directory knows. */
    static void check(Path lists, Directory directory, List<ConfigProblem> problems) {
        Path file = lists.resolve(Lists.CONTACTS + ".csv");
        for (CsvTable.Row row :
                CsvTable.read(file, List.of(), new ArrayList<>()).rows()) {
            String whom = row.get("for");
            if (!whom.isEmpty() && !exists(whom, directory)) {
                List<String> known = new ArrayList<>(directory.classTitles());
                known.addAll(List.of("all_pupils", "sixth_form"));
                problems.add(row.at("for", Nearest.message("class, year or pupil", whom, known)));
            }
        }
    }

    private static boolean exists(String whom, Directory directory) {
        Optional<Person> pupil = Address.parse(whom).flatMap(directory::find).filter(Person::pupil);
        return pupil.isPresent()
                || whom.equals("all_pupils")
                || whom.equals("sixth_form")
                || whom.matches("Y-?\\d{1,2}")
                || directory.classTitles().contains(whom);
    }
}
