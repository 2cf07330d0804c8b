package dev.lockstep.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Coverage-guided fuzzing of the readers of files, with Jazzer. Not part of the test run, since
/// Jazzer instruments the whole process; one method at a time: `JAZZER_FUZZ=1 mvn -pl app -am test
/// -Dtest=FilesFuzz#yaml -Dsurefire.failIfNoSpecifiedTests=false`
class FilesFuzz {
    @FuzzTest(maxDuration = "30s")
    void report(byte[] bytes) {
        Readers.REPORT.read(bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void details(byte[] bytes) {
        Readers.DETAILS.read(bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void denied(byte[] bytes) {
        Readers.DENIED.read(bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void trails(byte[] bytes) {
        Readers.TRAILS.read(bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void yaml(byte[] bytes) {
        Readers.YAML.read(bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void audit(byte[] bytes) {
        Readers.AUDIT.read(bytes);
    }
}
