# Sourced by ./lockstep and ./test. Sets JAVA_HOME to a JDK that is new enough, or says what is
# missing and ends with 69. Expects $root.

release_wanted() {
    sed -n 's:.*<maven.compiler.release>\([0-9]*\)</maven.compiler.release>.*:\1:p' "$root/pom.xml"
}

# A JDK tells its release in a file of its own, so that no Java must be started to ask.
is_new_enough() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ -n "$major" ] && [ "$major" -ge "$wanted" ]
}

find_jdk() {
    wanted=$(release_wanted)
    if [ -n "${JAVA_HOME:-}" ] && is_new_enough "$JAVA_HOME"; then
        export JAVA_HOME
        return
    fi
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null)
    for home in "${on_path%/bin/javac}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/java/* /opt/jdk* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "${HOME:-}"/.jdks/*; do
        if [ -n "$home" ] && is_new_enough "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return
        fi
    done
    echo "lockstep: a JDK $wanted or newer is needed and was not found; install it (Debian: apt-get install temurin-$wanted-jdk; macOS: brew install openjdk@$wanted; SDKMAN: sdk install java $wanted-tem) or set JAVA_HOME" >&2
    exit 69
}

require_maven() {
    if ! command -v mvn >/dev/null 2>&1; then
        echo "lockstep: Maven is needed to build and was not found; install it (Debian: apt-get install maven; macOS: brew install maven)" >&2
        exit 69
    fi
}
