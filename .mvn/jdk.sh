# Sourced by ./undebug and ./verify: sets JAVA_HOME to a JDK of 25 or newer, or says how to get one.

# The feature release of the JDK in $1, in $feature; without starting it.
jdk_feature() {
  feature=0
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value#\"}
      feature=${value%%[!0-9]*}
    fi
  done <"$1/release"
  [ "${feature:-0}" -ge 25 ]
}

# The home of the `java` on the PATH, in $home.
jdk_on_path() {
  home=$(command -v java) || return 1
  while [ -L "$home" ]; do
    target=$(readlink "$home")
    case $target in
      /*) home=$target ;;
      *) home=${home%/*}/$target ;;
    esac
  done
  home=${home%/bin/java}
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_feature "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  if jdk_on_path && jdk_feature "$home"; then
    JAVA_HOME=$home
    export JAVA_HOME
    return 0
  fi
  for home in /usr/lib/jvm/* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "${HOME:-}"/.jdks/*; do
    if jdk_feature "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  if [ -x /usr/libexec/java_home ] && home=$(/usr/libexec/java_home -v 25+ 2>/dev/null) &&
    jdk_feature "$home"; then
    JAVA_HOME=$home
    export JAVA_HOME
    return 0
  fi
  echo "undebug: no JDK of 25 or newer in JAVA_HOME, on the PATH, in /usr/lib/jvm, SDKMAN or java_home;" \
    "install one (for example Eclipse Temurin 25) and set JAVA_HOME to it" >&2
  return 1
}

# Maven, quiet about its own libraries' use of JDK internals; $@ are its arguments.
run_maven() {
  command -v mvn >/dev/null || {
    echo "undebug: no Maven on the PATH; install Maven 3.8 or newer" >&2
    return 2
  }
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
    mvn "$@"
}
