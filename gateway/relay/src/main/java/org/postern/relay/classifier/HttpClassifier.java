package org.postern.relay.classifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.message.Part;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.Sign;

/**
 * Asks an image classifier on the school's own network about every attached picture before it is opened. Readers have
 * no network, so this is the relay's side; it sees attached pictures as they are, and none that are inside other files:
 * a school that wants those judged as well supplies a model to the readers.
 *
 * <p>The picture is the body of a POST; the answer is {@code {"probability": 0.93}}. Where there is no such answer, the
 * picture counts as unread.
 */
public final class HttpClassifier implements FileOpener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4096;

    private final FileOpener files;
    private final URI service;
    private final double suspected;
    private final Duration patience;
    private final HttpClient client;

    /**
     * @param files opens what is not suspected
     * @param suspected probability from which on a picture is sealed
     * @param patience for each answer
     */
    public HttpClassifier(FileOpener files, URI service, double suspected, Duration patience) {
        this.files = files;
        this.service = service;
        this.suspected = suspected;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public FileReport open(Part file, FileKind kind, FileLimits left) {
        if (kind.group() != FileKind.Group.PICTURE) {
            return files.open(file, kind, left);
        }
        try {
            // not <, so that a NaN is suspected
            return probability(file, kind) < suspected
                    ? files.open(file, kind, left)
                    : only(new FileItem(
                            file.path(),
                            file.fileName(),
                            kind,
                            Reading.SEALED,
                            Optional.empty(),
                            List.of(Sign.of(Sign.Kind.INDECENT, "the school's image classifier suspects it"))));
        } catch (IOException unanswered) {
            Reading unread = new Reading.Unreadable(
                    kind.called(file.fileName()) + " could not be checked by the school's image classifier.");
            return only(FileItem.bare(file.path(), file.fileName(), kind, unread));
        }
    }

    private static FileReport only(FileItem item) {
        return new FileReport(List.of(item), 0, 0, Duration.ZERO);
    }

    private double probability(Part file, FileKind kind) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(patience)
                .header("Content-Type", kind.mediaType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(file)))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return probability(answer.statusCode(), body.readNBytes(LONGEST));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the image classifier was asked", e);
        }
    }

    private static byte[] bytes(Part file) throws IOException {
        try (InputStream in = file.content().open()) {
            return in.readAllBytes();
        }
    }

    private static double probability(int status, byte[] body) throws IOException {
        try {
            JsonNode probability = JSON.readTree(body).path("probability");
            if (status == 200 && probability.isNumber()) {
                return probability.asDouble();
            }
        } catch (JsonProcessingException e) {
            throw new IOException("the image classifier's answer cannot be read", e);
        }
        throw new IOException("the image classifier answers " + status);
    }
}
