package io.frontlog.cli;

import picocli.CommandLine.ExitCode;

/** Why a command could not do what was asked, in words for whoever asked. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    final int exitCode;

    private Failure(int exitCode, String said) {
        super(said);
        this.exitCode = exitCode;
    }

    Failure(String said) {
        this(ExitCode.SOFTWARE, said);
    }

    static Failure usage(String said) {
        return new Failure(ExitCode.USAGE, said);
    }
}
