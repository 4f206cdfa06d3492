package org.postern.relay.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.model.ConfigProblem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads conf/postern.yaml and reports everything that is wrong in it at once. */
public final class SettingsLoader {
    public static final String FILE = "postern.yaml";

    private SettingsLoader() {}

    /** What came of loading. */
    public sealed interface Outcome {}

    public record Loaded(Settings settings) implements Outcome {}

    /**
     * Something is wrong.
     *
     * @param problems at least one, in file order
     * @param rest what was right, to look at the other files as well; empty if that is too little
     */
    public record Rejected(List<ConfigProblem> problems, Optional<Settings> rest) implements Outcome {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the file and checks every key.
     *
     * @param confDir holds postern.yaml; relative paths under {@code files} stand below it
     * @param home everything that changes; relative paths of keys and passwords stand below it
     */
    public static Outcome load(Path confDir, Path home) {
        Path file = confDir.resolve(FILE);
        Problems problems = new Problems(file.toString());
        Optional<Node> root = compose(file, problems);
        if (!problems.none()) {
            return new Rejected(problems.inOrder(), Optional.empty());
        }
        Settings settings = new SettingsReader(confDir, home.toAbsolutePath()).read(new Section("", root, problems));
        if (problems.none()) {
            return new Loaded(settings);
        }
        boolean enough = !settings.school().domains().isEmpty();
        return new Rejected(problems.inOrder(), enough ? Optional.of(settings) : Optional.empty());
    }

    private static Optional<Node> compose(Path file, Problems problems) {
        try {
            return new Compose(LoadSettings.builder().setLabel(file.toString()).build())
                    .composeString(Files.readString(file));
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark(), "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(Optional.empty(), "this is not YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            problems.add(Optional.empty(), "lists or maps stand too deep in each other");
        } catch (IOException e) {
            problems.add(Optional.empty(), "the file cannot be read; check that it is there and is UTF-8 text");
        }
        return Optional.empty();
    }
}
