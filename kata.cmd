@echo off
rem The workshop command; kata --help says what it does. Exit code 77 of it means: its classes are older than its sources.
setlocal
cd /d "%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem Before anything is built or downloaded: it may be the reason why that fails.
if "%~1"=="doctor" if "%~2"=="" "%java%" workshop\src\main\java\kata\workshop\doctor\Doctor.java & exit /b
if not exist workshop\target\built call :build || exit /b 1
"%java%" @workshop\target\kata.args kata.workshop.Kata %*
if not %errorlevel%==77 exit /b %errorlevel%
call :build || exit /b 1
"%java%" @workshop\target\kata.args kata.workshop.Kata %*
exit /b %errorlevel%

:build
"%java%" -version >nul 2>&1 || (
  echo There is no Java at %java%: install a JDK, version 17, 21 or 25, or correct JAVA_HOME. 1>&2
  exit /b 1
)
echo Building the kata command ... 1>&2
call mvnw.cmd -q process-classes -pl :workshop 1>&2 || exit /b 1
type nul > workshop\target\built
