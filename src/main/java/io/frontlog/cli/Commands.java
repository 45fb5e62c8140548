package io.frontlog.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "frontlog",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "Takes files of datasets into a running Frontlog, and reports out of it.",
        footer = "Without a command the service starts.")
public final class Commands {
    private static final String URL = "http://localhost:8080";

    private final Console console;
    /** What the reports of an export are chosen by, under the names of the parameters of the REST call. */
    private final Map<String, OptionSpec> filters = new LinkedHashMap<>();

    private Commands(Console console) {
        this.console = console;
        filter("kind", "Kinds of reports, with commas between.");
        filter("source", "Who published it.");
        filter("actor", "An actor that it names, in whatever role.");
        filter("incident", "With the reports of the incidents that it absorbed or was absorbed by.");
        filter("stance", "Any of affirms, denies, anticipates.");
        filter("verdict", "Verdicts, with commas between.");
        filter("dataset", "What it was imported from.");
        filter("tag", "A tag that it carries.");
        filter("retracted", "false (as it is if not given), true for the retracted alone, or any.");
        filter("place", "Exactly this place.");
        filter("region", "This place and everything in it.");
        filter("from", "The first civil day that it may be of.");
        filter("to", "The last civil day, included.");
        filter("validAt", "Only what had begun by then: a date or an instant.");
        filter("knownAt", "As it was known then: a position or an instant.");
    }

    /**
     * Runs a command.
     *
     * @return the exit code: 0 if all is well, 1 if the service could or would not do all of it, 2 if the command is wrong
     */
    public static int run(String... args) {
        return run(Console.system(), args);
    }

    static int run(Console console, String... args) {
        var commands = new Commands(console);
        var line = new CommandLine(commands);
        CommandSpec export =
                Objects.requireNonNull(line.getSubcommands().get("export")).getCommandSpec();
        commands.filters.values().forEach(export::addOption);
        return line.setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setParameterExceptionHandler(Commands::wrong)
                .setExecutionExceptionHandler(Commands::failed)
                .execute(args);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Sends a file of a dataset to a running service, and tells what became of its rows.")
    int take(
            @Parameters(paramLabel = "FILE", description = "CSV or JSON, packed by gzip or not; - for standard input.")
                    String file,
            @Option(names = "--theatre", required = true, paramLabel = "ID", description = "Whose reports they are.")
                    String theatre,
            @Option(
                            names = "--format",
                            required = true,
                            paramLabel = "FORMAT",
                            description = "What the file is, as ucdp-ged or acled.")
                    String format,
            @Option(names = "--dataset-version", paramLabel = "VERSION", description = "Of the dataset, as 25.1.")
                    @Nullable
                    String version,
            @Option(
                            names = "--licence",
                            paramLabel = "LICENCE",
                            description = "Of the reports, if it is not the dataset's own.")
                    @Nullable
                    String licence,
            @Option(
                            names = "--whole",
                            description = "The file is all that the dataset has, or has of some days: what it lacks is"
                                    + " retracted.")
                    boolean whole,
            @Option(names = "--from", paramLabel = "DAY", description = "The first day of a whole file.") @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "DAY", description = "The last day of a whole file.") @Nullable
                    String to,
            @Option(names = "--id", paramLabel = "ID", description = "By which the import can be asked after.")
                    @Nullable
                    String id,
            @Option(
                            names = "--url",
                            defaultValue = URL,
                            paramLabel = "URL",
                            description = "Where the service is, if not at ${DEFAULT-VALUE}.")
                    URI url)
            throws Failure, InterruptedException {
        String name = id == null ? UUID.randomUUID().toString() : id;
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("format", format);
        asked.put("id", name);
        asked.put("version", version);
        asked.put("licence", licence);
        asked.put("whole", whole ? "true" : null);
        asked.put("from", from);
        asked.put("to", to);
        return new Importing(console, new Theatre(url, theatre), name).run(file, asked);
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Fetches the reports of a theatre from a running service: all, or those that every filter"
                    + " given holds for.")
    int give(
            @Option(names = "--theatre", required = true, paramLabel = "ID", description = "Whose reports they are.")
                    String theatre,
            @Option(
                            names = "--format",
                            required = true,
                            paramLabel = "FORMAT",
                            description = "As what: ndjson, csv, geojson, ucdp-ged or acled.")
                    String format,
            @Option(
                            names = "--output",
                            paramLabel = "FILE",
                            description = "Where to, once it is complete; standard output if not given.")
                    @Nullable
                    Path output,
            @Option(
                            names = "--url",
                            defaultValue = URL,
                            paramLabel = "URL",
                            description = "Where the service is, if not at ${DEFAULT-VALUE}.")
                    URI url)
            throws Failure, InterruptedException {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("format", format);
        filters.forEach((parameter, option) -> asked.put(parameter, option.getValue()));
        new Exporting(console, new Theatre(url, theatre), format).run(output, asked);
        return CommandLine.ExitCode.OK;
    }

    private void filter(String parameter, String description) {
        String name = "--" + parameter.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
        filters.put(
                parameter,
                OptionSpec.builder(name)
                        .type(String.class)
                        .paramLabel("VALUE")
                        .description(description)
                        .build());
    }

    private static int wrong(ParameterException e, String... args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("frontlog: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) throws Exception {
        if (!(e instanceof Failure failure)) throw e;
        line.getErr().println("frontlog: " + failure.getMessage());
        return failure.exitCode;
    }

    /** Of the package that it is run from. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {version == null ? "frontlog, not packaged" : "frontlog " + version};
        }
    }
}
