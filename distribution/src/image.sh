#!/bin/sh
# Builds an image: a Java with nothing in it but what stopover needs, and stopover itself as one module, whose classes lie
# in the default archive of that Java, loaded with it.
#
# usage: image.sh JAVA_HOME RUNNABLE_JAR VERSION IMAGE
set -eu

home=$1
jar=$2
version=$3
image=$4
here=$(cd "$(dirname "$0")" && pwd -P)
training=$here/../../test-fixtures/projects
work=$image-work
rm -rf "$image" "$work"
mkdir -p "$work"

# Several of the libraries are no modules, and jlink takes only those: together with stopover they become one.
modules=$("$home/bin/jdeps" --multi-release 17 --print-module-deps --ignore-missing-deps "$jar")
{
    echo "open module dev.stopover {"
    echo "$modules" | tr ',' '\n' | sed 's/.*/    requires &;/'
    echo "}"
} >"$work/module-info.java"
cp "$jar" "$work/dev.stopover.jar"
"$home/bin/javac" --release 17 -d "$work" --patch-module "dev.stopover=$jar" "$work/module-info.java"
"$home/bin/jar" --update --file "$work/dev.stopover.jar" --main-class dev.stopover.cli.Main \
    --module-version "$version" -C "$work" module-info.class

"$home/bin/jlink" --module-path "$work/dev.stopover.jar" --add-modules dev.stopover --output "$image" \
    --no-header-files --no-man-pages \
    --add-options " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn24m -XX:SurvivorRatio=3 -XX:TargetSurvivorRatio=90 -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr"

# Without a name for the archive, the dump takes the place of the default one: no option is needed to use it.
java=$image/bin/java
main=dev.stopover/dev.stopover.cli.Main
"$java" "-XX:DumpLoadedClassList=$work/classes" -m $main check --allow-empty -- "$training" >/dev/null || [ $? -eq 1 ]
"$java" -Xshare:dump "-XX:SharedClassListFile=$work/classes" -m $main >/dev/null
rm -f "$image/lib/server/classes_nocoops.jsa" "$image/bin/keytool" "$image/bin/jrunscript"

cp "$here/../../cli/target/bin/stopover" "$here/../../cli/target/bin/stopover.cmd" "$image/bin/"
cp "$here/../../LICENSE" "$image/"
chmod 755 "$image/bin/stopover"
[ "$("$java" -Xshare:on -m $main --version)" = "stopover $version" ]
rm -rf "$work"
