@echo off
rem Starts stopover from where it is installed: beside it lie stopover.jar with its libraries in lib, or the Java that it
rem was built into. It ends with 2 where it cannot do its work.
setlocal DisableDelayedExpansion
set "app=%~dp0.."

if exist "%app%\lib\modules" (
    "%app%\bin\java.exe" -m dev.stopover/dev.stopover.cli.Main %*
    goto :end
)

set "java=java.exe"
set "home="
if defined JAVA_HOME (
    set "java=%JAVA_HOME%\bin\java.exe"
    set "home=%JAVA_HOME%"
    goto :found
)
for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java (
    echo stopover: running needs Java 17 or later, and there is no java on the PATH>&2
    exit /b 2
)
for %%j in ("%java%") do for %%h in ("%%~dpj..") do set "home=%%~fh"
:found
if not exist "%java%" (
    echo stopover: JAVA_HOME is %JAVA_HOME%, but there is no %java%>&2
    exit /b 2
)

set "version="
if exist "%home%\release" for /f "usebackq tokens=1,2 delims==" %%a in ("%home%\release") do (
    if "%%a"=="JAVA_RUNTIME_VERSION" set "version=%%~b"
)

rem Short runs: the first compiler only, and the simplest collector. The JVM prints its warnings to standard output unless
rem told otherwise, and there they would spoil a report.
set options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn24m -XX:SurvivorRatio=3 -XX:TargetSurvivorRatio=90 -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr

rem An archive of loaded classes halves the start. It lies in the user's own cache, and its name says for which Java and
rem which installation it is. One of several first starts takes it over.
set "archive="
if not defined version goto :run
if not defined LOCALAPPDATA goto :run
set "place=%app::=%"
set "place=%place:\=+%"
set "place=%place:/=+%"
set "archive=%LOCALAPPDATA%\stopover\@project.version@-%version%-%place%.jsa"
if exist "%archive%" goto :run
if defined CI goto :plain
if not exist "%LOCALAPPDATA%\stopover" mkdir "%LOCALAPPDATA%\stopover" 2>nul
set "made=%archive%.%RANDOM%"
"%java%" "-XX:ArchiveClassesAtExit=%made%" %options% -jar "%app%\stopover.jar" check --allow-empty -- "%app%\training" >nul 2>&1
"%java%" -Xshare:on "-XX:SharedArchiveFile=%made%" %options% -jar "%app%\stopover.jar" --version >nul 2>&1
if errorlevel 1 (
    del /q "%made%" 2>nul
    goto :plain
)
move /y "%made%" "%archive%" >nul 2>&1
if not exist "%archive%" goto :plain
:run
if defined archive (
    "%java%" "-XX:SharedArchiveFile=%archive%" %options% -jar "%app%\stopover.jar" %*
    goto :end
)
:plain
"%java%" %options% -jar "%app%\stopover.jar" %*
:end
exit /b %errorlevel%
