package dev.stopover.cli.lsp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an editor holds at one moment. One thread changes it, another takes what is newest. */
final class OpenFiles {

    private final Map<String, OpenFile> files = new TreeMap<>();
    private final List<Path> folders = new ArrayList<>();
    private int disk;

    /**
     * All that an editor holds at one moment.
     *
     * @param files the open files by their URIs
     * @param folders the folders that it works on
     * @param disk how often it told of changes on disk
     */
    record Snapshot(Map<String, OpenFile> files, List<Path> folders, int disk) {

        /** Keeps copies of the collections. */
        Snapshot {
            files = Map.copyOf(files);
            folders = List.copyOf(folders);
        }

        /** The open files by the folders that they are judged in. */
        Map<Path, List<OpenFile>> byFolder() {
            Map<Path, List<OpenFile>> byFolder = new TreeMap<>();
            files.values().stream()
                    .sorted((one, other) -> one.uri().compareTo(other.uri()))
                    .forEach(file -> byFolder.computeIfAbsent(around(file.path()), first -> new ArrayList<>())
                            .add(file));
            return byFolder;
        }

        /** The repository around a file, or the folder of the editor that it lies in, or else its own. */
        private Path around(Path file) {
            for (Path at = file.getParent(); at != null; at = at.getParent()) {
                if (Files.exists(at.resolve(".git"))) {
                    return at;
                }
            }
            Path nearest = file.getParent();
            int depth = 0;
            for (Path folder : folders) {
                if (file.startsWith(folder) && folder.getNameCount() > depth) {
                    nearest = folder;
                    depth = folder.getNameCount();
                }
            }
            return nearest;
        }
    }

    /** Takes a file that was opened. */
    synchronized void open(String uri, int version, String text) {
        OpenFile.path(uri)
                .filter(path -> path.getParent() != null)
                .ifPresent(path -> files.put(uri, new OpenFile(uri, path, version, text)));
    }

    /** Takes what became of an open file. */
    synchronized void change(String uri, int version, String text) {
        files.computeIfPresent(uri, (same, file) -> file.with(version, text));
    }

    /** Forgets a file that was closed. */
    synchronized void close(String uri) {
        files.remove(uri);
    }

    /** Remembers that something changed on disk. */
    synchronized void changeOnDisk() {
        disk++;
    }

    /** Takes and forgets folders that the editor works on, by their URIs. */
    synchronized void changeFolders(List<String> added, List<String> removed) {
        removed.forEach(uri -> OpenFile.path(uri).ifPresent(folders::remove));
        added.forEach(uri -> OpenFile.path(uri).ifPresent(folders::add));
    }

    /** What it holds now. */
    synchronized Snapshot now() {
        return new Snapshot(files, folders, disk);
    }

    /** An open file, if it is open. */
    synchronized Optional<OpenFile> named(String uri) {
        return Optional.ofNullable(files.get(uri));
    }
}
