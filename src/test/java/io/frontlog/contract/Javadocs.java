package io.frontlog.contract;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say of records and of their fields, so that a schema says it in the same words. */
final class Javadocs {
    private static final Path SOURCES = Path.of("src/main/java");

    private final Map<String, String> texts = new HashMap<>();

    Javadocs() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var reader = new Reader(DocTrees.instance(task));
            task.parse().forEach(unit -> reader.scan(unit, unit.getPackageName() + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    String of(Class<?> type) {
        return texts.get(type.getCanonicalName());
    }

    @Nullable
    String of(Class<?> type, String field) {
        return texts.get(type.getCanonicalName() + "#" + field);
    }

    private final class Reader extends TreePathScanner<Void, String> {
        private final DocTrees docs;

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, String outside) {
            String name = outside + type.getSimpleName();
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                keep(name, comment.getFullBody());
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree field) keep(name + "#" + field.getName(), field.getDescription());
                }
            }
            return super.visitClass(type, name + ".");
        }
    }

    /** The first paragraph, without the mark-up and without references to documents that a consumer does not have. */
    private void keep(String name, List<? extends DocTree> body) {
        var text = new StringBuilder();
        for (DocTree part : body) {
            if (part.getKind() == DocTree.Kind.START_ELEMENT) break;
            text.append(part);
        }
        String plain = text.toString()
                .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
                .replaceAll("\\s*\\([^()]*DOMAIN[^()]*\\)", "")
                .replaceAll("\\s+", " ")
                .trim();
        if (!plain.isEmpty()) texts.put(name, plain);
    }
}
