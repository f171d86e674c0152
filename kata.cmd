@echo off
rem The workshop command; kata --help says what it does. Exit code 77 of it means: its classes are older than its sources.
setlocal
cd /d "%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not exist workshop\target\built call :build || exit /b 1
"%java%" @workshop\target\kata.args kata.workshop.Kata %*
if not %errorlevel%==77 exit /b %errorlevel%
call :build || exit /b 1
"%java%" @workshop\target\kata.args kata.workshop.Kata %*
exit /b %errorlevel%

:build
echo Building the kata command ... 1>&2
call mvnw.cmd -q process-classes -pl :workshop 1>&2 || exit /b 1
type nul > workshop\target\built
