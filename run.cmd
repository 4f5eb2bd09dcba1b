@echo off
rem Opens Dabir, or passes all its tests; sets up first whatever is missing, and nothing twice.
rem
rem   run [arguments of main.py]
rem   run test [arguments of pytest]
rem
rem English, since a Windows console neither joins nor orders Persian letters.
setlocal
set "here=%~dp0"
set "python=%here%.venv\Scripts\python.exe"
set "pins=requirements.txt"
if /i "%~1"=="test" set "pins=requirements-dev.txt"
set "stamp=%here%.venv\installed-%pins%"

rem Set-up is done again when the pins have changed since.
set "compare=import filecmp, sys; sys.exit(not filecmp.cmp(sys.argv[1], sys.argv[2], False))"
"%python%" -c "%compare%" "%here%%pins%" "%stamp%" >nul 2>&1
if not errorlevel 1 goto ready
echo Installing Python packages; this takes a while. 1>&2
if not exist "%python%" py -3.11 -m venv "%here%.venv"
if not exist "%python%" (
    echo Dabir needs Python 3.11: install it from python.org, then run this again. 1>&2
    exit /b 1
)
"%python%" -m pip install --quiet --require-hashes -r "%here%%pins%" 1>&2
if errorlevel 1 exit /b 1
copy /y "%here%%pins%" "%stamp%" >nul

:ready
if /i "%~1"=="test" goto test
"%python%" "%here%main.py" %*
exit /b %errorlevel%

:test
cd /d "%here%"
"%python%" -m ruff check
if errorlevel 1 exit /b 1
"%python%" -m ruff format --check
if errorlevel 1 exit /b 1
"%python%" -m mypy
if errorlevel 1 exit /b 1
.venv\Scripts\lint-imports.exe
if errorlevel 1 exit /b 1
"%python%" -m pytest %2 %3 %4 %5 %6 %7 %8 %9
exit /b %errorlevel%
